// Words of attacks on a result: what was tried, what it found, what would stop it.
// Figures come in; nothing is computed here but their spelling.
import type { AttackId, AttackVerdict, ContradictionKind } from '../../attacks.ts'

const number = (value: number) => value.toLocaleString('en-US', { maximumFractionDigits: value < 10 ? 1 : 0 })

/** Never rounds to all or nothing. */
function percent(part: number, whole: number): string {
  if (whole === 0) return '0%'
  const share = (part / whole) * 100
  if (part === 0 || part === whole) return `${share}%`
  return share < 0.1 ? '不到 0.1%' : share > 99.9 ? '99.9% 以上' : `${share.toFixed(1)}%`
}

const list = (columns: readonly string[]) => columns.map(column => `“${column}”`).join('、')

export const attackTitles: Record<AttackId, string> = {
  hiddenDigits: '猜出被遮住的号码',
  hashDictionary: '逐个试算，还原没有密钥的哈希',
  restore: '用公开的列还原处理过的列',
  frequency: '按出现次数猜假名',
  rowOrder: '从行的顺序看出内容',
  singleOut: '几列合起来只对应一行',
  linkage: '和另一张表对上号',
}

export const verdictTitles: Record<AttackVerdict, string> = {
  broken: '能还原',
  weak: '要留意',
  holds: '没有还原',
}

interface HiddenDigits {
  column: string
  using: readonly string[]
  records: number
  recovered: number
  /** 0–1. */
  few: number
  median: number | null
  least: number | null
}

interface HashWords {
  column: string
  algorithm: string
  target: string
  range: string
  records: number
  recovered: number
  tried: boolean
}

export const attackSentence = {
  hiddenDigits({ column, using, records, recovered, few, median, least }: HiddenDigits): string {
    const help = using.length === 0 ? '只凭露出的数字和校验位' : `凭露出的数字、校验位，加上公开的${list(using)}`
    if (recovered > 0) {
      return `${help}，“${column}”的 ${number(records)} 个号码里有 ${number(recovered)} 个（${percent(recovered, records)}）能算出唯一答案，等于没有遮。`
    }
    if (least === null) return `“${column}”露出的数字和其他列对不上，推不出完整号码。`
    const most = few > 0 ? `，其中 ${percent(few, 1)} 的号码只剩不到 10 种可能` : ''
    return `${help}，“${column}”的每个号码还剩 ${number(least)} 种以上可能（一般 ${number(median ?? least)} 种）${most}。`
  },
  hiddenDigitsEffort: '逐条穷举：地区代码、出生日期、顺序码，用校验位筛选。',
  dropInstead: (column: string) => `删除“${column}”，或改用带密钥的假名`,
  hash({ column, algorithm, target, range, records, recovered, tried }: HashWords): string {
    const kind = `“${column}”像是没有密钥的 ${algorithm} 值`
    if (!tried) return `${kind}：把所有${target}逐个算一遍就能还原。`
    if (recovered === 0) return `${kind}，在${range}里没有试出原来的${target}；换一个范围、多花些时间就可能试出。`
    return `“${column}”是没有密钥的 ${algorithm} 值：只试了${range}，就还原出 ${number(recovered)} 条的${target}（共 ${number(records)} 条）；试完全部范围，等于全部公开。`
  },
  hashEffort(tried: number, whole: number, seconds: number): string {
    const pace =
      seconds > 0
        ? `，用时 ${number(seconds)} 秒；照这个速度，试完全部 ${number(whole)} 个约需 ${duration((seconds / tried) * whole)}`
        : ''
    return `试算了 ${number(tried)} 个${pace}。`
  },
  hashNotTried: '这次只认出了写法，没有逐个试算。',
  hashRangeMobile: (prefix: string, tried: number, all: number) =>
    tried >= all ? `${prefix} 开头的手机号（共 1 亿个）` : `${prefix} 开头的前 ${number(tried)} 个手机号`,
  hashRangeId: (places: number, days: number, tried: number, all: number) =>
    `${number(places)} 个县区、${number(days)} 个出生日期的身份证号${tried >= all ? '' : `（前 ${number(tried)} 个）`}`,
  restorePart: (from: string, to: string, recovered: number, records: number) =>
    `公开的“${from}”里就写着“${to}”：${number(records)} 条里能读出 ${number(recovered)} 条（${percent(recovered, records)}）。`,
  restoreDerived: (from: string, to: string, recovered: number, records: number) =>
    `由公开的“${from}”能算出处理过的“${to}”：${number(records)} 条里算出 ${number(recovered)} 条（${percent(recovered, records)}）。`,
  restoreFollows: (from: string, to: string, recovered: number, records: number) =>
    `“${from}”和“${to}”一一对应：知道一半的对应关系，就能填出另一半里 ${number(recovered)} 条（共 ${number(records)} 条，${percent(recovered, records)}）。`,
  sameThing: (from: string, to: string, same: number, rows: number) =>
    `“${from}”和“${to}”说的是同一件事，只是写法不同：整张表 ${number(rows)} 行里 ${number(same)} 行一一对应（${percent(same, rows)}）。公开“${from}”，手里有对照表的人就能查出“${to}”。`,
  followsFrom: (from: string, to: string, same: number, rows: number) =>
    `“${from}”一样的行，“${to}”也一样：整张表 ${number(rows)} 行里 ${number(same)} 行如此（${percent(same, rows)}）。知道其中一行的，就知道其余各行的。`,
  restoreWhole: '按整张表里列与列的关系得出。',
  restoreEffort: '逐列比对公开的列与处理前的列，并用错开的行排除巧合。',
  frequency: (column: string, recovered: number, records: number) =>
    recovered === 0
      ? `“${column}”的假名按出现次数分不出谁是谁。`
      : `“${column}”的假名可以按出现次数对号：知道原来各有多少条的人，能认出其中 ${number(recovered)} 条（共 ${number(records)} 条，${percent(recovered, records)}）。`,
  frequencyEffort: '假定对方知道处理前每个值各出现多少次。',
  frequencyAgainst: (name: string) => `对方手里是“${name}”里各值的出现次数。`,
  rowOrder: (column: string, share: number) =>
    `结果的行还是按“${column}”的顺序排的（${percent(share, 1)} 的相邻行顺序一致）：认出几行，夹在中间的也能推知。`,
  serialLeft: (column: string) => `“${column}”每行一个号，顺序和原表一样：手里有原表的人凭它就能逐行对上。`,
  rowOrderHolds: '行的顺序没有泄露处理过的列。',
  rowOrderEffort: '比较相邻两行在原表各列里的先后。',
  singleOut: (columns: readonly string[], alone: number, rows: number) =>
    alone === 0
      ? `${list(columns)}合起来，没有哪一行是独一无二的。`
      : `知道某人的${list(columns)}，就能在结果里锁定唯一一行：这样的行有 ${number(alone)} 行（共 ${number(rows)} 行，${percent(alone, rows)}）。这还不是姓名，但和别的表一对就可能认出人。`,
  singleOutNothing: '没有可以拿来认人的列。',
  singleOutEffort: '数每一种取值组合有几行。',
  linkage: (name: string, columns: readonly string[], linked: number, right: number | null, rows: number) => {
    if (columns.length === 0) return `“${name}”和结果没有可以对照的列。`
    const sure = right === null ? '' : `，核对原表，其中 ${number(right)} 行对得没错`
    return linked === 0
      ? `用${list(columns)}和“${name}”对照，没有一行能唯一对上。`
      : `用${list(columns)}和“${name}”对照，${number(linked)} 行只对得上一个人（共 ${number(rows)} 行，${percent(linked, rows)}）${sure}。`
  },
  linkageEffort: (rows: number) => `另一张表有 ${number(rows)} 行；日期、年龄段、遮住的号码都按结果的写法对照。`,
  linkageOut: (column: string) => `删除或再概括“${column}”，让能唯一对上的行变少`,
  reorder: '按公开的各列重新排序',
  nobody: (rows: number) => `试过的攻击没有认出任何人（${number(rows)} 行）。`,
  somebody: (identified: number, rows: number) =>
    `攻击认出了 ${number(identified)} 行（共 ${number(rows)} 行，${percent(identified, rows)}）的身份信息。`,
} as const

