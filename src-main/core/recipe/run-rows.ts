// Runs one step over whole rows of a chunk: scope, counts, and no more columns read than the plan asks for.
// Decides nothing about which steps run, and nothing about rows of other chunks.
import type { RowTally } from '../operations/operation.ts'
import { type Column, columnOf, filterRows, type TableChunk } from '../table/chunk.ts'
import { type ChunkColumn, keepRows, TextColumn, toTableChunk, type WorkChunk } from '../table/chunk-column.ts'
import type { CompiledStep } from './compile-recipe.ts'
import { maskFailed, scopeOf } from './run-cells.ts'
import { countRowPlan, type StepCounts } from './step-counts.ts'

/**
 * Puts the rows a plan returned for the scope back among the untouched ones: each where its source row stood. Plans keep rows in order,
 * and rows that they make of one row have its number.
 */
function mergeScoped(chunk: TableChunk, scope: Uint8Array, treated: TableChunk): TableChunk {
  const picks: { from: TableChunk; row: number }[] = []
  let next = 0
  const take = (number: number | undefined) => {
    while (next < treated.rows && treated.rowNumbers[next] === number) picks.push({ from: treated, row: next++ })
  }
  const inside = chunk.rowNumbers.filter((_, row) => scope[row] !== 0)
  const sameRows = inside.length === treated.rows && inside.every((number, row) => number === treated.rowNumbers[row])
  for (let row = 0; row < chunk.rows; row += 1) {
    if (scope[row] === 0) picks.push({ from: chunk, row })
    else if (sameRows) picks.push({ from: treated, row: next++ })
    else take(chunk.rowNumbers[row])
  }
  return {
    names: chunk.names,
    columns: chunk.names.map((_, at) => picks.map(({ from, row }) => from.columns[at]?.[row] ?? '')),
    rows: picks.length,
    rowNumbers: picks.map(({ from, row }) => from.rowNumbers[row] ?? 0),
  }
}

/** Columns handed on as they came stay what they were, stored ones included. */
function toWorkAgain(result: TableChunk, table: TableChunk, work: WorkChunk): WorkChunk {
  const known = new Map(table.columns.map((column, at) => [column, work.columns[at]]))
  const columns = result.columns.map((column): ChunkColumn => known.get(column) ?? new TextColumn(column))
  return { ...result, columns }
}

/** Counts what a plan could not treat; fails closed where that would let a value through that was to be hidden. */
function tallyOf(compiled: CompiledStep, chunk: TableChunk, counts: StepCounts): RowTally {
  return {
    failed(cells, first) {
      if (cells > 0 && compiled.operation.kind !== 'clean') {
        const column = first?.column ?? compiled.step.columns[0] ?? ''
        throw maskFailed(compiled, column, first?.rowNumber ?? chunk.rowNumbers[0] ?? 0)
      }
      counts.add(compiled.index, 'cellsFailed', cells)
    },
  }
}

export function treatRows(
  compiled: CompiledStep,
  chunk: WorkChunk,
  counts: StepCounts,
  apply: (rows: TableChunk, tally: RowTally) => TableChunk,
): WorkChunk {
  const scope = scopeOf(compiled, chunk)
  const table = toTableChunk(chunk)
  const tally = tallyOf(compiled, table, counts)
  const result =
    scope === null ? apply(table, tally) : mergeScoped(table, scope, apply(filterRows(table, scope), tally))
  countRowPlan(counts, compiled.index, table, result)
  return toWorkAgain(result, table, chunk)
}

/** All names in their places, but cells only in the columns that are to be read. */
function readableChunk(chunk: WorkChunk, read: ReadonlySet<string>): TableChunk {
  const columns = chunk.columns.map((column, at) => (read.has(chunk.names[at] ?? '') ? column.values() : []))
  return { ...chunk, columns }
}

