// Runs one pass of a recipe chunk by chunk: row-local steps at once, ordered steps in two halves with the decision between them.
// The preview, the run and its workers all use this code; it reads no store and starts no thread.
import type { OrderedPlan } from '../operations/operation.ts'
import { type ChunkColumn, DictionaryColumn, keepRows, type WorkChunk } from '../table/chunk-column.ts'
import type { CompiledPass, CompiledStep, Segment } from './compile-recipe.ts'
import type { Reuse, TakenColumn } from './reuse-plan.ts'
import { cellStep, runCells } from './run-cells.ts'
import { observedRows, runRowPlan, spreadKeep, treatColumns, treatRows } from './run-rows.ts'
import { StepCounts } from './step-counts.ts'

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
      readonly take: TakeColumn | undefined
    }

/** Where in the table, and in the pass, a chunk stands. */
export interface ChunkStart {
  /** Rows that were observed before this chunk, for a pass that begins with a treatment. */
  readonly first: number
  /** The append segment whose further table the chunk is of; absent = the chunk is of the table itself. */
  readonly entersAt?: number
}

export interface RecipeRunner {
  /** `take` where the runner has something to reuse. */
  start(chunk: WorkChunk, from?: ChunkStart, take?: TakeColumn): Stage
  /** `decision` as the ordered plan's decider returned it. */
  resume(stage: Stage, decision: Uint8Array): Stage
}

/** Hands out the columns of earlier results that belong to a chunk. */
export type TakeColumn = (taken: TakenColumn) => ChunkColumn

export interface RunnerOptions {
  /** In milliseconds, for the reports only; core has none of its own. */
  readonly clock?: () => number
  /** What need not be done again; who gives it also hands out the columns. */
  readonly reuse?: Reuse
  /** Keeps what each step did to each of its columns. */
  readonly notes?: boolean
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

type Observed = Stage & { kind: 'observed' }

function applyDecision(
  { chunk, counts }: Observed,
  { apply, writes, outputColumns: names }: NonNullable<OrderedPlan['treats']>,
  compiled: CompiledStep,
  decision: Uint8Array,
): WorkChunk {
  return treatColumns(compiled, { writes, names }, chunk, counts, rows => apply(rows, decision))
}

/** Stands where a column would that nothing asks for: an earlier result has what comes of it. */
const UNASKED: ChunkColumn = {
  values: unasked,
  dictionary: unasked,
  units: unasked,
  kept: () => UNASKED,
}

function unasked(): never {
  throw new Error('a column that was not to be asked for')
}

/** The columns behind a step that need not be done: those it would write are not there. */
function passedOver(chunk: WorkChunk, names: readonly string[]): WorkChunk {
  return { ...chunk, names, columns: names.map(name => chunk.columns[chunk.names.indexOf(name)] ?? UNASKED) }
}

export function createRunner(pass: CompiledPass, options: RunnerOptions = {}): RecipeRunner {
  const { clock = () => 0, reuse, notes = false } = options
  const { segments, survey } = pass
  const rowSteps = segments.flatMap(segment => (segment.shape === 'rows' ? segment.steps : []))
  const cellSteps = new Map(
    rowSteps.map(compiled => [compiled, cellStep(compiled, reuse?.treats.get(compiled.index), notes)]),
  )
  /** Nothing of it is to be done, and it is no cell step, which knows that by itself. */
  const passesOver = ({ index, plan }: CompiledStep) => plan.shape !== 'cells' && reuse?.treats.get(index)?.length === 0

  function timed<T>({ index }: CompiledStep, counts: StepCounts, work: () => T): T {
    const from = clock()
    const result = work()
    counts.add(index, 'ms', clock() - from)
    return result
  }

  function runStep(compiled: CompiledStep, chunk: WorkChunk, counts: StepCounts): WorkChunk {
    counts.add(compiled.index, 'rowsIn', chunk.rows)
    const cells = cellSteps.get(compiled) ?? null
    if (passesOver(compiled)) return passedOver(chunk, compiled.outputColumns)
    return timed(compiled, counts, () =>
      cells === null ? runRowPlan(compiled, chunk, counts) : runCells(cells, chunk, counts),
    )
  }

  /** What stands behind the step as an earlier result has it. */
  function taken({ index }: CompiledStep, chunk: WorkChunk, take: TakeColumn | undefined): WorkChunk {
    const takes = reuse?.takes.get(index)
    if (takes === undefined || take === undefined) return chunk
    const columns = chunk.columns.slice()
    for (const one of takes) columns[chunk.names.indexOf(one.column)] = take(one)
    return { ...chunk, columns }
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

  function observe(
    { step, plan }: Segment & { shape: 'ordered' },
    at: number,
    chunk: WorkChunk,
    counts: StepCounts,
    take: TakeColumn | undefined,
  ): Stage {
    counts.add(step.index, 'rowsIn', chunk.rows)
    return timed(step, counts, () => {
      const { rows, inScope } = observedRows(step, chunk)
      const observation = plan.observe(rows)
      return { kind: 'observed', chunk, counts, segment: at, observation, rows: rows.rows, inScope, take }
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

  function advance(
    from: number,
    chunk: WorkChunk,
    counts: StepCounts,
    start: ChunkStart,
    take: TakeColumn | undefined,
  ): Stage {
    let current = chunk
    for (let at = from; at < segments.length; at += 1) {
      const segment = segments[at]
      switch (segment?.shape) {
        case 'ordered': {
          const { step } = segment
          if (!passesOver(step)) return observe(segment, at, current, counts, take)
          counts.add(step.index, 'rowsIn', current.rows)
          current = taken(step, passedOver(current, step.outputColumns), take)
          break
        }
        case 'append':
          current = taken(segment.step, append(at, current, counts, start), take)
          break
        case 'treat': {
          const { step, treatment } = segment
          const rows = current
          current = timed(step, counts, () =>
            treatRows(step, rows, counts, (table, tally) => treatment.apply(table, start.first, tally)),
          )
          current = taken(step, current, take)
          break
        }
        case 'rows':
          for (const compiled of segment.steps) current = taken(compiled, runStep(compiled, current, counts), take)
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
    start: (chunk, from = onwards, take = undefined) =>
      advance(from.entersAt ?? 0, chunk, new StepCounts(pass.stepCount), from, take),
    resume(stage, decision) {
      if (stage.kind === 'done') return stage
      const segment = segments[stage.segment]
      if (segment?.shape !== 'ordered') return stage
      const { step, plan } = segment
      const { counts, take } = stage
      const treated = plan.treats === undefined ? null : applyDecision(stage, plan.treats, step, decision)
      const next = treated ?? keepRows(stage.chunk, spreadKeep(decision, stage.inScope))
      if (treated === null) counts.add(step.index, 'rowsRemoved', stage.chunk.rows - next.rows)
      return advance(stage.segment + 1, taken(step, next, take), counts, onwards, take)
    },
  }
}
