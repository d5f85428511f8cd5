// Runs one pass of a recipe chunk by chunk: row-local steps at once, ordered steps in two halves with the decision between them.
// The preview, the run and its workers all use this code; it reads no store and starts no thread.
import { OpenprepError } from '../../contract/errors.ts'
import type { OrderedPlan, RowTally } from '../operations/operation.ts'
import { filterRows, type TableChunk } from '../table/chunk.ts'
import {
  type ChunkColumn,
  DictionaryColumn,
  keepRows,
  TextColumn,
  toTableChunk,
  type WorkChunk,
} from '../table/chunk-column.ts'
import { boundedMemo } from './bounded-memo.ts'
import { operationText } from './check-params.ts'
import type { CompiledPass, CompiledStep } from './compile-recipe.ts'
import { type CellMap, mapCells } from './map-cells.ts'
import { countRowPlan, StepCounts } from './step-counts.ts'

/** A chunk on its way. `observed` waits for one keep byte per observed row before it goes on. */
export type Stage =
  | {
      readonly kind: 'done'
      readonly chunk: WorkChunk
      readonly counts: StepCounts
      /** What the surveying step of the pass saw in the chunk; null where the pass has none. */
      readonly survey: { readonly observation: Uint8Array; readonly rows: number } | null
    }
  | {
      readonly kind: 'observed'
      readonly chunk: WorkChunk
      readonly counts: StepCounts
      /** Index of the ordered segment that waits. */
      readonly segment: number
      readonly observation: Uint8Array
      /** Rows observed: those in the step's scope. */
      readonly rows: number
      readonly inScope: Uint8Array | null
    }

/** Where in the table, and in the pass, a chunk stands. */
export interface ChunkStart {
  /** Rows that were observed before this chunk, for a pass that begins with a treatment. */
  readonly first: number
  /** The append segment whose further table the chunk is of; absent = the chunk is of the table itself. */
  readonly entersAt?: number
}

export interface RecipeRunner {
  start(chunk: WorkChunk, from?: ChunkStart): Stage
  /** `decision` as the ordered plan's decider returned it. */
  resume(stage: Stage, decision: Uint8Array): Stage
}

interface CellStep {
  readonly compiled: CompiledStep
  readonly mapsEmpty: boolean
  /** One memo per column: values repeat within a column, seldom across. */
  readonly maps: readonly { readonly name: string; readonly index: number; readonly map: CellMap }[]
}

function cellStep(compiled: CompiledStep): CellStep | null {
  const { plan, step, inputColumns } = compiled
  if (plan.shape !== 'cells') return null
  const maps = step.columns.map(name => ({
    name,
    index: inputColumns.indexOf(name),
    map: boundedMemo(value => plan.map(value), plan.dear),
  }))
  return { compiled, mapsEmpty: plan.mapsEmpty === true, maps }
}

function maskFailed(compiled: CompiledStep, column: string, row: number): OpenprepError {
  const params = { step: operationText(compiled.operation.id).title, column }
  return new OpenprepError('RECIPE_MASK_FAILED', params, { step: compiled.step.id, column, row })
}

function scopeOf({ inScope, reads }: CompiledStep, chunk: WorkChunk): Uint8Array | null {
  return inScope === null ? null : inScope(toTableChunk(chunk, reads))
}

function runCells({ compiled, mapsEmpty, maps }: CellStep, chunk: WorkChunk, counts: StepCounts): WorkChunk {
  const at = compiled.index
  const scope = scopeOf(compiled, chunk)
  const changedRows = new Uint8Array(chunk.rows)
  const columns = chunk.columns.slice()
  for (const { name, index, map } of maps) {
    const column = columns[index]
    if (column === undefined) continue
    const outcome = mapCells(column, map, mapsEmpty, scope, changedRows)
    if (outcome.failed > 0 && compiled.operation.kind !== 'clean') {
      throw maskFailed(compiled, name, chunk.rowNumbers[outcome.failedRow] ?? 0)
    }
    columns[index] = outcome.column
    counts.add(at, 'cellsChanged', outcome.changed)
    counts.add(at, 'cellsFailed', outcome.failed)
  }
  let rowsChanged = 0
  for (let row = 0; row < changedRows.length; row += 1) rowsChanged += changedRows[row] ?? 0
  counts.add(at, 'rowsChanged', rowsChanged)
  return { ...chunk, columns }
}

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

