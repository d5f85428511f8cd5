// Counts the records of a finished table in groups that fail a condition on a sensitive column, under every meaning of `*`.
// Must not decide whether that matters. The distribution of the whole is that of the records in view: what anyone can count again.
import type { PrivacyCondition } from '../../../contract/deidentify.ts'
import type { ConditionCount, Protection } from '../../../contract/protection.ts'
import { type Histograms, histogramsOf } from '../encoding/tuples.ts'
import type { SensitiveFacts } from '../models/model.ts'
import { protectionConditions, protectionSettings } from '../models/protections.ts'
import { type CompiledConditions, compileConditions } from '../models/registry.ts'

export interface ProtectedCodes {
  readonly protection: Protection
  /** Per row, 0 … `texts.length` − 1, each of which occurs. */
  readonly codes: Uint32Array
  readonly texts: readonly string[]
}

export interface CountedClasses {
  /** Class per row. */
  readonly ids: Uint32Array
  readonly count: number
  /** Whether the class has a `*`. */
  starred(id: number): boolean
  /** Classes whose records may be this one's too when `*` is any value; null = too many to say. */
  readonly companions: ((id: number) => readonly number[]) | null
}

/** Entries of histograms merged for companions beyond which they are not. */
const MOST_ENTRIES = 300_000_000

export function countConditions(classes: CountedClasses, column: ProtectedCodes): ConditionCount[] {
  const conditions = protectionConditions(column.protection)
  if (conditions.length === 0) return []
  const rows = new Int32Array(column.codes.buffer, column.codes.byteOffset, column.codes.length)
  const ids = new Int32Array(classes.ids.buffer, classes.ids.byteOffset, column.codes.length)
  const histograms = histogramsOf({ codes: rows, cardinality: column.texts.length }, ids, classes.count)
  const own: View = { histograms, members: id => [id], within: () => true }
  const removed: View = { ...own, within: id => !classes.starred(id) }
  const { companions } = classes
  const any: View | null = companions === null ? null : { ...own, members: id => [id, ...companions(id)] }
  return conditions.map(condition => ({
    condition,
    failing: {
      ownClass: failing(own, condition, column) ?? 0,
      anyValue: any === null ? null : failing(any, condition, column),
      removed: failing(removed, condition, column) ?? 0,
    },
  }))
}

interface View {
  readonly histograms: Histograms
  members(id: number): readonly number[]
  within(id: number): boolean
}

/** Records of failing classes; null where companions are too many. */
function failing(view: View, condition: PrivacyCondition, column: ProtectedCodes): number | null {
  const classes = view.histograms.start.length - 1
  const facts = factsOf(view, column, classes)
  const compiled = compileConditions([condition], [facts])
  const merger = new Merger(view.histograms)
  let records = 0
  let entries = 0
  for (let id = 0; id < classes; id += 1) {
    const size = sizeOf(view.histograms, id)
    if (size === 0 || !view.within(id)) continue
    const members = view.members(id)
    entries += members.length === 1 ? 0 : merger.entriesOf(members)
    if (entries > MOST_ENTRIES) return null
    if (fails(merger.merge(members), compiled)) records += size
  }
  return records
}

function factsOf(view: View, { protection, texts }: ProtectedCodes, classes: number): SensitiveFacts {
  const { start, values, counts } = view.histograms
  const whole = new Int32Array(texts.length)
  let rows = 0
  for (let id = 0; id < classes; id += 1) {
    if (!view.within(id)) continue
    for (let at = start[id]!; at < start[id + 1]!; at += 1) {
      whole[values[at]!]! += counts[at]!
      rows += counts[at]!
    }
  }
  return { index: 0, values: texts, counts: whole, rows, settings: protectionSettings(protection, texts) }
}

function sizeOf({ start, counts }: Histograms, id: number): number {
  let size = 0
  for (let at = start[id]!; at < start[id + 1]!; at += 1) size += counts[at]!
  return size
}

interface Merged {
  readonly size: number
  readonly values: Int32Array
  readonly counts: Int32Array
  readonly from: number
  readonly to: number
}

function fails({ size, ...histogram }: Merged, { floor, beyondFloor }: CompiledConditions): boolean {
  if (size < floor.size || histogram.to - histogram.from < (floor.distinct[0] ?? 1)) return true
  return !beyondFloor.every(condition => condition.holds({ size, population: 0, histograms: [histogram] }))
}

class Merger {
  readonly #histograms: Histograms
  readonly #sums: Int32Array

  constructor(histograms: Histograms) {
    this.#histograms = histograms
    this.#sums = new Int32Array(histograms.cardinality)
  }

  entriesOf(ids: readonly number[]): number {
    const { start } = this.#histograms
    return ids.reduce((sum, id) => sum + start[id + 1]! - start[id]!, 0)
  }

  merge(ids: readonly number[]): Merged {
    const { start, values, counts } = this.#histograms
    const [only = 0] = ids
    if (ids.length === 1)
      return { size: sizeOf(this.#histograms, only), values, counts, from: start[only]!, to: start[only + 1]! }
    const held: number[] = []
    let size = 0
    for (const id of ids) {
      for (let at = start[id]!; at < start[id + 1]!; at += 1) {
        if (this.#sums[values[at]!] === 0) held.push(values[at]!)
        this.#sums[values[at]!]! += counts[at]!
        size += counts[at]!
      }
    }
    const merged = Int32Array.from(held, value => this.#sums[value]!)
    for (const value of held) this.#sums[value] = 0
    return { size, values: Int32Array.from(held), counts: merged, from: 0, to: held.length }
  }
}
