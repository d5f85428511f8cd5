// Prepares a sensitive column for judging: only values that occur, their order, their tree.
// Must not judge.
import type { Hierarchy } from '../../../contract/deidentify.ts'
import { OpenprepError } from '../../../contract/errors.ts'
import type { HierarchySpec } from '../../../contract/hierarchies.ts'
import { parseNumberText } from '../../values/number-text.ts'
import { protectionSettings } from '../models/protections.ts'
import type { LeafHierarchy, SensitiveCodes } from './diversity.ts'

export interface SensitiveInput {
  readonly column: string
  /** Per row. */
  readonly codes: Uint32Array
  /** By code; codes that no row has do not count. */
  readonly texts: readonly string[]
  /** All values in order; absent = numbers by size, if all are numbers. */
  readonly order?: readonly string[]
  readonly hierarchy?: Hierarchy
  /** Instead of the hierarchy's rows the rule that makes them. */
  readonly rule?: HierarchySpec
}

/** Throws HIERARCHY_VALUE_MISSING when order or hierarchy lack a value that occurs. */
export function prepareSensitive(input: SensitiveInput): SensitiveCodes & { readonly texts: readonly string[] } {
  const { codes, texts } = compact(input)
  const { column, rule } = input
  const hierarchy = input.hierarchy ?? protectionSettings({ column, hierarchy: rule }, texts).hierarchy
  return {
    codes,
    distinct: texts.length,
    places: placesOf(input, texts),
    hierarchy: hierarchy === undefined ? null : leafHierarchy(hierarchy, texts, column),
    texts,
  }
}

function compact({ codes, texts }: SensitiveInput): { codes: Uint32Array; texts: string[] } {
  const numbers = new Int32Array(texts.length).fill(-1)
  const kept: string[] = []
  const compacted = new Uint32Array(codes.length)
  for (let row = 0; row < codes.length; row += 1) {
    const code = codes[row] ?? 0
    if (numbers[code] === -1) {
      numbers[code] = kept.length
      kept.push(texts[code] ?? '')
    }
    compacted[row] = numbers[code] ?? 0
  }
  return { codes: compacted, texts: kept }
}

/** Numbers that are equal but written differently keep places of their own, side by side. */
function placesOf({ column, order }: SensitiveInput, texts: readonly string[]): Uint32Array | null {
  const rank = order === undefined ? numberRanks(texts) : listRanks(order, texts, column)
  if (rank === null) return null
  const sorted = texts.map((_, code) => code).sort((a, b) => (rank[a] ?? 0) - (rank[b] ?? 0) || a - b)
  const places = new Uint32Array(texts.length)
  for (const [place, code] of sorted.entries()) places[code] = place
  return places
}

function numberRanks(texts: readonly string[]): number[] | null {
  const numbers: number[] = []
  for (const text of texts) {
    const number = parseNumberText(text)
    if (number === null) return null
    numbers.push(Number(number))
  }
  return numbers
}

function listRanks(order: readonly string[], texts: readonly string[], column: string): number[] {
  const places = new Map(order.map((value, at) => [value, at]))
  return texts.map(text => places.get(text) ?? missing(column, text))
}

function leafHierarchy({ rows }: Hierarchy, texts: readonly string[], column: string): LeafHierarchy {
  const byValue = new Map(rows.map(row => [row[0] ?? '', row]))
  const found = texts.map(text => byValue.get(text) ?? missing(column, text))
  const height = (rows[0]?.length ?? 1) - 1
  const levels = Array.from({ length: height }, (_, at) => {
    const nodes = new Map<string, number>()
    return Uint32Array.from(found, row => {
      const label = row[at + 1] ?? ''
      const node = nodes.get(label) ?? nodes.size
      nodes.set(label, node)
      return node
    })
  })
  return { levels }
}

function missing(column: string, value: string): never {
  throw new OpenprepError('HIERARCHY_VALUE_MISSING', { column, value, row: '' }, { column })
}