function treatRows(
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

function runRowPlan(compiled: CompiledStep, chunk: WorkChunk, counts: StepCounts): WorkChunk {
  const { plan } = compiled
  if (plan.shape !== 'rows') return chunk
  if (plan.picks !== undefined && compiled.inScope === null) {
    const columns = plan.picks.flatMap(pick => chunk.columns[pick] ?? [])
    return { ...chunk, names: plan.outputColumns, columns }
  }
  return treatRows(compiled, chunk, counts, plan.apply)
}

/** Columns by their places, or one text in every row. */
function pickedColumns(chunk: WorkChunk, names: readonly string[], picks: readonly (number | string)[]): WorkChunk {
  const columns = picks.map((pick): ChunkColumn => {
    const column = typeof pick === 'number' ? chunk.columns[pick] : undefined
    if (column !== undefined) return column
    return new DictionaryColumn({ entries: [String(pick)], codes: new Uint8Array(chunk.rows) })
  })
  return { ...chunk, names, columns }
}

/** The decision about the observed rows, spread over all rows: those out of scope stay. */
function spreadKeep(keep: Uint8Array, inScope: Uint8Array | null): Uint8Array {
  if (inScope === null) return keep
  let observed = 0
  return inScope.map(inside => {
    if (inside === 0) return 1
    observed += 1
    return keep[observed - 1] ?? 1
  })
}

type Observed = Stage & { kind: 'observed' }

function applyDecision(
  { chunk, inScope, counts }: Observed,
  { apply }: NonNullable<OrderedPlan['treats']>,
  at: number,
  decision: Uint8Array,
): WorkChunk {
  const table = toTableChunk(chunk)
  const result =
    inScope === null ? apply(table, decision) : mergeScoped(table, inScope, apply(filterRows(table, inScope), decision))
  countRowPlan(counts, at, table, result)
  return toWorkAgain(result, table, chunk)
}

/** The rows in the step's scope, with the columns it reads. */
function observedRows(step: CompiledStep, chunk: WorkChunk): { rows: TableChunk; inScope: Uint8Array | null } {
  const inScope = scopeOf(step, chunk)
  const table = toTableChunk(chunk, step.reads)
  return { rows: inScope === null ? table : filterRows(table, inScope), inScope }
}

/** `clock` in milliseconds, for the reports only; core has none of its own. */
export function createRunner(pass: CompiledPass, clock: () => number = () => 0): RecipeRunner {
  const { segments, survey } = pass
  const rowSteps = segments.flatMap(segment => (segment.shape === 'rows' ? segment.steps : []))
  const cellSteps = new Map(rowSteps.map(compiled => [compiled, cellStep(compiled)]))

  function timed<T>({ index }: CompiledStep, counts: StepCounts, work: () => T): T {
    const from = clock()
    const result = work()
    counts.add(index, 'ms', clock() - from)
    return result
  }

  function runStep(compiled: CompiledStep, chunk: WorkChunk, counts: StepCounts): WorkChunk {
    counts.add(compiled.index, 'rowsIn', chunk.rows)
    const cells = cellSteps.get(compiled) ?? null
    return timed(compiled, counts, () =>
      cells === null ? runRowPlan(compiled, chunk, counts) : runCells(cells, chunk, counts),
    )
  }

  function append(at: number, chunk: WorkChunk, counts: StepCounts, { entersAt }: ChunkStart): WorkChunk {
    const segment = segments[at]
    if (segment?.shape !== 'append') return chunk
    const { index } = segment.step
    const { outputColumns, ownPicks, inputPicks } = segment.plan
    const enters = entersAt === at
    counts.add(index, enters ? 'rowsAdded' : 'rowsIn', chunk.rows)
    return pickedColumns(chunk, outputColumns, enters ? inputPicks : ownPicks)
  }

  function observe(at: number, chunk: WorkChunk, counts: StepCounts): Stage {
    const segment = segments[at]
    if (segment?.shape !== 'ordered') return finished(chunk, counts)
    const { step, plan } = segment
    counts.add(step.index, 'rowsIn', chunk.rows)
    return timed(step, counts, () => {
      const { rows, inScope } = observedRows(step, chunk)
      const observation = plan.observe(rows)
      return { kind: 'observed', chunk, counts, segment: at, observation, rows: rows.rows, inScope }
    })
  }

  function finished(chunk: WorkChunk, counts: StepCounts): Stage {
    if (survey === null) return { kind: 'done', chunk, counts, survey: null }
    counts.add(survey.step.index, 'rowsIn', chunk.rows)
    return timed(survey.step, counts, () => {
      const { rows } = observedRows(survey.step, chunk)
      return { kind: 'done', chunk, counts, survey: { observation: survey.plan.observe(rows), rows: rows.rows } }
    })
  }

  function advance(from: number, chunk: WorkChunk, counts: StepCounts, start: ChunkStart): Stage {
    let current = chunk
    for (let at = from; at < segments.length; at += 1) {
      const segment = segments[at]
      switch (segment?.shape) {
        case 'ordered':
          return observe(at, current, counts)
        case 'append':
          current = append(at, current, counts, start)
          break
        case 'treat': {
          const { step, treatment } = segment
          const rows = current
          current = timed(step, counts, () =>
            treatRows(step, rows, counts, (table, tally) => treatment.apply(table, start.first, tally)),
          )
          break
        }
        case 'rows':
          for (const compiled of segment.steps) current = runStep(compiled, current, counts)
          break
        case undefined:
          break
        default:
          return segment satisfies never
      }
    }
    return finished(current, counts)
  }

  /** Later segments ask for no start: only the first one is a treatment, and a further table has entered before any ordered step. */
  const onwards: ChunkStart = { first: 0 }

  return {
    start: (chunk, from = onwards) => advance(from.entersAt ?? 0, chunk, new StepCounts(pass.stepCount), from),
    resume(stage, decision) {
      if (stage.kind === 'done') return stage
      const segment = segments[stage.segment]
      if (segment?.shape !== 'ordered') return stage
      const { step, plan } = segment
      if (plan.treats !== undefined) {
        const treated = applyDecision(stage, plan.treats, step.index, decision)
        return advance(stage.segment + 1, treated, stage.counts, onwards)
      }
      const kept = keepRows(stage.chunk, spreadKeep(decision, stage.inScope))
      stage.counts.add(step.index, 'rowsRemoved', stage.chunk.rows - kept.rows)
      return advance(stage.segment + 1, kept, stage.counts, onwards)
    },
  }
}
