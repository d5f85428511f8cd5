// What every step did, as flat numbers that cross threads and add up.
// Counts only; changes nothing.
import type { StepReport } from '../../contract/run.ts'
import type { TableChunk } from '../table/chunk.ts'
import type { CompiledRecipe } from './compile-recipe.ts'

const FIELDS = ['rowsIn', 'rowsChanged', 'cellsChanged', 'cellsFailed', 'rowsRemoved', 'rowsAdded', 'ms'] as const
export type CountField = (typeof FIELDS)[number]

/** One row of `FIELDS` per compiled step. */
export class StepCounts {
  readonly numbers: Float64Array

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

  reports(recipe: CompiledRecipe): StepReport[] {
    return recipe.steps.map(({ step }, at) => ({
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

/** Compares what a row plan received and returned. Rows are matched by row number, which plans keep in order. */
export function countRowPlan(counts: StepCounts, step: number, before: TableChunk, after: TableChunk): void {
  const shared = before.names.flatMap((name, at) => {
    const to = after.names.indexOf(name)
    const old = before.columns[at]
    const now = after.columns[to]
    return old === undefined || now === undefined || (old === now && before.rows === after.rows) ? [] : [{ old, now }]
  })
  if (before.rowNumbers === after.rowNumbers && shared.length === 0) return
  let row = 0
  let kept = 0
  let last = -1
  for (let to = 0; to < after.rows; to += 1) {
    const number = after.rowNumbers[to]
    while (row < before.rows && (before.rowNumbers[row] ?? 0) < (number ?? 0)) row += 1
    if (before.rowNumbers[row] !== number || last === row) continue
    last = row
    kept += 1
    let changed = 0
    for (const { old, now } of shared) if (old[row] !== now[to]) changed += 1
    if (changed > 0) counts.add(step, 'rowsChanged', 1)
    counts.add(step, 'cellsChanged', changed)
  }
  counts.add(step, 'rowsRemoved', before.rows - kept)
  counts.add(step, 'rowsAdded', after.rows - kept)
}
