// Words of the masking page: rules by column, suggestions, samples, leftover check.
// Operations and kinds of values bring their own words.
import type { Semantics } from '../../src-main/contract/profile.ts'

export const maskText = {
  leftoversFound: (count: string) => `残留检查：${count} 处`,
  tabs: { columns: '逐列处理', leftovers: '残留检查', attacks: '攻击测试' },
  recipe: '查看配方',
  needProfile: '还没有体检结果，看不出哪些列敏感。',
  runProfile: '现在体检',
  profiling: '正在体检…',
  head: {
    column: '列',
    kind: '识别为',
    role: '作用',
    grade: '级别',
    rule: '怎样处理',
    sample: '处理前 → 处理后',
    learn: '别人还能看出什么',
  },
  unknownKind: '未识别',
  confidence: { certain: '确定', likely: '很可能', possible: '可能' } satisfies Record<Semantics['confidence'], string>,
  keep: '保留原样',
  suited: '适合这一列',
  others: '其他做法',
  ruleLabel: (column: string) => `“${column}”怎样处理`,
  several: (count: number) => `共 ${count} 步`,
  editRule: '修改这一步',
  gone: '整列删除',
  emptyCell: '空',
  hidden: '••••••',
  reveal: '显示原值',
  hide: '隐藏原值',
  revealColumn: (column: string) => `显示“${column}”的原值`,
  hideColumn: (column: string) => `隐藏“${column}”的原值`,
  noSample: '前面的行里没有内容',
  keptDirect: '原样公开。凭这一列就能认出是谁。',
  keptQuasi: '原样公开。和其他列合起来可能认出是谁。',
  keptSensitive: '原样公开。一旦和某个人对上，会伤害到他。',
  keptNone: '原样公开。',
  keptUnknown: '原样公开。还不清楚这一列是否敏感。',
  changed: (column: string, rule: string) => `“${column}”改为${rule}`,
  scopeOnly: (risk: string) => `只处理了符合条件的行，其余行原样公开。${risk}`,
} as const

export const consistencyText = {
  title: (count: number) => `有 ${count} 处处理等于没处理，或者处理后对不上`,
  followed: (count: number) => `有 ${count} 处要您定：公开的列和处理过的列说的是同一回事`,
  choose: '任选一种：',
  lookedAt: (rows: string, related: string | null) =>
    related === null
      ? `从整张表里均匀取 ${rows} 行核对，改动后自动重新核对；体检里看过“列与列的关系”之后，整张表的关系也会用上。`
      : `从整张表里均匀取 ${rows} 行核对，并用上了 ${related} 行里列与列的关系；改动后自动重新核对。`,
} as const

export const leftoverText = {
  title: '结果里还有没有能认出人的内容',
  intro: '把运行配方后的结果从头到尾再查一遍，包括备注一类的文字里夹带的号码。',
  run: '开始检查',
  again: '重新检查',
  running: '正在检查结果…',
  stop: '停止',
  needResult: '请先运行配方，再检查结果。',
  clean: (rows: string) => `检查了 ${rows} 行，没有发现残留的敏感内容。`,
  found: (rows: string, count: string) => `检查了 ${rows} 行，发现 ${count} 处。`,
  limited: (count: string) => `下面列出前 ${count} 处，数量以上面为准。`,
  byKind: '按种类',
  byColumn: '按列',
  all: '全部',
  row: '行号',
  column: '列',
  kind: '种类',
  excerpt: '内容（已遮盖）',
  lookalike: '形似，校验不通过',
  show: '去看这一格',
  fix: '处理这一列',
} as const
