// What every step did, as flat numbers that cross threads and add up.
// Counts only; changes nothing.
import type { StepReport } from '../../contract/run.ts'
import type { Column, TableChunk } from '../table/chunk.ts'
import type { CompiledStep } from './compile-recipe.ts'

const FIELDS = ['rowsIn', 'rowsChanged', 'cellsChanged', 'cellsFailed', 'rowsRemoved', 'rowsAdded', 'ms'] as const
/** What a step that writes columns counts, besides rows in and time. */
export const COUNTED = ['rowsChanged', 'cellsChanged', 'cellsFailed'] as const satisfies readonly CountField[]
export type CountField = (typeof FIELDS)[number]

/** What a cell step did to one of its columns. */
export interface CellNote {
  readonly step: number
  readonly column: string
  readonly changed: number
  readonly failed: number
  /** One bit a row, 1 = the cell changed; only of steps on several columns, whose changed rows no sum tells. */
  readonly marks: Uint8Array | null
}

/** One row of `FIELDS` per step of the recipe. */
export class StepCounts {
  readonly numbers: Float64Array
  /** Column by column; only where a run keeps them for later ones. */
  readonly notes: CellNote[] = []

  constructor(steps: number, numbers = new Float64Array(steps * FIELDS.length)) {
    this.numbers = numbers
  }

  add(step: number, field: CountField, amount: number): void {
    const at = step * FIELDS.length + FIELDS.indexOf(field)
    this.numbers[at] = (this.numbers[at] ?? 0) + amount
  }

  get(step: number, field: CountField): number {
    return this.numbers[step * FIELDS.length + FIELDS.indexOf(field)] ?? 0
  }

  addAll(other: Float64Array): void {
    for (let at = 0; at < this.numbers.length; at += 1) this.numbers[at] = (this.numbers[at] ?? 0) + (other[at] ?? 0)
  }

  total(field: CountField): number {
    let sum = 0
    for (let step = 0; step * FIELDS.length < this.numbers.length; step += 1) sum += this.get(step, field)
    return sum
  }

  /** `steps` = those that ran, in order. */
  reports(steps: readonly Pick<CompiledStep, 'step' | 'index'>[]): StepReport[] {
    return steps.map(({ step, index: at }) => ({
      id: step.id,
      op: step.op,
      rowsIn: this.get(at, 'rowsIn'),
      rowsChanged: this.get(at, 'rowsChanged'),
      cellsChanged: this.get(at, 'cellsChanged'),
      cellsFailed: this.get(at, 'cellsFailed'),
      rowsRemoved: this.get(at, 'rowsRemoved'),
      rowsAdded: this.get(at, 'rowsAdded'),
      ms: Math.round(this.get(at, 'ms')),
    }))
  }
}

/** One bit a row of what are bytes here. */
export function packMarks(rows: Uint8Array): Uint8Array {
  const marks = new Uint8Array(Math.ceil(rows.length / 8))
  for (let row = 0; row < rows.length; row += 1) {
    if (rows[row] !== 0) marks[row >> 3] = (marks[row >> 3] ?? 0) | (1 << (row & 7))
  }
  return marks
}

interface Shared {
  readonly old: Column
  readonly now: Column
}

function sharedColumns(before: TableChunk, after: TableChunk): Shared[] {
  return before.names.flatMap((name, at) => {
    const to = after.names.indexOf(name)
    const old = before.columns[at]
    const now = after.columns[to]
    return old === undefined || now === undefined || (old === now && before.rows === after.rows) ? [] : [{ old, now }]
  })
}

/** Which row before each row behind was; -1 = an added one. Numbers may repeat and stand in any order, but plans keep them in their order. */
function originsOf(before: TableChunk, after: TableChunk): Int32Array {
  const origins = new Int32Array(after.rows).fill(-1)
  const sameNumbers =
    before.rows === after.rows && before.rowNumbers.every((number, row) => number === after.rowNumbers[row])
  if (sameNumbers) return origins.map((_, row) => row)
  const places = new Map<number, number[]>()
  for (let row = before.rows - 1; row >= 0; row -= 1) {
    const number = before.rowNumbers[row] ?? 0
    const known = places.get(number)
    if (known === undefined) places.set(number, [row])
    else known.push(row)
  }
  for (let row = 0; row < after.rows; row += 1) origins[row] = places.get(after.rowNumbers[row] ?? 0)?.pop() ?? -1
  return origins
}

/** Compares what a row plan received and returned, row by row as their numbers say. */
export function countRowPlan(counts: StepCounts, step: number, before: TableChunk, after: TableChunk): void {
  const shared = sharedColumns(before, after)
  if (before.rowNumbers === after.rowNumbers && shared.length === 0) return
  const origins = originsOf(before, after)
  let kept = 0
  for (let to = 0; to < after.rows; to += 1) {
    const row = origins[to] ?? -1
    if (row < 0) continue
    kept += 1
    let changed = 0
    for (const { old, now } of shared) if (old[row] !== now[to]) changed += 1
    if (changed > 0) counts.add(step, 'rowsChanged', 1)
    counts.add(step, 'cellsChanged', changed)
  }
  counts.add(step, 'rowsRemoved', before.rows - kept)
  counts.add(step, 'rowsAdded', after.rows - kept)
}
