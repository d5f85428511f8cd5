// Mondrian: cuts the records group by group, so that each part of the table is generalised no more than it must be.
// After LeFevre, DeWitt and Ramakrishnan, "Mondrian multidimensional k-anonymity" (ICDE 2006). Suppresses nothing.

import { Grouping } from '../encoding/grouping.ts'
import type { PreparedProblem } from '../encoding/prepare.ts'
import { recordsAsTuples, type Tuples } from '../encoding/tuples.ts'
import { compileConditions } from '../models/registry.ts'
import { ClassTest } from '../search/class-test.ts'
import { classesOfParts } from '../search/parts.ts'
import { type CutColumn, cutColumn } from './cut-column.ts'
import type { Recoded } from './recoded.ts'

export interface MondrianResult {
  readonly recoded: Recoded
  /** What `recoded` speaks of: combinations, or single records where equal ones may be parted. */
  readonly tuples: Tuples
  /** Per column and combination: hierarchy rows that its label covers. */
  readonly covered: readonly Float64Array[]
}

/**
 * `relaxed`: records with the median value may fall on both sides of a cut. Each group is cut in the column in which it spreads widest,
 * relative to the whole table; where a part would fail a condition, in the next widest. null: the whole table fails a condition.
 */
export function mondrian(
  prepared: PreparedProblem,
  relaxed: boolean,
  goOn: () => void = () => undefined,
): MondrianResult | null {
  const { problem, tables, sensitive } = prepared
  const tuples = relaxed ? recordsAsTuples(prepared.tuples, prepared.sensitiveCodes) : prepared.tuples
  const conditions = compileConditions(problem.conditions, sensitive)
  const test = new ClassTest(
    { ...conditions, floor: { ...conditions.floor, size: conditions.leastSize } },
    sensitive.length,
  )
  const columns = tuples.columns.map((codes, at) => cutColumn(codes, tables[at]!))

  function allowed(parts: readonly Int32Array[]): boolean {
    const set = classesOfParts(tuples, parts)
    for (let part = 0; part < set.size; part += 1)
      if (set.counts[part]! > 0 && !(test.reachesFloor(set, part) && test.holds(set, part))) return false
    return true
  }

  const everything = Int32Array.from({ length: tuples.size }, (_, at) => at)
  if (!allowed([everything])) return null
  const finished: Int32Array[] = []
  const waiting: Int32Array[] = [everything]
  for (let group = waiting.pop(); group !== undefined; group = waiting.pop()) {
    goOn()
    const parts = bestCut(group, columns, tuples, relaxed, allowed)
    if (parts === null) finished.push(group)
    else for (const part of parts) waiting.push(part)
  }
  return labelled(finished, columns, tuples)
}

function bestCut(
  group: Int32Array,
  columns: readonly CutColumn[],
  tuples: Tuples,
  relaxed: boolean,
  allowed: (parts: readonly Int32Array[]) => boolean,
): readonly Int32Array[] | null {
  const widths = columns.map(column => column.width(group))
  const order = columns.map((_, at) => at).sort((one, other) => widths[other]! - widths[one]! || one - other)
  for (const at of order) {
    if (widths[at] === 0) return null
    const parts = columns[at]!.cut(group, tuples.counts, relaxed)?.filter(part => hasRecords(part, tuples))
    if (parts !== undefined && parts.length > 1 && allowed(parts)) return parts
  }
  return null
}

function hasRecords(part: Int32Array, { counts }: Tuples): boolean {
  return part.some(tuple => counts[tuple]! > 0)
}

/** Groups with the same labels in every column are one class, whoever cut them apart. */
function labelled(groups: readonly Int32Array[], columns: readonly CutColumn[], tuples: Tuples): MondrianResult {
  const classOf = new Int32Array(tuples.size).fill(-1)
  const covered = columns.map(() => new Float64Array(tuples.size))
  const labels = columns.map(() => new Map<string, number>())
  const codes = columns.map(() => new Int32Array(tuples.size))
  const groupCodes = columns.map(() => new Int32Array(groups.length))
  for (const [number, group] of groups.entries()) {
    for (const [at, column] of columns.entries()) {
      const { label, rows } = column.label(group)
      const known = labels[at]!
      const code = known.get(label) ?? known.size
      known.set(label, code)
      groupCodes[at]![number] = code
      for (const tuple of group) {
        codes[at]![tuple] = code
        covered[at]![tuple] = rows
      }
    }
  }
  const grouping = new Grouping()
  const classes = grouping.group(groupCodes, groups.length)
  const sizes = new Int32Array(classes)
  for (const [number, group] of groups.entries()) {
    for (const tuple of group) {
      classOf[tuple] = grouping.groupOf[number]!
      sizes[grouping.groupOf[number]!]! += tuples.counts[tuple]!
    }
  }
  return {
    recoded: {
      columns: codes.map((perTuple, at) => ({ labels: [...labels[at]!.keys()], codes: perTuple })),
      classOf,
      sizes,
      suppressed: 0,
    },
    tuples,
    covered,
  }
}
