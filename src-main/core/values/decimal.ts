// Exact arithmetic on decimal text, as `parseNumberText` gives it: what is added in a table of money must add up.
// Never goes through floating point; only division rounds, and says to how many places.
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

export function subtractDecimals(left: string, right: string): string {
  const { a, b, places } = aligned(left, right)
  return written(a - b, places)
}

export function multiplyDecimals(left: string, right: string): string {
  const one = scaled(left)
  const other = scaled(right)
  return written(one.digits * other.digits, one.places + other.places)
}

/** Halves away from zero (四舍五入) at `places`; null when divided by zero. */
export function divideDecimals(left: string, right: string, places: number): string | null {
  const { a, b } = aligned(left, right)
  if (b === 0n) return null
  const numerator = a * 10n ** BigInt(places + 1)
  const tenth = numerator / b
  const rest = tenth % 10n
  const up = rest >= 5n ? 1n : rest <= -5n ? -1n : 0n
  return written(tenth / 10n + up, places)
}
