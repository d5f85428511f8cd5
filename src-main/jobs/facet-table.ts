// Worker task: counts the facets of a table as steps leave it, and finds the rows that meet what is chosen in all of them.
// Holds one chunk, the counts, and four bytes per row found.
import { OpenprepError } from '../contract/errors.ts'
import type { FacetAsk } from '../contract/facets.ts'
import type { ColumnCondition, Step } from '../contract/recipe.ts'
import { operationWords } from '../contract/text/zh-CN/operations.ts'
import { createFacetCounter, facetEdges } from '../core/facets/facet-counter.ts'
import { findOperation } from '../core/operations/registry.ts'
import { type CompiledRecipe, compileRecipe } from '../core/recipe/compile-recipe.ts'
import { compileCondition } from '../core/recipe/condition.ts'
import { createRunner } from '../core/recipe/recipe-runner.ts'
import { toTableChunk, type WorkChunk } from '../core/table/chunk-column.ts'
import { openReadOnly } from '../store/read-only.ts'
import type { TableReader } from '../store/table-store.ts'
import { sharedKeysContext } from './run-context.ts'
import { storedChunk } from './stored-chunk.ts'
import type { TaskOf, WorkerResult } from './worker-tasks.ts'

type Answer = WorkerResult<TaskOf<'facetTable'>>

/** Pieces looked at, evenly over the table, to choose the limits of bars. */
const SAMPLED_CHUNKS = 25

/** Cleaning steps that look at no other rows. */
function ownSteps(steps: readonly Step[]): Step[] {
  return steps.filter(({ op }) => {
    const operation = findOperation(op)
    return operation?.kind === 'clean' && operation.scope === 'row'
  })
}

/** Without the steps that only change cells nobody asks for: those need not run. */
function neededSteps(compiled: CompiledRecipe, asked: ReadonlySet<string>): Step[] {
  const needed = new Set(asked)
  const kept: Step[] = []
  for (const { plan, step, reads } of compiled.steps.toReversed()) {
    if (plan.shape === 'cells' && !step.columns.some(column => needed.has(column))) continue
    kept.push(step)
    for (const column of reads) needed.add(column)
  }
  return kept.reverse()
}

class FacetState {
  readonly table: TableReader
  readonly #runner

  constructor(table: TableReader, steps: readonly Step[], columns: readonly string[]) {
    const context = sharedKeysContext([], 0)
    const whole = compileRecipe(ownSteps(steps), table.columns, context)
    const missing = columns.find(column => !whole.outputColumns.includes(column))
    if (missing !== undefined) {
      const params = {
        step: operationWords.facets,
        column: missing,
        columns: whole.outputColumns.join(operationWords.listMark),
      }
      throw new OpenprepError('RECIPE_COLUMN_MISSING', params, { column: missing })
    }
    const needed = neededSteps(whole, new Set(columns))
    this.#runner = createRunner(compileRecipe(needed, table.columns, context).firstPass)
    this.table = table
  }

  chunk(no: number): WorkChunk {
    return this.#runner.start(storedChunk(this.table, no)).chunk
  }

  /** Values of a column from pieces all over the table. */
  sample(column: string): string[] {
    const { chunks } = this.table
    const step = Math.max(1, chunks.length / SAMPLED_CHUNKS)
    const places = Array.from({ length: Math.min(chunks.length, SAMPLED_CHUNKS) }, (_, at) => Math.floor(at * step))
    return places.flatMap(at => toTableChunk(this.chunk(chunks[at]?.no ?? 0), [column]).columns[0] ?? [])
  }
}

function withEdges(ask: FacetAsk, state: FacetState): FacetAsk {
  if ((ask.kind !== 'number' && ask.kind !== 'date') || ask.edges !== undefined) return ask
  const edges = facetEdges(ask.kind, state.sample(ask.column))
  return edges === null ? ask : { ...ask, edges }
}

