// How much of a masked column an attacker still lacks: in bits on its real distribution, and in values that fit.
// Measures what is published, whatever made it; attacks that use other columns are counted by the attacks themselves.
import type { WhatIsLeft } from '../../contract/attacks.ts'
import { leftSentence } from '../../contract/text/zh-CN/attacks.ts'
import { type AttackTable, candidatesOf, releasedColumn, sourceColumn, type Treatment } from './attack.ts'
import { IdSpace } from './id-space.ts'
import { isPseudonym } from './pseudonyms.ts'
import { hiddenMobileDigits, idTemplates } from './visible-digits.ts'

export function whatIsLeft(table: AttackTable, goOn: () => void): WhatIsLeft[] {
  const space = new IdSpace(table.today)
  return table.treatments.flatMap(treatment => {
    goOn()
    const before = sourceColumn(table, treatment.column)
    if (before === undefined) return []
    const after = releasedColumn(table, treatment.carriedBy)
    return [
      after === undefined
        ? unpublished(treatment, before.cells)
        : published(treatment, before.cells, after.cells, space),
    ]
  })
}

function entropy(counts: Iterable<number>, total: number): number {
  let bits = 0
  for (const count of counts) if (count > 0) bits -= (count / total) * Math.log2(count / total)
  return Math.max(0, bits)
}

function countsOf(cells: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const cell of cells) counts.set(cell, (counts.get(cell) ?? 0) + 1)
  return counts
}

function unpublished(treatment: Treatment, cells: readonly string[]): WhatIsLeft {
  const counts = countsOf(cells.filter(cell => cell !== ''))
  const records = cells.filter(cell => cell !== '').length
  const bits = records === 0 ? 0 : entropy(counts.values(), records)
  return {
    column: treatment.column,
    carriedBy: null,
    records,
    distinctBefore: counts.size,
    distinctAfter: 0,
    bitsBefore: bits,
    bitsLeft: bits,
    inTable: null,
    byBuild: null,
    sentence: leftSentence.notPublished,
  }
}

function published(
  treatment: Treatment,
  before: readonly string[],
  after: readonly string[],
  space: IdSpace,
): WhatIsLeft {
  const rows = [...before.keys()].filter(row => before[row] !== '')
  const values = rows.map(row => before[row] ?? '')
  const shown = rows.map(row => after[row] ?? '')
  const counts = countsOf(values)
  const shownCounts = countsOf(shown)
  const total = Math.max(1, rows.length)
  const bitsBefore = entropy(counts.values(), total)
  const opaque = isPseudonym(before, after)
  const together = countsOf(values.map((value, at) => `${value}\u0001${shown[at]}`))
  // H(value | shown) = H(value, shown) − H(shown).
  const conditional = Math.max(0, entropy(together.values(), total) - entropy(shownCounts.values(), total))
  const bitsLeft = opaque ? tiedBits(shownCounts, total) : conditional
  const partners = partnersOf(values, shown)
  const inTable = opaque ? null : candidatesOf(shown.map(one => partners.get(one)?.size ?? 1))
  const byBuild = candidatesOf(buildCounts(shown, space))
  return {
    column: treatment.column,
    carriedBy: treatment.carriedBy,
    records: rows.length,
    distinctBefore: counts.size,
    distinctAfter: shownCounts.size,
    bitsBefore,
    bitsLeft,
    inTable,
    byBuild,
    sentence: sentenceOf({ opaque, bitsBefore, bitsLeft, inTable, byBuild }),
  }
}

/** Pseudonyms that occur equally often cannot be told apart: log₂ of their number is all that hides each of them. */
function tiedBits(counts: ReadonlyMap<string, number>, total: number): number {
  const ties = new Map<number, number>()
  for (const count of counts.values()) ties.set(count, (ties.get(count) ?? 0) + 1)
  let bits = 0
  for (const [count, size] of ties) bits += ((count * size) / total) * Math.log2(size)
  return bits
}

function partnersOf(values: readonly string[], shown: readonly string[]): Map<string, Set<string>> {
  const partners = new Map<string, Set<string>>()
  for (const [at, one] of shown.entries()) {
    const set = partners.get(one) ?? new Set<string>()
    set.add(values[at] ?? '')
    partners.set(one, set)
  }
  return partners
}

/** Share of the cells that must be readable as such a number. */
const MIN_READABLE = 0.8

function buildCounts(shown: readonly string[], space: IdSpace): number[] {
  const filled = shown.filter(cell => cell !== '')
  const ids = filled.flatMap(cell => {
    const templates = idTemplates(cell)
    const template = templates?.long ?? templates?.short ?? null
    // Short numbers cannot be told from long ones by their ends alone; what fits a mobile number is read as one.
    return template === null || (hiddenMobileDigits(cell) !== null && cell.length <= 11) ? [] : [template]
  })
  if (ids.length >= filled.length * MIN_READABLE && ids.length > 0) {
    const unknown = { birth: null, sex: null, division: null }
    return ids.map(template => space.candidates({ template, ...unknown }).count).filter(count => count > 0)
  }
  const digits = filled.flatMap(cell => hiddenMobileDigits(cell) ?? [])
  return digits.length >= filled.length * MIN_READABLE ? digits.map(hidden => 10 ** hidden) : []
}

interface Figures {
  readonly opaque: boolean
  readonly bitsBefore: number
  readonly bitsLeft: number
  readonly inTable: WhatIsLeft['inTable']
  readonly byBuild: WhatIsLeft['byBuild']
}

function sentenceOf({ opaque, bitsBefore, bitsLeft, inTable, byBuild }: Figures): string {
  if (opaque) return leftSentence.keyed(bitsLeft, bitsBefore)
  if (byBuild !== null) return leftSentence.byBuild(byBuild.min, byBuild.median)
  if (inTable === null) return leftSentence.notPublished
  if (inTable.max <= 1) return leftSentence.told
  return inTable.median > inTable.min
    ? leftSentence.narrowed(inTable.median, inTable.min, bitsLeft)
    : leftSentence.inTable(inTable.min, bitsLeft)
}
