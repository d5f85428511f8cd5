// Finds items of different bodies that seem to be the same data: a city's and its districts', or two offices'.
// Only proposes; a person decides which body supplies the data.
import type { LedgerItem, Twin } from '../../contract/bureau-ledger.ts'
import { looseForm } from '../values/loose-form.ts'
import { bodyKey } from './body-names.ts'
import { SignIndex, signLikeness, titleSigns } from './title-signs.ts'

export interface TwinOptions {
  readonly city?: string
  /** From this likeness on (0…1). */
  readonly least?: number
}

/** Chosen on synthetic lists with planted pairs; see tests/unit/bureau-ledger/twins.test.ts. */
const LEAST = 0.72
const WEIGHTS = { titles: 0.4, columns: 0.5, line: 0.1 }

interface Prepared {
  readonly item: LedgerItem
  readonly body: string
  readonly signs: ReadonlySet<string>
  readonly columns: ReadonlySet<string>
}

/** Opened or sent back alike: a doubled item is worth knowing before it is accepted. Strongest likeness first. */
export function findTwins(items: readonly LedgerItem[], { city = '', least = LEAST }: TwinOptions = {}): Twin[] {
  const prepared = items.map(item => ({
    item,
    body: bodyKey(item.body, city),
    signs: titleSigns(item.title),
    columns: new Set(item.columns.map(looseForm)),
  }))
  return candidatePairs(prepared)
    .flatMap(([left, right, shared]) => likeness(left, right, shared, least) ?? [])
    .toSorted((a, b) => b.score - a.score || (a.left < b.left ? -1 : 1))
}

/** Pairs of different bodies whose titles share at least one pair of signs, with how many. */
function candidatePairs(prepared: readonly Prepared[]): [Prepared, Prepared, number][] {
  const index = new SignIndex()
  const pairs: [Prepared, Prepared, number][] = []
  for (const one of prepared) {
    for (const [other, count] of index.sharing(one.signs)) {
      const left = prepared[other]
      if (left !== undefined && left.body !== one.body) pairs.push([left, one, count])
    }
    index.add(one.signs)
  }
  return pairs
}

function likeness(left: Prepared, right: Prepared, shared: number, least: number): Twin | null {
  const titles = signLikeness(left.signs, right.signs, shared)
  const columns = overlap(left.columns, right.columns)
  const sameLine = left.item.businessLine !== '' && left.item.businessLine === right.item.businessLine
  const score = WEIGHTS.titles * titles + WEIGHTS.columns * columns + WEIGHTS.line * Number(sameLine)
  if (score < least) return null
  return { left: left.item.sha256, right: right.item.sha256, score, titles, columns, sameLine, decision: null }
}

/** Shared ÷ all, 0 when there are none (Jaccard 1912). */
function overlap(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  const all = new Set([...left, ...right]).size
  return all === 0 ? 0 : [...left].filter(column => right.has(column)).length / all
}