/** The treated cells where they are in scope, and the old ones where they are not. */
function spreadCells(old: Column, treated: Column, scope: Uint8Array): Column {
  let next = 0
  return old.map((value, row) => (scope[row] === 0 ? value : (treated[next++] ?? '')))
}

/** For plans that say which columns they write: the others are not even read, and stay the very columns they were. */
export function treatColumns(
  compiled: CompiledStep,
  { writes, names }: { readonly writes: readonly string[]; readonly names: readonly string[] },
  chunk: WorkChunk,
  counts: StepCounts,
  apply: (rows: TableChunk, tally: RowTally) => TableChunk,
): WorkChunk {
  const scope = scopeOf(compiled, chunk)
  const table = readableChunk(chunk, new Set([...compiled.reads, ...writes]))
  const given = scope === null ? table : filterRows(table, scope)
  const treated = apply(given, tallyOf(compiled, given, counts))
  const changedRows = new Uint8Array(chunk.rows)
  const columns = names.map((name): ChunkColumn => {
    const old = chunk.columns[chunk.names.indexOf(name)]
    if (!writes.includes(name)) return old ?? new TextColumn([])
    const values = columnOf(treated, name) ?? []
    if (old === undefined) return new TextColumn(values)
    const spread = scope === null ? values : spreadCells(old.values(), values, scope)
    const changed = markChanged(old.values(), spread, changedRows)
    counts.add(compiled.index, 'cellsChanged', changed)
    return changed === 0 ? old : new TextColumn(spread)
  })
  let rowsChanged = 0
  for (const changed of changedRows) rowsChanged += changed
  counts.add(compiled.index, 'rowsChanged', rowsChanged)
  return { ...chunk, names, columns }
}

function markChanged(old: Column, now: Column, changedRows: Uint8Array): number {
  let changed = 0
  for (let row = 0; row < old.length; row += 1) {
    if (old[row] === now[row]) continue
    changedRows[row] = 1
    changed += 1
  }
  return changed
}

function removeRows(
  compiled: CompiledStep,
  keeps: (chunk: TableChunk) => Uint8Array,
  chunk: WorkChunk,
  counts: StepCounts,
): WorkChunk {
  const { rows, inScope } = observedRows(compiled, chunk)
  const kept = keepRows(chunk, spreadKeep(keeps(rows), inScope))
  counts.add(compiled.index, 'rowsRemoved', chunk.rows - kept.rows)
  return kept
}

export function runRowPlan(compiled: CompiledStep, chunk: WorkChunk, counts: StepCounts): WorkChunk {
  const { plan } = compiled
  if (plan.shape !== 'rows') return chunk
  if (plan.keeps !== undefined) return removeRows(compiled, plan.keeps, chunk, counts)
  if (plan.writes !== undefined) {
    const { writes, outputColumns: names } = plan
    return treatColumns(compiled, { writes, names }, chunk, counts, plan.apply)
  }
  if (plan.picks !== undefined && compiled.inScope === null) {
    const columns = plan.picks.flatMap(pick => chunk.columns[pick] ?? [])
    return { ...chunk, names: plan.outputColumns, columns }
  }
  return treatRows(compiled, chunk, counts, plan.apply)
}

/** The decision about the observed rows, spread over all rows: those out of scope stay. */
export function spreadKeep(keep: Uint8Array, inScope: Uint8Array | null): Uint8Array {
  if (inScope === null) return keep
  let observed = 0
  return inScope.map(inside => {
    if (inside === 0) return 1
    observed += 1
    return keep[observed - 1] ?? 1
  })
}

/** The rows in the step's scope, with the columns it reads. */
export function observedRows(step: CompiledStep, chunk: WorkChunk): { rows: TableChunk; inScope: Uint8Array | null } {
  const inScope = scopeOf(step, chunk)
  const table = toTableChunk(chunk, step.reads)
  return { rows: inScope === null ? table : filterRows(table, inScope), inScope }
}
