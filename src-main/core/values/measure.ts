// Units of length, area, mass, volume and money, and exact conversion between them.
// Never goes through floating point: a 亩 is 10000/15 m², kept as a fraction until the end.
import { judgedForm } from './normalize-text.ts'
import { parseNumberText, roundDecimal, trimDecimal } from './number-text.ts'

interface Unit {
  readonly dimension: 'length' | 'area' | 'mass' | 'volume' | 'money'
  /** Size in the dimension's base unit, as numerator and denominator. */
  readonly size: readonly [bigint, bigint]
  /** How people write it behind a number. */
  readonly words: readonly string[]
}

/** GB 3100-1993, and the old units still written in land and grain tables: 亩 = 10000/15 m², 里 = 500 m, 斤 = 500 g. */
const UNITS = {
  millimetre: { dimension: 'length', size: [1n, 1n], words: ['毫米', 'mm'] },
  centimetre: { dimension: 'length', size: [10n, 1n], words: ['厘米', '公分', 'cm'] },
  metre: { dimension: 'length', size: [1000n, 1n], words: ['米', 'm'] },
  li: { dimension: 'length', size: [500_000n, 1n], words: ['里', '华里'] },
  kilometre: { dimension: 'length', size: [1_000_000n, 1n], words: ['千米', '公里', 'km'] },
  squareMetre: { dimension: 'area', size: [1n, 1n], words: ['平方米', '平米', '㎡', 'm2', 'm²'] },
  mu: { dimension: 'area', size: [10_000n, 15n], words: ['亩'] },
  hectare: { dimension: 'area', size: [10_000n, 1n], words: ['公顷', 'hm2', 'hm²', 'ha'] },
  squareKilometre: { dimension: 'area', size: [1_000_000n, 1n], words: ['平方公里', '平方千米', 'km2', 'km²'] },
  gram: { dimension: 'mass', size: [1n, 1n], words: ['克', 'g'] },
  jin: { dimension: 'mass', size: [500n, 1n], words: ['斤', '市斤'] },
  kilogram: { dimension: 'mass', size: [1000n, 1n], words: ['千克', '公斤', 'kg'] },
  tonne: { dimension: 'mass', size: [1_000_000n, 1n], words: ['吨', 't'] },
  millilitre: { dimension: 'volume', size: [1n, 1n], words: ['毫升', 'ml'] },
  litre: { dimension: 'volume', size: [1000n, 1n], words: ['升', 'l'] },
  cubicMetre: { dimension: 'volume', size: [1_000_000n, 1n], words: ['立方米', '立方', '方', 'm3', 'm³'] },
  yuan: { dimension: 'money', size: [1n, 1n], words: ['元'] },
  tenThousandYuan: { dimension: 'money', size: [10_000n, 1n], words: ['万元', '万'] },
  hundredMillionYuan: { dimension: 'money', size: [100_000_000n, 1n], words: ['亿元', '亿'] },
} as const satisfies Record<string, Unit>

export type UnitId = keyof typeof UNITS
/** In the order of `UNITS`, smallest first within a dimension. */
export const UNIT_IDS = [
  'millimetre',
  'centimetre',
  'metre',
  'li',
  'kilometre',
  'squareMetre',
  'mu',
  'hectare',
  'squareKilometre',
  'gram',
  'jin',
  'kilogram',
  'tonne',
  'millilitre',
  'litre',
  'cubicMetre',
  'yuan',
  'tenThousandYuan',
  'hundredMillionYuan',
] as const satisfies readonly UnitId[]

export function sameDimension(left: UnitId, right: UnitId): boolean {
  return UNITS[left].dimension === UNITS[right].dimension
}

interface WrittenUnit {
  readonly word: string
  readonly id: UnitId
}

/** Longest words first, so that 平方米 is not read as 米. */
const WORDS: readonly WrittenUnit[] = UNIT_IDS.flatMap(id =>
  UNITS[id].words.map(word => ({ word: judgedForm(word).toLowerCase(), id })),
).sort((a, b) => b.word.length - a.word.length)

const CURRENCY = /[元圆¥$€£]/

/**
 * A measure as written, in decimal text of unit `to`, with at most `places` decimals. A unit behind the number counts; without one the
 * number is in `from`. null when the text is no number or its unit is of another dimension.
 */
export function convertMeasure(text: string, from: UnitId, to: UnitId, places: number): string | null {
  const judged = judgedForm(text)
  const lower = judged.toLowerCase()
  const written = WORDS.find(({ word, id }) => sameDimension(id, to) && lower.endsWith(word))
  const bare = written === undefined ? judged : judged.slice(0, -written.word.length)
  if (UNITS[to].dimension !== 'money' && CURRENCY.test(bare)) return null
  const number = parseNumberText(bare)
  return number === null ? null : scaled(number, UNITS[written?.id ?? from].size, UNITS[to].size, places)
}

function scaled(
  number: string,
  [up, down]: readonly [bigint, bigint],
  [toUp, toDown]: readonly [bigint, bigint],
  places: number,
): string {
  const [whole = '0', fraction = ''] = number.replace('-', '').split('.')
  const numerator = BigInt(whole + fraction) * up * toDown
  const denominator = 10n ** BigInt(fraction.length) * down * toUp
  // One digit more than asked, with a trace of the rest, so that halves round as the exact value does.
  const digits = places + 1
  const raised = numerator * 10n ** BigInt(digits)
  const text = (raised / denominator).toString().padStart(digits + 1, '0')
  const cut = text.length - digits
  const rounded = trimDecimal(roundDecimal(`${text.slice(0, cut)}.${text.slice(cut)}`, places))
  return number.startsWith('-') && rounded !== '0' ? `-${rounded}` : rounded
}