function duration(seconds: number): string {
  if (seconds < 90) return `${number(Math.max(1, Math.round(seconds)))} 秒`
  if (seconds < 5400) return `${number(Math.round(seconds / 60))} 分钟`
  return seconds < 172_800 ? `${number(seconds / 3600)} 小时` : `${number(seconds / 86_400)} 天`
}

export const leftSentence = {
  notPublished: '整列不公开，只能瞎猜。',
  unchanged: '和原来一样，什么也没有遮住。',
  keyed: (left: number, before: number) =>
    `没有密钥时只看得出哪些行是同一个值；原来的 ${number(waysOf(before))} 种可能里，${left < ALMOST_NONE ? '按出现次数几乎都能分开' : `约有 ${number(waysOf(left))} 种分不开`}。`,
  narrowed: (median: number, least: number, left: number) =>
    `对着公开的值，每条还有 ${number(least)} 种以上可能（一般 ${number(median)} 种）；常见的更容易猜中，相当于${guessText(left)}。`,
  byBuild: (least: number, median: number) =>
    `按号码的编法，每条还有 ${number(least)} 种以上可能（一般 ${number(median)} 种）。`,
  inTable: (least: number, left: number) =>
    `在这张表里，每个公开的值至少对应 ${number(least)} 种原值；常见的更容易猜中，相当于${guessText(left)}。`,
  told: '公开的值和原值一一对应：有这张原表的人一看就知道。',
} as const

const ALMOST_NONE = 0.5

/** As many equally likely values are as hard to guess as so many bits of entropy. */
const waysOf = (bits: number): number => Math.max(1, Math.round(2 ** bits))

const guessText = (bits: number): string =>
  bits < ALMOST_NONE ? '几乎不用猜' : `在约 ${number(waysOf(bits))} 种里猜一种`

/** What a column holds or still hides, for people who do not reckon in bits. */
export const waysText = (bits: number): string => (bits < ALMOST_NONE ? '几乎不用猜' : `约 ${number(waysOf(bits))} 种`)

/** For the reviewer, who compares columns by it. */
export const leftInBits = (before: number, left: number): string =>
  `（信息量：原有 ${before.toFixed(1)} 比特，还剩 ${left.toFixed(1)} 比特）`

export const contradictionTexts: Record<ContradictionKind, (left: string, right: string, rows: number) => string> = {
  birthAndId: (id, birth, rows) => `“${id}”里的出生日期和“${birth}”在 ${number(rows)} 行对不上，处理前是一致的`,
  sexAndId: (id, sex, rows) => `“${id}”里的性别和“${sex}”在 ${number(rows)} 行对不上，处理前是一致的`,
  ageAndId: (id, age, rows) => `“${id}”里的年龄和“${age}”在 ${number(rows)} 行对不上，处理前是一致的`,
  placeAndId: (id, place, rows) => `“${id}”里的地区和“${place}”在 ${number(rows)} 行对不上，处理前是一致的`,
  ageAndBirth: (birth, age, rows) => `“${birth}”和“${age}”在 ${number(rows)} 行对不上，处理前是一致的`,
}
