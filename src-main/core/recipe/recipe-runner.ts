// Runs a compiled recipe chunk by chunk: row-local steps at once, ordered steps in two halves with the decision between them.
// The preview, the run and its workers all use this code; it reads no store and starts no thread.
import { OpenprepError } from '../../contract/errors.ts'
import type { OrderedPlan, RowTally } from '../operations/operation.ts'
import { filterRows, type TableChunk } from '../table/chunk.ts'
import {
  type ChunkColumn,
  keepRows,
  TextColumn,
  toTableChunk,
  toWorkChunk,
  type WorkChunk,
} from '../table/chunk-column.ts'
import { boundedMemo } from './bounded-memo.ts'
import { operationText } from './check-params.ts'
import type { CompiledRecipe, CompiledStep } from './compile-recipe.ts'
import { type CellMap, mapCells } from './map-cells.ts'
import { countRowPlan, StepCounts } from './step-counts.ts'

/** A chunk on its way. `observed` waits for one keep byte per observed row before it goes on. */
export type Stage =
  | { readonly kind: 'done'; readonly chunk: WorkChunk; readonly counts: StepCounts }
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

export interface RecipeRunner {
  start(chunk: WorkChunk): Stage
  /** `decision` as the ordered plan's decider returned it. */
  resume(stage: Stage, decision: Uint8Array): Stage
}

interface CellStep {
  readonly at: number
  readonly compiled: CompiledStep
  readonly mapsEmpty: boolean
  /** One memo per column: values repeat within a column, seldom across. */
  readonly maps: readonly { readonly name: string; readonly index: number; readonly map: CellMap }[]
}

function cellStep(compiled: CompiledStep, at: number): CellStep | null {
  const { plan, step, inputColumns } = compiled
  if (plan.shape !== 'cells') return null
  const maps = step.columns.map(name => ({
    name,
    index: inputColumns.indexOf(name),
    map: boundedMemo(value => plan.map(value)),
  }))
  return { at, compiled, mapsEmpty: plan.mapsEmpty === true, maps }
}

function maskFailed(compiled: CompiledStep, column: string, row: number): OpenprepError {
  const params = { step: operationText(compiled.operation.id).title, column }
  return new OpenprepError('RECIPE_MASK_FAILED', params, { step: compiled.step.id, column, row })
}

function scopeOf({ inScope, reads }: CompiledStep, chunk: WorkChunk): Uint8Array | null {
  return inScope === null ? null : inScope(toTableChunk(chunk, reads))
}

