// Smallest and largest value of a column, by each order a type may turn out to need.
// Must not decide the type.
import type { ColumnType } from '../../contract/profile.ts'
import { compareDecimal } from '../values/number-text.ts'
import type { ShapedValue } from './value-shape.ts'

interface Extremes {
  min: string | null
  max: string | null
}

export class ExtremeValues {
  readonly #numbers: Extremes = { min: null, max: null }
  /** The same read as numbers, once per distinct value: most values are told apart by that alone. */
  #least = Number.POSITIVE_INFINITY
  #greatest = Number.NEGATIVE_INFINITY
  readonly #dates: Extremes = { min: null, max: null }
  readonly #texts: Extremes = { min: null, max: null }

  /** Once per distinct value. */
  add(value: string, shaped: ShapedValue): void {
    widen(this.#texts, value)
    if (shaped.number !== undefined) this.#widenNumbers(shaped.number)
    if (shaped.date !== undefined) widen(this.#dates, shaped.date)
  }

  /** Floating point tells nearly all apart; equal ones are compared digit by digit. */
  #widenNumbers(text: string): void {
    const { min, max } = this.#numbers
    const value = Number(text)
    if (min === null || value < this.#least || (value === this.#least && compareDecimal(text, min) < 0)) {
      this.#numbers.min = text
      this.#least = value
    }
    if (max === null || value > this.#greatest || (value === this.#greatest && compareDecimal(text, max) > 0)) {
      this.#numbers.max = text
      this.#greatest = value
    }
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

/** By UTF-16 units. */
function widen(extremes: Extremes, value: string): void {
  if (extremes.min === null || value < extremes.min) extremes.min = value
  if (extremes.max === null || value > extremes.max) extremes.max = value
}
