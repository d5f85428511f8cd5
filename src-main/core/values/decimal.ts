// Exact arithmetic on decimal text, as `parseNumberText` gives it: what is added in a table of money must add up.
// Never goes through floating point.
import { trimDecimal } from './number-text.ts'

interface Scaled {
  /** The number without its point. */
  readonly digits: bigint
  readonly places: number
}

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/

function scaled(value: string): Scaled {
  const [, sign = '', whole = '0', fraction = ''] = DECIMAL.exec(value) ?? []
  return { digits: BigInt(`${sign}${whole}${fraction}`), places: fraction.length }
}

function written(digits: bigint, places: number): string {
  const negative = digits < 0n
  const text = (negative ? -digits : digits).toString().padStart(places + 1, '0')
  const split = text.length - places
  const value = trimDecimal(places === 0 ? text : `${text.slice(0, split)}.${text.slice(split)}`)
  return negative && value !== '0' ? `-${value}` : value
}

function aligned(left: string, right: string): { a: bigint; b: bigint; places: number } {
  const one = scaled(left)
  const other = scaled(right)
  const places = Math.max(one.places, other.places)
  const at = ({ digits, places: own }: Scaled) => digits * 10n ** BigInt(places - own)
  return { a: at(one), b: at(other), places }
}

export function addDecimals(left: string, right: string): string {
  const { a, b, places } = aligned(left, right)
  return written(a + b, places)
}
