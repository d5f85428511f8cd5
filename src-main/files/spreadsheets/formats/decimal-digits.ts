// Numbers as decimal digits: rounding and plain notation as spreadsheets do them, on at most 15 significant digits.
// Knows no format codes.

/** A number ≥ 0 as `digits` × 10^-`scale`, both decimal; `digits` without leading zeros ('' for zero). */
export interface Decimal {
  whole: string
  fraction: string
}

/** `value` ≥ 0 rounded half up to `places` decimals, on its 15 significant digits: 1.005 → 1.01, as spreadsheets show it. */
export function roundDecimal(value: number, places: number): Decimal {
  const [mantissa = '0', exponent = '0'] = value.toExponential(14).split('e')
  const digits = mantissa.replace('.', '')
  const point = Number(exponent) + 1
  const keep = point + places
  const kept =
    keep < 0
      ? ''
      : keep >= digits.length
        ? digits.padEnd(keep, '0')
        : roundUp(digits.slice(0, keep), digits.charAt(keep))
  const carried = kept.length - Math.max(keep, 0)
  const wholeLength = point + carried
  const filled = wholeLength < 0 ? '0'.repeat(-wholeLength) + kept : kept
  const cut = Math.max(wholeLength, 0)
  return {
    whole: filled.slice(0, cut).replace(/^0+/, ''),
    fraction: filled.slice(cut).padEnd(places, '0').slice(0, places),
  }
}

function roundUp(kept: string, next: string): string {
  if (next < '5') return kept
  let at = kept.length - 1
  while (at >= 0 && kept.charAt(at) === '9') at -= 1
  const zeros = '0'.repeat(kept.length - 1 - at)
  return at < 0 ? `1${zeros}` : `${kept.slice(0, at)}${Number(kept.charAt(at)) + 1}${zeros}`
}

const PLAIN_FROM = -20
const PLAIN_TO = 21

/**
 * Shortest decimal text that reads back as the same double. Plain notation for 1E-20 ≤ |value| < 1E+21; beyond that
 * `1E+300`, because twenty zeros help nobody.
 */
export function plainNumber(value: number): string {
  const text = String(value)
  if (!text.includes('e')) return Object.is(value, -0) ? '0' : text
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text)
  if (!match) return text
  const [, sign = '', first = '', rest = '', exponentText = '0'] = match
  const exponent = Number(exponentText)
  if (exponent < PLAIN_FROM || exponent >= PLAIN_TO) {
    return `${sign}${first}${rest === '' ? '' : `.${rest}`}E${exponent < 0 ? '-' : '+'}${Math.abs(exponent)}`
  }
  return `${sign}0.${'0'.repeat(-exponent - 1)}${first}${rest}`
}

/** What the General format shows of a number ≥ 0 in a wide column: 11 characters at most, then scientific. */
export function generalText(value: number): string {
  if (value >= 1e11) return scientificText(value)
  const plain = plainNumber(value)
  if (plain.length <= 11 && !plain.includes('E')) return plain
  const exponent = Math.floor(Math.log10(value))
  if (exponent < -4) return scientificText(value)
  const { whole, fraction } = roundDecimal(value, exponent < 0 ? 9 : Math.max(0, 9 - exponent))
  const decimals = fraction.replace(/0+$/, '')
  return `${whole === '' ? '0' : whole}${decimals === '' ? '' : `.${decimals}`}`
}

function scientificText(value: number): string {
  const [mantissa = '', exponent = '0'] = value.toExponential(5).split('e')
  const short = mantissa.replace(/\.?0+$/, '')
  const power = Number(exponent)
  return `${short}E${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`
}