function runCells({ at, compiled, mapsEmpty, maps }: CellStep, chunk: WorkChunk, counts: StepCounts): WorkChunk {
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

/** Puts the rows a plan returned for the scope back among the untouched ones, in order of row numbers. */
function mergeScoped(chunk: TableChunk, scope: Uint8Array, treated: TableChunk): TableChunk {
  const picks: { from: TableChunk; row: number; number: number }[] = []
  for (let row = 0; row < chunk.rows; row += 1) {
    if (scope[row] === 0) picks.push({ from: chunk, row, number: chunk.rowNumbers[row] ?? 0 })
  }
  for (let row = 0; row < treated.rows; row += 1) {
    picks.push({ from: treated, row, number: treated.rowNumbers[row] ?? 0 })
  }
  picks.sort((a, b) => a.number - b.number)
  return {
    names: chunk.names,
    columns: chunk.names.map((_, at) => picks.map(({ from, row }) => from.columns[at]?.[row] ?? '')),
    rows: picks.length,
    rowNumbers: picks.map(({ number }) => number),
  }
}

/** Columns handed on as they came stay what they were, stored ones included. */
function toWorkAgain(result: TableChunk, table: TableChunk, work: WorkChunk): WorkChunk {
  const known = new Map(table.columns.map((column, at) => [column, work.columns[at]]))
  const columns = result.columns.map((column): ChunkColumn => known.get(column) ?? new TextColumn(column))
  return { ...result, columns }
}

function runRowPlan(compiled: CompiledStep, at: number, chunk: WorkChunk, counts: StepCounts): WorkChunk {
  const { plan } = compiled
  if (plan.shape !== 'rows') return chunk
  const scope = scopeOf(compiled, chunk)
  if (plan.picks !== undefined && scope === null) {
    const columns = plan.picks.flatMap(pick => chunk.columns[pick] ?? [])
    return { ...chunk, names: plan.outputColumns, columns }
  }
  const table = toTableChunk(chunk)
  const tally: RowTally = { failed: cells => counts.add(at, 'cellsFailed', cells) }
  const result =
    scope === null ? plan.apply(table, tally) : mergeScoped(table, scope, plan.apply(filterRows(table, scope), tally))
  countRowPlan(counts, at, table, result)
  return toWorkAgain(result, table, chunk)
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

/** `clock` in milliseconds, for the reports only; core has none of its own. */
export function createRunner(recipe: CompiledRecipe, clock: () => number = () => 0): RecipeRunner {
  const places = new Map(recipe.steps.map((compiled, at) => [compiled, at]))
  const placeOf = (compiled: CompiledStep) => places.get(compiled) ?? 0
  const cellSteps = new Map(recipe.steps.map(compiled => [compiled, cellStep(compiled, placeOf(compiled))]))

  function runStep(compiled: CompiledStep, chunk: WorkChunk, counts: StepCounts): WorkChunk {
    const at = placeOf(compiled)
    const from = clock()
    counts.add(at, 'rowsIn', chunk.rows)
    const cells = cellSteps.get(compiled) ?? null
    const result = cells === null ? runRowPlan(compiled, at, chunk, counts) : runCells(cells, chunk, counts)
    counts.add(at, 'ms', clock() - from)
    return result
  }

  function advance(from: number, chunk: WorkChunk, counts: StepCounts): Stage {
    let current = chunk
    for (let at = from; at < recipe.segments.length; at += 1) {
      const segment = recipe.segments[at]
      if (segment?.shape === 'ordered') {
        const started = clock()
        const inScope = scopeOf(segment.step, current)
        const table = toTableChunk(current, segment.step.reads)
        const observed = inScope === null ? table : filterRows(table, inScope)
        const observation = segment.plan.observe(observed)
        counts.add(placeOf(segment.step), 'rowsIn', current.rows)
        counts.add(placeOf(segment.step), 'ms', clock() - started)
        return { kind: 'observed', chunk: current, counts, segment: at, observation, rows: observed.rows, inScope }
      }
      for (const compiled of segment?.steps ?? []) current = runStep(compiled, current, counts)
    }
    return { kind: 'done', chunk: current, counts }
  }

  return {
    start: chunk => advance(0, chunk, new StepCounts(recipe.steps.length)),
    resume(stage, decision) {
      if (stage.kind === 'done') return stage
      const segment = recipe.segments[stage.segment]
      if (segment?.shape === 'ordered' && segment.plan.treats !== undefined) {
        const treated = applyDecision(stage, segment.plan.treats, placeOf(segment.step), decision)
        return advance(stage.segment + 1, treated, stage.counts)
      }
      const kept = keepRows(stage.chunk, spreadKeep(decision, stage.inScope))
      if (segment?.shape === 'ordered') {
        stage.counts.add(placeOf(segment.step), 'rowsRemoved', stage.chunk.rows - kept.rows)
      }
      return advance(stage.segment + 1, kept, stage.counts)
    },
  }
}

/** Runs one chunk on its own, ordered steps included: they then know no other rows. For previews and small tables. */
export function runAlone(recipe: CompiledRecipe, chunk: TableChunk): { chunk: TableChunk; counts: StepCounts } {
  const runner = createRunner(recipe)
  let stage = runner.start(toWorkChunk(chunk))
  while (stage.kind === 'observed') {
    const segment = recipe.segments[stage.segment]
    const keep =
      segment?.shape === 'ordered'
        ? segment.plan.decider().decide(stage.observation, stage.rows)
        : new Uint8Array(stage.rows).fill(1)
    stage = runner.resume(stage, keep)
  }
  return { chunk: toTableChunk(stage.chunk), counts: stage.counts }
}
