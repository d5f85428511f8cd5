// Smallest and largest value of a column, by each order a type may turn out to need.
// Must not decide the type.
import type { ColumnType } from '../../contract/profile.ts'
import { compareDecimal } from '../values/number-text.ts'
import type { ShapedValue } from './value-shape.ts'

interface Extremes {
  min: string | null
  max: string | null
}

type Order = (left: string, right: string) => number

export class ExtremeValues {
  readonly #numbers: Extremes = { min: null, max: null }
  readonly #dates: Extremes = { min: null, max: null }
  readonly #texts: Extremes = { min: null, max: null }

  /** Once per distinct value. */
  add(value: string, shaped: ShapedValue): void {
    widen(this.#texts, value, byUnits)
    if (shaped.number !== undefined) widen(this.#numbers, shaped.number, byNumber)
    if (shaped.date !== undefined) widen(this.#dates, shaped.date, byUnits)
  }

  /** Numbers by size, dates by time, all else by UTF-16 units; as text. */
  of(type: ColumnType): Extremes {
    switch (type) {
      case 'integer':
      case 'decimal':
        return { ...this.#numbers }
      case 'date':
      case 'datetime':
        return { ...this.#dates }
      case 'time':
      case 'boolean':
      case 'code':
      case 'text':
        return { ...this.#texts }
      case 'empty':
        return { min: null, max: null }
      default:
        return type satisfies never
    }
  }
}

function widen(extremes: Extremes, value: string, order: Order): void {
  if (extremes.min === null || order(value, extremes.min) < 0) extremes.min = value
  if (extremes.max === null || order(value, extremes.max) > 0) extremes.max = value
}

function byUnits(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}

/** Floating point tells nearly all apart; equal ones are compared digit by digit. */
function byNumber(left: string, right: string): number {
  const difference = Number(left) - Number(right)
  return difference === 0 ? compareDecimal(left, right) : difference
}
