// Words of the workbench and the list of datasets.
// Nothing of the steps inside a dataset.
export const workbenchText = {
  title: '工作台',
  greeting: '从一个表格开始，到一个可以开放的数据包。',
  dropTitle: '把表格拖到这里',
  dropHint: '支持 Excel、WPS 表格、CSV 和文本表格。文件只在本机读取，不会改动原文件。',
  choose: '选择文件',
  samplesTitle: '试一试示例数据',
  samplesHint: '用随软件附带的示例表格走一遍，里面的人和事都是虚构的。',
  recent: '我的数据集',
  all: '全部数据集',
  nextStep: (step: string) => `继续：${step}`,
  flowTitle: '一个表格要走的路',
  flow: [
    { step: '导入', text: '看清文件里有什么，标题、小计自动搁置' },
    { step: '体检', text: '逐格检查空值、错值和个人信息' },
    { step: '清洗', text: '统一写法，改正错值，每一步都能撤销' },
    { step: '脱敏', text: '按级别遮盖或换掉个人信息' },
    { step: '编目', text: '照规定填好目录，缺什么随时提示' },
    { step: '导出', text: '逐条核对开放条件，生成数据包' },
  ],
} as const

export const waitingText = {
  title: '等我处理',
  none: '没有等着处理的事。把新的表格拖进来就可以开始。',
  mark: '：',
  more: (count: number) => `还有 ${count} 个，见下面的列表`,
  afterwards: (sentences: readonly string[]) => `随后 ${sentences.join('；')}`,
  go: (step: string) => `去${step}`,
  notExamined: '还没有逐列检查',
  notRun: (steps: string) => `${steps} 个步骤还没有运行`,
  catalogueEmpty: '目录信息还没有填写',
  catalogueMissing: (count: string) => `还差 ${count} 项必填内容`,
  notChecked: '还没有检查开放条件',
  gatesFailed: (count: string) => `还有 ${count} 项开放条件没有满足`,
  ready: '条件都满足了，可以生成数据包',
} as const

export const recentText = {
  title: '最近打开的文件',
  gone: '这个文件已经不在原来的地方了',
  forget: '清除这份列表',
} as const

export const listText = {
  title: '数据集',
  sentence: '每个数据集是一个导入的表格，连同它的处理步骤、结果和目录信息。',
  empty: '还没有数据集。导入一个表格就有了。',
  name: '名称',
  source: '来源文件',
  rows: '行数',
  columns: '列数',
  steps: '进度',
  gates: '开放条件',
  changed: '最近改动',
  open: '打开',
  more: '更多操作',
  remove: '删除',
  removeTitle: (name: string) => `删除“${name}”？`,
  removeText: '导入的数据、处理步骤、结果和目录信息都会从工作文件夹里删除，不能撤销。原来的表格文件不受影响。',
  removed: '已删除',
  notChecked: '未检查',
  search: '按名称或文件名查找',
  noMatch: '没有符合的数据集',
} as const

export const dueText = {
  title: '按期要办的',
  more: (count: number) => `还有 ${count} 项，见台账`,
  atOnce: '立即办理',
  left: (days: number) => (days < 0 ? `逾期 ${-days} 个工作日` : `还有 ${days} 个工作日`),
  until: (date: string) => `期限 ${date}`,
  daysLeft: (days: number) => (days === 0 ? '今天到期' : `还有 ${days} 天`),
  milestone: '报送日期',
  goDates: '看日期',
  goCases: '去办理',
  goItem: '去编目',
  update: '更新数据',
  late: (days: number) => `更新逾期 ${days} 天`,
  assessment: '重新评估',
  assessmentLate: (days: number) => `评估逾期 ${days} 天`,
  attribute: '调整开放属性',
  dueAtOnce: (days: number) => `应当及时转为无条件开放，已过 ${days} 天`,
} as const