/** Per facet: 1 where the row meets what is chosen in it; null = nothing is chosen. */
function masksOf(tests: readonly (ReturnType<typeof compileCondition> | null)[], chunk: WorkChunk, columns: string[]) {
  const table = tests.some(test => test !== null) ? toTableChunk(chunk, columns) : null
  return tests.map(test => (test === null || table === null ? null : test(table)))
}

/** 1 where every mask but the one at `except` is met. */
function others(masks: readonly (Uint8Array | null)[], rows: number, except: number): Uint8Array {
  const all = new Uint8Array(rows).fill(1)
  for (const [at, mask] of masks.entries()) {
    if (mask === null || at === except) continue
    for (let row = 0; row < rows; row += 1) all[row] = (all[row] ?? 0) & (mask[row] ?? 0)
  }
  return all
}

function testOf(chosen: readonly ColumnCondition[]) {
  return chosen.length === 0 ? null : compileCondition({ match: 'all', conditions: [...chosen] })
}

/** Places in the stored table that grow as found; a row made into several counts once. */
class FoundRows {
  #places = new Uint32Array(1024)
  #size = 0

  add(place: number): void {
    if (this.#size > 0 && this.#places[this.#size - 1] === place) return
    if (this.#size === this.#places.length) {
      const larger = new Uint32Array(this.#size * 2)
      larger.set(this.#places)
      this.#places = larger
    }
    this.#places[this.#size] = place
    this.#size += 1
  }

  finish(): Uint32Array<ArrayBuffer> {
    return this.#places.slice(0, this.#size)
  }
}

/** Adds the stored places of the rows whose byte is 1. Both lists of row numbers ascend, or the stored order is kept. */
function noteRows(found: FoundRows, firstRow: number, stored: readonly number[], chunk: WorkChunk, met: Uint8Array) {
  let at = 0
  for (let row = 0; row < chunk.rows; row += 1) {
    const number = chunk.rowNumbers[row]
    while (at < stored.length && stored[at] !== number) at += 1
    if (met[row] === 1 && at < stored.length) found.add(firstRow + at)
  }
}

/** Throws RECIPE_COLUMN_MISSING when the steps leave no such column, RECIPE_INVALID for a condition that cannot be judged, CANCELLED. */
export function facetTable({ place, steps, facets, filter }: TaskOf<'facetTable'>, stopped: () => boolean): Answer {
  const store = openReadOnly(place.access)
  try {
    const tested = [...(filter?.conditions ?? []), ...facets.flatMap(({ chosen }) => chosen)]
    const columns = [...new Set([...facets, ...tested].map(({ column }) => column))]
    const state = new FacetState(store.openTable(place.versionId), steps, columns)
    const asks = facets.map(ask => withEdges(ask, state))
    const counters = asks.map(createFacetCounter)
    // The filter stands behind the facets and narrows them all.
    const tests = [...asks.map(({ chosen }) => testOf(chosen)), filter === null ? null : compileCondition(filter)]
    const found = new FoundRows()
    let rows = 0
    let matching = 0
    for (const { no, firstRow } of state.table.chunks) {
      if (stopped()) throw new OpenprepError('CANCELLED')
      const chunk = state.chunk(no)
      const masks = masksOf(tests, chunk, columns)
      for (const [at, counter] of counters.entries()) {
        const column = chunk.columns[chunk.names.indexOf(asks[at]?.column ?? '')]
        if (column !== undefined) counter.add(column, others(masks, chunk.rows, at))
      }
      const met = others(masks, chunk.rows, -1)
      rows += chunk.rows
      for (const bit of met) matching += bit
      noteRows(found, firstRow, state.table.rowNumbers(no), chunk, met)
    }
    const places = found.finish()
    const answers = counters.map(counter => counter.finish())
    return { report: { rows, matching, places: places.length, facets: answers }, matching: places }
  } finally {
    store.close()
  }
}
