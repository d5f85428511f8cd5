// Finds columns that follow from another column: whoever knows the code knows the name (functional dependencies).
// Must not judge what follows from that; works on codes and never sees a value.
import { type CodedColumn, countCodes } from './coded-column.ts'

/** One value of the determining column with more than one partner. Rows are 0-based places in the table. */
export interface Contradiction {
  /** Rows to change so that only the most common partner is left. */
  readonly wrong: number
  /** The partners, most common first, each with its first row. */
  readonly partners: readonly { readonly rows: number; readonly firstRow: number }[]
}

export interface Dependency {
  /** Number of the determining and of the determined column. */
  readonly from: number
  readonly to: number
  /** Rows with a value in both. */
  readonly rows: number
  /** Of these, rows whose determining value occurs more than once: only they can contradict. */
  readonly supported: number
  /** The least number of rows to leave out for the dependency to hold; divided by `rows` it is the error g3. */
  readonly wrong: number
  /** How many values of the determining column are followed by more than one value. */
  readonly contradicting: number
  /** The worst ones first. */
  readonly examples: readonly Contradiction[]
}

export interface DependencyLimits {
  /** Largest `wrong` ÷ `supported` that still counts as a dependency. */
  readonly maxError: number
  /** Fewer supported rows prove nothing. */
  readonly minSupport: number
  /** Nor does a smaller share of the rows with both values: a few rows entered twice agree in everything. */
  readonly minShare: number
  /** How much better than always naming the most common value (Goodman–Kruskal λ on the supported rows). */
  readonly minGain: number
  readonly examples: number
}

export const DEPENDENCY_LIMITS: DependencyLimits = {
  maxError: 0.05,
  minSupport: 20,
  minShare: 0.1,
  minGain: 0.8,
  examples: 5,
}

interface Groups {
  /** Rows with a value, in order of their codes. */
  readonly order: Uint32Array
  /** Per code where its rows begin in `order`; one more at the end. */
  readonly starts: Uint32Array
  /** Rows in groups of two and more. */
  readonly repeated: number
}

/** Counting sort: one pass to count, one to place. */
function groupRows(column: CodedColumn): Groups {
  const counts = countCodes(column)
  const starts = new Uint32Array(column.distinct + 2)
  let filled = 0
  let repeated = 0
  for (let code = 1; code <= column.distinct; code += 1) {
    starts[code] = filled
    const count = counts[code] ?? 0
    filled += count
    if (count > 1) repeated += count
  }
  starts[column.distinct + 1] = filled
  const next = starts.slice()
  const order = new Uint32Array(filled)
  for (let row = 0; row < column.codes.length; row += 1) {
    const code = column.codes[row] ?? 0
    if (code === 0) continue
    const at = next[code] ?? 0
    order[at] = row
    next[code] = at + 1
  }
  return { order, starts, repeated }
}

/**
 * What follows from column `from`: exactly, with the error g3 of Kivinen and Mannila. A column that does not follow is given up as soon
 * as its error is certain, which takes a small part of the rows.
 */
export function dependenciesOf(
  from: number,
  columns: readonly CodedColumn[],
  limits: DependencyLimits = DEPENDENCY_LIMITS,
): Dependency[] {
  const determining = columns[from]
  if (determining === undefined || determining.distinct < 2) return []
  const groups = groupRows(determining)
  if (groups.repeated < limits.minSupport) return []
  return columns.flatMap((column, to) => {
    if (to === from || column.distinct < 2) return []
    const found = measure(determining, groups, column, limits)
    return found === null ? [] : [{ from, to, ...found }]
  })
}

type Measured = Omit<Dependency, 'from' | 'to'>

/** Counts the partners within one group after the other; the counters are emptied by going over the group once more. */
class PartnerCounter {
  /** Rows of supported groups per partner. */
  readonly overall: Uint32Array
  readonly #codes: Uint32Array
  readonly #counts: Uint32Array
  /** Of the last group: rows with a partner, and the most with the same one. */
  filled = 0
  most = 0

