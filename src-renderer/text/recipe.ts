// Words of the recipe panel: steps, palette, parameter form, conditions, history.
// Says nothing about single operations; their words come from the engine.
import type { ConditionTest, OperationKind } from '../../src-main/contract/recipe.ts'

export { operationGroups } from '../../src-main/contract/text/zh-CN/operations.ts'

export const recipeText = {
  title: '处理配方',
  summary: (steps: number, off: number) => (off === 0 ? `共 ${steps} 步` : `共 ${steps} 步，其中 ${off} 步已停用`),
  empty: '还没有处理步骤',
  emptyHint: '点“添加步骤”选择一种处理，先在自己的数据上看效果，再加入配方。原始数据不会被改动。',
  add: '添加步骤',
  suggest: '按体检建议',
  undo: '撤销',
  redo: '重做',
  undoKey: '撤销（Ctrl+Z）',
  redoKey: '重做（Ctrl+Y）',
  history: '修改记录',
  historyHint: '每次修改都会留下记录。撤销后再改会另起一支，原来的不会丢失，点一下就能回去。',
  historyOtherBranch: '另一支',
  historyHere: '当前',
  historyStart: '刚导入',
  switchOn: (title: string) => `启用：${title}`,
  switchOff: (title: string) => `停用：${title}`,
  stepMenu: (title: string) => `更多操作：${title}`,
  edit: '修改',
  duplicate: '复制一步',
  remove: '删除',
  insertAbove: '在上面插入一步…',
  insertBelow: '在下面插入一步…',
  broken: (steps: number) => `这样改，后面有 ${steps} 步会受影响`,
  brokenHint: '这几步要用的列会没有了：',
  brokenMore: (steps: number) => `还有 ${steps} 步同样受影响。`,
  brokenGoOn: '仍然修改',
  brokenStop: '不改了',
  brokenStep: (number: number, sentence: string) => `第 ${number} 步 ${sentence}`,
  moveUp: '上移',
  moveDown: '下移',
  drag: '拖动可以换顺序；也可以按 Alt+↑、Alt+↓',
  off: '已停用',
  noEffect: '没有改动任何一行',
  unable: { stops: '；改好之前不能运行。', leftOut: '；运行时会跳过这一步，并写进处理报告。' },
  counts: {
    changed: (rows: string) => `改动 ${rows} 行`,
    removed: (rows: string) => `删除 ${rows} 行`,
    added: (rows: string) => `新增 ${rows} 行`,
    failed: (cells: string) => `${cells} 格无法处理，保持原样`,
  },
  kinds: { clean: '清洗', mask: '脱敏', deidentify: '去标识' } satisfies Record<OperationKind, string>,
  saved: {
    add: (step: string) => `添加${step}`,
    insert: (step: string, place: number) => `在第 ${place} 步插入${step}`,
    edit: (step: string) => `修改${step}`,
    remove: (step: string) => `删除${step}`,
    duplicate: (step: string) => `复制${step}`,
    move: (step: string, from: number, to: number) => `把${step}从第 ${from} 步移到第 ${to} 步`,
    on: (step: string) => `启用${step}`,
    off: (step: string) => `停用${step}`,
  },
  stepName: (title: string, columns: readonly string[]) => {
    const shown = columns.slice(0, 2).map(column => `「${column}」`)
    const more = columns.length > shown.length ? `等 ${columns.length} 列` : ''
    return `“${title}”${shown.join('')}${more}`
  },
} as const

export const paletteText = {
  title: '选择处理方法',
  search: '搜索，可输入汉字或拼音首字母，如 qc',
  nothing: (query: string) => `没有找到与“${query}”有关的处理方法`,
  clear: '清除搜索',
  chosenColumns: '所选列',
  kindHint: {
    clean: '改正写法不一、空值、错值和重复',
    mask: '让敏感内容不再能看出原值',
    deidentify: '降低从几列拼出一个人的可能',
  } satisfies Record<OperationKind, string>,
} as const

export const stepEditorText = {
  addTitle: '添加步骤',
  editTitle: '修改步骤',
  back: '换一种处理',
  columns: '处理哪些列',
  columnsOne: '处理哪一列',
  columnsPlaceholder: '选择列，可输入列名查找',
  columnsTooFew: (min: number) => (min === 1 ? '请至少选择 1 列' : `请至少选择 ${min} 列`),
  columnsTooMany: (max: number) => `最多选择 ${max} 列`,
  columnGone: '这一列已不存在',
  allColumns: '全选',
  scope: '只处理符合条件的行',
  risk: '别人还能看出什么',
  apply: '加入配方',
  save: '保存修改',
  cancel: '取消',
  required: '请填写这一项',
  atLeast: (min: number) => `不能小于 ${min}`,
  atMost: (max: number) => `不能大于 ${max}`,
  wholeNumber: '请填写整数',
  tooLong: (max: number) => `最多 ${max} 个字`,
  noColumn: '请选择列',
  noValue: '请填写要比较的值',
  badJson: '写法不对，请检查括号和引号',
} as const

