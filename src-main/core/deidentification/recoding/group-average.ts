// Microaggregation within the groups of a recoding: instead of a range, what the values of a group have in common on average.
// After Domingo-Ferrer and Torra, "Ordinal, continuous and heterogeneous k-anonymity through microaggregation" (2005): mean for numbers,
// median for what has an order, the most frequent value for everything else. Forms no groups; one value a group keeps them alike.
import type { GroupMeasure } from '../../../contract/deidentify.ts'
import { parseNumberText, roundDecimal } from '../../values/number-text.ts'

/** One value as often as it occurs in a group. */
export interface WeightedText {
  readonly text: string
  readonly weight: number
}

export class NotANumber extends Error {
  readonly value: string

  constructor(value: string) {
    super(`no number: ${value}`)
    this.value = value
  }
}

/**
 * What a group publishes; blanks take no part, and a group of blanks stays blank. `decimals`: of the mean. The median of an even number of
 * values is the lower of the two in the middle, so that it is a value that occurs. Throws NotANumber for `mean` and `median`.
 */
export function groupValue(values: readonly WeightedText[], measure: GroupMeasure, decimals: number): string {
  const given = values.filter(({ text, weight }) => text !== '' && weight > 0)
  if (given.length === 0) return ''
  switch (measure) {
    case 'mean':
      return mean(given, decimals)
    case 'median':
      return median(given)
    case 'mode':
      return given.reduce((best, one) => (isBefore(one, best) ? one : best)).text
    default:
      return measure satisfies never
  }
}

/** More frequent first, then by text: the same choice whatever order the rows came in. */
function isBefore(one: WeightedText, other: WeightedText): boolean {
  return one.weight > other.weight || (one.weight === other.weight && one.text < other.text)
}

function numberOf(text: string): number {
  const parsed = parseNumberText(text)
  if (parsed === null) throw new NotANumber(text)
  return Number(parsed)
}

function mean(values: readonly WeightedText[], decimals: number): string {
  let [sum, weight] = [0, 0]
  for (const one of values) {
    sum += numberOf(one.text) * one.weight
    weight += one.weight
  }
  return roundDecimal((sum / weight).toFixed(12), decimals)
}

function median(values: readonly WeightedText[]): string {
  const sorted = values
    .map(one => ({ ...one, number: numberOf(one.text) }))
    .sort((one, other) => one.number - other.number || (one.text < other.text ? -1 : 1))
  const half = sorted.reduce((sum, { weight }) => sum + weight, 0) / 2
  let passed = 0
  for (const { text, weight } of sorted) {
    passed += weight
    if (passed >= half) return text
  }
  return sorted.at(-1)?.text ?? ''
}
