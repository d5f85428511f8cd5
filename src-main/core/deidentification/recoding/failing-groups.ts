// Which groups of a table at fixed levels must go: those that fail a condition, and those that fail it once the others are gone.
// Searches no levels. What is left holds by its own distribution too, so that whoever counts again in it finds the same.
import type { PrivacyCondition } from '../../../contract/deidentify.ts'
import type { Protection } from '../../../contract/protection.ts'
import { type Histograms, histogramsOf } from '../encoding/tuples.ts'
import type { SensitiveFacts } from '../models/model.ts'
import { protectionConditions, protectionSettings } from '../models/protections.ts'
import { compileConditions } from '../models/registry.ts'
import type { ClassSet } from '../search/class-set.ts'
import { ClassTest } from '../search/class-test.ts'

export interface ProtectedColumn {
  readonly protection: Protection
  /** Per row. */
  readonly codes: Int32Array
  readonly values: readonly string[]
}

export interface GroupsAtLevels {
  /** Group per row. */
  readonly groupOf: Int32Array
  /** Records per group; 0 where only the population has it. */
  readonly sizes: Int32Array
  /** Records of the population per group; null without one. */
  readonly population: Int32Array | null
  readonly conditions: readonly PrivacyCondition[]
  readonly protectedColumns: readonly ProtectedColumn[]
}

/** Rounds of suppressing after which it is given up: each suppresses at least one group more. */
const MOST_ROUNDS = 100

/** 1 = the group goes; null: not settled within so many rounds. Throws ORDER_NEEDED, HIERARCHY_UNCOVERED and the like. */
export function failingGroups(groups: GroupsAtLevels): Uint8Array | null {
  const { groupOf, sizes, population, protectedColumns } = groups
  const conditions = [
    ...groups.conditions,
    ...protectedColumns.flatMap(({ protection }) => protectionConditions(protection)),
  ]
  const sensitive = protectedColumns.map(({ codes, values }) =>
    histogramsOf({ codes, cardinality: values.length }, groupOf, sizes.length),
  )
  const set: ClassSet = {
    size: sizes.length,
    keys: [],
    tuple: new Int32Array(0),
    counts: sizes,
    population,
    sensitive,
  }
  const failing = new Uint8Array(sizes.length)
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    // First against all records, as the search for levels judges; then against those that stay.
    const facts = protectedColumns.map((column, index) => factsOf(column, index, sensitive[index]!, failing))
    const test = new ClassTest(compileConditions(conditions, facts), facts.length)
    let more = 0
    for (let group = 0; group < sizes.length; group += 1) {
      if (failing[group] === 1 || sizes[group] === 0 || (test.reachesFloor(set, group) && test.holds(set, group)))
        continue
      failing[group] = 1
      more += 1
    }
    if (more === 0 || protectedColumns.length === 0) return failing
  }
  return null
}

function factsOf(
  { protection, values }: ProtectedColumn,
  index: number,
  { start, values: held, counts }: Histograms,
  failing: Uint8Array,
): SensitiveFacts {
  const whole = new Int32Array(values.length)
  let rows = 0
  for (let group = 0; group < failing.length; group += 1) {
    if (failing[group] === 1) continue
    for (let at = start[group]!; at < start[group + 1]!; at += 1) {
      whole[held[at]!]! += counts[at]!
      rows += counts[at]!
    }
  }
  // Values that only suppressed records had keep their place in the order.
  return { index, values, counts: whole, rows, settings: protectionSettings(protection, values) }
}