export const widgetText = {
  none: '不设置',
  textsPlaceholder: '输入后按回车，可以填多个',
  choicePlaceholder: '请选择',
  addRow: '添加一行',
  removeRow: '删除这一行',
  from: '原来的值',
  to: '改成',
  seed: '填入这一列常见的值',
  seedNothing: '这一列还没有体检结果，请先到“体检”里运行一次',
  pasteHint: '可以从 Excel 或 WPS 复制两列直接粘贴到表里',
  seeded: (count: number) => `已填入 ${count} 个值，只需改右边一列；没改的行不会加入`,
} as const

export const conditionText = {
  all: '以下条件全部满足',
  any: '以下条件满足任意一个',
  add: '再加一个条件',
  remove: '去掉这个条件',
  column: '列',
  test: '比较',
  value: '值',
  values: '值，按回车分开',
  matchLabel: '条件之间的关系',
  tests: {
    empty: '为空',
    notEmpty: '不为空',
    equals: '等于',
    notEquals: '不等于',
    contains: '包含',
    notContains: '不包含',
    startsWith: '开头是',
    endsWith: '结尾是',
    in: '是其中之一',
    notIn: '不在其中',
    matches: '符合写法规则（正则）',
    greaterThan: '大于',
    atLeast: '大于或等于',
    lessThan: '小于',
    atMost: '小于或等于',
    before: '早于',
    after: '晚于',
    since: '不早于',
    upTo: '不晚于',
    notNumber: '不是数字',
    notDate: '不是日期',
    hasProblem: '有这些问题',
  } satisfies Record<ConditionTest, string>,
} as const

export const previewText = {
  title: '在您的数据上看效果',
  row: '行',
  loading: '正在计算…',
  waiting: '选好列并填好左边的内容，这里会显示处理前后的对比。',
  counts: (rows: number, changed: number, removed: number, added: number) => {
    const parts = [
      changed > 0 ? `${changed} 行会改变` : '',
      removed > 0 ? `${removed} 行会删除` : '',
      added > 0 ? `另外多出 ${added} 行` : '',
    ]
    return `这 ${rows} 行中有 ${parts.filter(part => part !== '').join('，')}`
  },
  reshaped: (rows: number) => `看这 ${rows} 行的样子`,
  nothing: (rows: number) => `这 ${rows} 行没有变化。可以往后翻，或检查左边的设置。`,
  onlyChanged: '只看有变化的行',
  earlier: '往前',
  later: '往后',
  rows: (from: string, to: string) => `第 ${from}–${to} 行`,
  removedRow: '这一行会被删除',
  addedRow: '由同一行拆出来的又一行',
  emptyCell: '空',
} as const

export const cellText = {
  title: (row: string, column: string) => `更正第 ${row} 行的「${column}」`,
  was: '现在是',
  empty: '空白',
  becomes: '改为',
  hint: '更正会记成配方里的一步“手工更正”，随时可以撤销；导入的原文件不会动。',
  save: '更正',
  cancel: '取消',
  saved: (row: string, column: string) => `更正第 ${row} 行的「${column}」`,
  rangeTitle: (cells: string) => `更正选中的 ${cells} 格`,
  rangeWas: (values: string) => `现在有这些值：${values}`,
  rangeMore: (count: string) => ` 等 ${count} 种`,
  rangeGone: (cells: string) => `其中 ${cells} 格所在的行或列清洗后已经没有了，不会改。`,
  rangeTooMany: (most: string) => `一次最多更正 ${most} 格。要改的更多时，请用“查找替换”，或先筛选再加一步处理。`,
  rangeNothing: '选中的格清洗后都已经没有了。',
  rangeSaved: (cells: string) => `更正选中的 ${cells} 格`,
  rowGone: '这一行已经被前面的步骤删掉了，不用再改。',
  columnGone: '清洗以后已经没有这一列了。请更正留下的列。',
} as const

export const keyText = {
  placeholder: '选择密钥',
  nothing: '还没有密钥，在下面起个名字新建一个',
  newName: '新密钥的名字，如 2026年度',
  create: '新建',
} as const
