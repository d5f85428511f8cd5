// Runs one cell step on a chunk: column by column, counting cells and rows, and noting per column what a later run may want to know.
// Decides nothing about which steps run.
import { OpenprepError } from '../../contract/errors.ts'
import { toTableChunk, type WorkChunk } from '../table/chunk-column.ts'
import { boundedMemo } from './bounded-memo.ts'
import { operationText } from './check-params.ts'
import type { CompiledStep } from './compile-recipe.ts'
import { conditionColumns } from './condition.ts'
import { type CellMap, type ColumnOutcome, mapCells } from './map-cells.ts'
import { packMarks, type StepCounts } from './step-counts.ts'

export interface CellStep {
  readonly compiled: CompiledStep
  readonly mapsEmpty: boolean
  /** One memo per column: values repeat within a column, seldom across. */
  readonly maps: readonly { readonly name: string; readonly index: number; readonly map: CellMap }[]
  readonly notes: boolean
}

/** `only` = the columns that are still to be treated. */
export function cellStep(compiled: CompiledStep, only: readonly string[] | undefined, notes: boolean): CellStep | null {
  const { plan, step, inputColumns } = compiled
  if (plan.shape !== 'cells') return null
  const maps = (only ?? step.columns).map(name => ({
    name,
    index: inputColumns.indexOf(name),
    map: boundedMemo(value => plan.map(value), plan.dear),
  }))
  return { compiled, mapsEmpty: plan.mapsEmpty === true, maps, notes }
}

export function maskFailed(compiled: CompiledStep, column: string, row: number): OpenprepError {
  const params = { step: operationText(compiled.operation.id).title, column }
  return new OpenprepError('RECIPE_MASK_FAILED', params, { step: compiled.step.id, column, row })
}

export function scopeOf({ inScope, step }: CompiledStep, chunk: WorkChunk): Uint8Array | null {
  return inScope === null || step.scope === undefined
    ? null
    : inScope(toTableChunk(chunk, conditionColumns(step.scope)))
}

function addRows(rows: Uint8Array, more: Uint8Array): void {
  for (let row = 0; row < rows.length; row += 1) rows[row] = (rows[row] ?? 0) | (more[row] ?? 0)
}

/** `rows` = which the step changed in this column; null where the step has no other column. */
function note(
  { index }: CompiledStep,
  column: string,
  { changed, failed }: ColumnOutcome,
  rows: Uint8Array | null,
  counts: StepCounts,
): void {
  if (changed + failed === 0) return
  counts.notes.push({ step: index, column, changed, failed, marks: rows === null ? null : packMarks(rows) })
}

function sumOf(rows: Uint8Array): number {
  let sum = 0
  for (let row = 0; row < rows.length; row += 1) sum += rows[row] ?? 0
  return sum
}

export function runCells(
  { compiled, mapsEmpty, maps, notes }: CellStep,
  chunk: WorkChunk,
  counts: StepCounts,
): WorkChunk {
  if (maps.length === 0) return chunk
  const { index: at, step } = compiled
  const noteRows = notes && step.columns.length > 1
  const scope = scopeOf(compiled, chunk)
  const changedRows = new Uint8Array(chunk.rows)
  const columns = chunk.columns.slice()
  for (const { name, index, map } of maps) {
    const column = columns[index]
    if (column === undefined) continue
    const ownRows = noteRows ? new Uint8Array(chunk.rows) : null
    const outcome = mapCells(column, map, mapsEmpty, scope, ownRows ?? changedRows)
    if (outcome.failed > 0 && compiled.operation.kind !== 'clean') {
      throw maskFailed(compiled, name, chunk.rowNumbers[outcome.failedRow] ?? 0)
    }
    if (ownRows !== null) addRows(changedRows, ownRows)
    if (notes) note(compiled, name, outcome, ownRows, counts)
    columns[index] = outcome.column
    counts.add(at, 'cellsChanged', outcome.changed)
    counts.add(at, 'cellsFailed', outcome.failed)
  }
  // Where some columns are known from earlier, whoever knows them counts the rows.
  if (maps.length === step.columns.length) counts.add(at, 'rowsChanged', sumOf(changedRows))
  return { ...chunk, columns }
}
