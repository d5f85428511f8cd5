// Finds items of different bodies that seem to be the same data: a city's and its districts', or two offices'.
// Only proposes; a person decides which body supplies the data.
import type { LedgerItem, Twin } from '../../contract/bureau-ledger.ts'
import { CITY_NAMES, COUNTY_NAMES, divisionAt, PROVINCE_NAMES } from '../identifiers/division-names.ts'
import { looseForm } from '../values/loose-form.ts'
import { bodyKey } from './body-names.ts'

export interface TwinOptions {
  readonly city?: string
  /** From this likeness on (0…1). */
  readonly least?: number
}

/** Chosen on synthetic lists with planted pairs; see tests/unit/bureau-ledger/twins.test.ts. */
const LEAST = 0.72
const WEIGHTS = { titles: 0.4, columns: 0.5, line: 0.1 }
/** A pair of signs that so many titles share tells nothing and would cost time. */
const COMMON = 2000
/** Words of catalogue titles that say nothing about the content, and years. */
const EMPTY_WORDS = /(?:信息|数据|情况|明细|名单|目录|列表|清单|统计表|一览表|表)$|(?:19|20)\d{2}年?度?/g

interface Prepared {
  readonly item: LedgerItem
  readonly body: string
  readonly signs: ReadonlySet<string>
  readonly columns: ReadonlySet<string>
}

const PLACES = [PROVINCE_NAMES, CITY_NAMES, COUNTY_NAMES]

/** The place in front does not make another dataset of it: 江阴市公交站点 = 公交站点. */
function withoutPlace(title: string): string {
  let rest = title
  for (const level of PLACES) {
    const place = divisionAt(rest, 0, level)
    if (place !== undefined && rest.length - place.length >= 2)
      rest = rest.slice(place.length).replace(/^[省市区县]/, '')
  }
  return rest
}

function bareTitle(title: string): string {
  const local = withoutPlace(looseForm(title).replace(/[\s\p{P}\p{S}]/gu, ''))
  const bare = local.replace(EMPTY_WORDS, '')
  return bare.length >= 2 ? bare : local
}

function signPairs(text: string): Set<string> {
  const signs = [...text]
  return new Set(signs.length < 2 ? signs : signs.slice(1).map((sign, at) => `${signs[at]}${sign}`))
}

/** Opened or sent back alike: a doubled item is worth knowing before it is accepted. Strongest likeness first. */
export function findTwins(items: readonly LedgerItem[], { city = '', least = LEAST }: TwinOptions = {}): Twin[] {
  const prepared = items.map(item => ({
    item,
    body: bodyKey(item.body, city),
    signs: signPairs(bareTitle(item.title)),
    columns: new Set(item.columns.map(looseForm)),
  }))
  return candidatePairs(prepared)
    .flatMap(([left, right, shared]) => likeness(left, right, shared, least) ?? [])
    .toSorted((a, b) => b.score - a.score || (a.left < b.left ? -1 : 1))
}

/** Pairs of different bodies whose titles share at least one pair of signs, with how many. */
function candidatePairs(prepared: readonly Prepared[]): [Prepared, Prepared, number][] {
  const places = new Map<string, number[]>()
  const pairs: [Prepared, Prepared, number][] = []
  for (const [at, one] of prepared.entries()) {
    const shared = new Map<number, number>()
    for (const sign of one.signs) {
      const others = places.get(sign) ?? []
      if (others.length < COMMON) for (const other of others) shared.set(other, (shared.get(other) ?? 0) + 1)
      others.push(at)
      places.set(sign, others)
    }
    for (const [other, count] of shared) {
      const left = prepared[other]
      if (left !== undefined && left.body !== one.body) pairs.push([left, one, count])
    }
  }
  return pairs
}

function likeness(left: Prepared, right: Prepared, shared: number, least: number): Twin | null {
  const titles = (2 * shared) / (left.signs.size + right.signs.size)
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
