// Runs a whole recipe on a table that is one chunk in memory, decisions included, as a run would on many chunks.
// For small tables and tests: knows no other rows and no further tables beyond those of its context.
import type { Step } from '../../contract/recipe.ts'
import type { OperationContext } from '../operations/operation.ts'
import type { TableChunk } from '../table/chunk.ts'
import { toTableChunk, toWorkChunk } from '../table/chunk-column.ts'
import { pickRows } from '../table/column-edits.ts'
import { type CompiledPass, compilePass, type Decided } from './compile-recipe.ts'
import { type ChunkStart, createRunner, type RecipeRunner, type Stage } from './recipe-runner.ts'
import { StepCounts } from './step-counts.ts'

export interface AloneOutcome {
  readonly chunk: TableChunk
  readonly counts: StepCounts
}

type Deciders = readonly ({ decide(observation: Uint8Array, rows: number): Uint8Array } | null)[]

function decidersOf(pass: CompiledPass): Deciders {
  return pass.segments.map(segment => (segment.shape === 'ordered' ? segment.plan.decider() : null))
}

function runChunk(runner: RecipeRunner, deciders: Deciders, chunk: TableChunk, start: ChunkStart): Stage {
  let stage = runner.start(toWorkChunk(chunk), start)
  while (stage.kind === 'observed') {
    const decision = deciders[stage.segment]?.decide(stage.observation, stage.rows)
    stage = runner.resume(stage, decision ?? new Uint8Array(stage.rows).fill(1))
  }
  return stage
}

/** The table's own chunk, then those of the tables that enter on the way. */
function* enteringChunks(pass: CompiledPass, chunk: TableChunk, context: OperationContext) {
  yield { chunk, start: { first: 0 } satisfies ChunkStart }
  for (const [entersAt, segment] of pass.segments.entries()) {
    if (segment.shape !== 'append') continue
    const table = context.input?.(segment.plan.input) ?? null
    for (const further of table?.chunks(table.columns) ?? []) yield { chunk: further, start: { first: 0, entersAt } }
  }
}

interface PassOutcome {
  readonly chunk: TableChunk
  readonly observations: Uint8Array[]
  readonly sizes: number[]
}

function runPass(pass: CompiledPass, chunk: TableChunk, context: OperationContext, counts: StepCounts): PassOutcome {
  const runner = createRunner(pass)
  const deciders = decidersOf(pass)
  const chunks: TableChunk[] = []
  const observations: Uint8Array[] = []
  const sizes: number[] = []
  for (const entering of enteringChunks(pass, chunk, context)) {
    const stage = runChunk(runner, deciders, entering.chunk, entering.start)
    chunks.push(toTableChunk(stage.chunk))
    counts.addAll(stage.counts.numbers)
    if (stage.kind !== 'done' || stage.survey === null) continue
    observations.push(stage.survey.observation)
    sizes.push(stage.survey.rows)
  }
  return { chunk: joinChunks(pass.outputColumns, chunks), observations, sizes }
}

export function joinChunks(names: readonly string[], chunks: readonly TableChunk[]): TableChunk {
  const [only, second] = chunks
  if (only !== undefined && second === undefined) return only
  return {
    names,
    columns: names.map((_, at) => chunks.flatMap(({ columns }) => columns[at] ?? [])),
    rows: chunks.reduce((sum, { rows }) => sum + rows, 0),
    rowNumbers: chunks.flatMap(({ rowNumbers }) => rowNumbers),
  }
}

/** Steps that cannot run are left out, as `compileRecipe` leaves them out. Throws what a step throws on these rows. */
export function runAlone(steps: readonly Step[], table: TableChunk, context: OperationContext): AloneOutcome {
  const counts = new StepCounts(steps.length)
  let chunk = table
  let decided: Decided | null = null
  for (;;) {
    const pass: CompiledPass = compilePass(steps, chunk.names, context, decided)
    const { chunk: left, observations, sizes } = runPass(pass, chunk, context, counts)
    if (pass.survey === null) return { chunk: left, counts }
    const { step, plan } = pass.survey
    const rows = sizes.reduce((sum, size) => sum + size, 0)
    const knowledge = plan.decide({ observations, sizes, rows, stopped: () => false })
    const order = plan.order?.(knowledge) ?? null
    if (order !== null) counts.add(step.index, 'rowsRemoved', left.rows - order.length)
    chunk = order === null ? left : pickRows(left, [...order])
    decided = { index: step.index, knowledge }
  }
}