  constructor({ codes, distinct }: CodedColumn) {
    this.#codes = codes
    this.#counts = new Uint32Array(distinct + 1)
    this.overall = new Uint32Array(distinct + 1)
  }

  count(order: Uint32Array, start: number, end: number): void {
    this.filled = 0
    this.most = 0
    for (let at = start; at < end; at += 1) {
      const partner = this.#codes[order[at] ?? 0] ?? 0
      if (partner === 0) continue
      this.filled += 1
      const count = (this.#counts[partner] ?? 0) + 1
      this.#counts[partner] = count
      if (count > this.most) this.most = count
    }
    const supported = this.filled > 1 ? 1 : 0
    for (let at = start; at < end; at += 1) {
      const partner = this.#codes[order[at] ?? 0] ?? 0
      this.#counts[partner] = 0
      this.overall[partner] = (this.overall[partner] ?? 0) + supported
    }
  }
}

function measure(
  { distinct }: CodedColumn,
  groups: Groups,
  to: CodedColumn,
  limits: DependencyLimits,
): Measured | null {
  const { order, starts, repeated } = groups
  const counter = new PartnerCounter(to)
  const worst = new WorstGroups(limits.examples)
  // No later row can bring the error back below the limit once this many are wrong.
  const allowed = repeated * limits.maxError
  let [rows, supported, wrong, contradicting] = [0, 0, 0, 0]
  for (let code = 1; code <= distinct; code += 1) {
    counter.count(order, starts[code] ?? 0, starts[code + 1] ?? 0)
    const { filled, most } = counter
    rows += filled
    if (filled < 2) continue
    supported += filled
    if (filled === most) continue
    contradicting += 1
    wrong += filled - most
    if (wrong > allowed) return null
    worst.add(code, filled - most)
  }
  if (supported < rows * limits.minShare || !isTelling(supported, wrong, counter.overall, limits)) return null
  const examples = worst.codes().map(code => describe(order.subarray(starts[code], starts[code + 1]), to))
  return { rows, supported, wrong, contradicting, examples }
}

/** A column with nearly one value only follows from everything; such a dependency says nothing. */
function isTelling(supported: number, wrong: number, overall: Uint32Array, limits: DependencyLimits): boolean {
  if (supported < limits.minSupport || wrong > supported * limits.maxError) return false
  let most = 0
  // At 0 are rows without a partner.
  for (const count of overall.subarray(1)) if (count > most) most = count
  const byGuess = supported - most
  return byGuess > 0 && byGuess - wrong >= byGuess * limits.minGain
}

/** The groups with most wrong rows, a fixed number of them. */
class WorstGroups {
  readonly #kept: { code: number; wrong: number }[] = []
  readonly #size: number

  constructor(size: number) {
    this.#size = size
  }

  add(code: number, wrong: number): void {
    const least = this.#kept.at(-1)
    if (this.#kept.length === this.#size && (least === undefined || wrong <= least.wrong)) return
    this.#kept.push({ code, wrong })
    this.#kept.sort((a, b) => b.wrong - a.wrong || a.code - b.code)
    this.#kept.length = Math.min(this.#kept.length, this.#size)
  }

  codes(): number[] {
    return this.#kept.map(({ code }) => code)
  }
}

function describe(rows: Uint32Array, to: CodedColumn): Contradiction {
  const partners = new Map<number, { rows: number; firstRow: number }>()
  for (const row of rows) {
    const partner = to.codes[row] ?? 0
    if (partner === 0) continue
    const known = partners.get(partner)
    if (known === undefined) partners.set(partner, { rows: 1, firstRow: row })
    else known.rows += 1
  }
  const sorted = [...partners.values()].sort((a, b) => b.rows - a.rows || a.firstRow - b.firstRow)
  const all = sorted.reduce((sum, { rows: count }) => sum + count, 0)
  return { wrong: all - (sorted[0]?.rows ?? 0), partners: sorted }
}
