// One run of steps over all its passes: a step that must see all rows ends a pass, and its decision begins the next.
// Makes no result visible and reports on none.

import { createHash } from 'node:crypto'
import type { Progress } from '../contract/call.ts'
import { OpenprepError } from '../contract/errors.ts'
import type { Step } from '../contract/recipe.ts'
import type { LeftOutStep } from '../contract/run.ts'
import type { OperationContext, RememberedTags } from '../core/operations/operation.ts'
import {
  type CompiledPass,
  type CompiledStep,
  type CompiledSurvey,
  compilePass,
  type Decided,
} from '../core/recipe/compile-recipe.ts'
import { leftOutSteps } from '../core/recipe/left-out-steps.ts'
import type { Reuse } from '../core/recipe/reuse-plan.ts'
import { StepCounts } from '../core/recipe/step-counts.ts'
import { canonicalHeader } from '../core/table/canonical-csv.ts'
import type { StoreAccess } from '../store/read-only.ts'
import type { EarlierTraces, ResultTrace } from '../store/repositories/traces.ts'
import type { TableReader, TableStore } from '../store/table-store.ts'
import { gatherRows } from './gather-rows.ts'
import { type KeySource, NO_TAGS } from './run-keys.ts'
import { chunksOf, type DoneChunk, type PassChunk, runPass } from './run-pass.ts'
import type { RunInput } from './run-report.ts'
import { TakeOver } from './take-over.ts'
import type { WorkerPool } from './worker-pool.ts'
import type { RunContext } from './worker-tasks.ts'

export interface RunTableInput {
  folder: { readonly access: StoreAccess; readonly tables: TableStore }
  pool: WorkerPool
  /** The source table. */
  versionId: number
  /** Absent = none. */
  inputs?: readonly RunInput[]
  steps: readonly Step[]
  keyring: KeySource
  seed: number
  /** What earlier results hold: taken over where it is still true. Absent = everything is computed, and nothing is traced. */
  earlier?: EarlierTraces
  /** Looks at no more than the stored pieces in which these rows lie; absent = at all. */
  firstRows?: number
  /** Looks at no more than so many stored pieces, evenly over the table, the first and the last among them; absent = at all. */
  pieces?: number
  signal: AbortSignal
  onProgress(progress: Progress): void
}

/** Of the sizes before each. */
function runningSums(sizes: readonly number[]): number[] {
  let sum = 0
  return sizes.map(size => {
    sum += size
    return sum - size
  })
}

export interface Written {
  rows: number
  columns: readonly string[]
  sha256: string
  counts: StepCounts
  /** What the key ring has to keep when the result is kept. */
  remembered: RememberedTags[]
  /** Steps that ran, and those left out on the way for want of a column. */
  steps: CompiledStep[]
  leftOut: LeftOutStep[]
  trace: ResultTrace | null
  taken: { columns: number; steps: number }
}

/** Further tables enter whole. */
function lookedAt(
  all: readonly PassChunk[],
  { firstRows = Number.POSITIVE_INFINITY, pieces = Number.POSITIVE_INFINITY }: RunTableInput,
): readonly PassChunk[] {
  const own = all.filter(({ input }) => input === undefined)
  const evenly = Array.from({ length: Math.min(pieces, own.length) }, (_, at) =>
    Math.round((at * (own.length - 1)) / Math.max(1, pieces - 1)),
  )
  const chosen = new Set(own.length <= pieces ? own : evenly.map(at => own[at]))
  return all.filter(chunk => chunk.input !== undefined || (chosen.has(chunk) && chunk.start.first < firstRows))
}

/** One run over all its passes: from the source through hidden tables, each gone when the next one stands, to the result. */
export class RecipeRun {
  readonly #input: RunTableInput
  #context: RunContext
  readonly #operations: OperationContext
  readonly #written: Written
  #table: TableReader
  #decided: Decided | null = null
  /** Rows observed before each chunk of the present table; null = all rows were. */
  #firsts: readonly number[] | null = null
  readonly #takeOver: TakeOver

  constructor(input: RunTableInput, context: RunContext, operations: OperationContext, keyIds: () => string[]) {
    this.#input = input
    this.#context = context
    this.#operations = operations
    this.#table = input.folder.tables.open(input.versionId)
    this.#takeOver = new TakeOver(input, context.inputs, this.#table.columns, keyIds)
    const counts = new StepCounts(input.steps.length)
    const taken = { columns: 0, steps: 0 }
    this.#written = {
      rows: 0,
      columns: [],
      sha256: '',
      counts,
      remembered: [],
      steps: [],
      leftOut: [],
      trace: null,
      taken,
    }
  }

  /** The finished result; on failure nothing is left. */
  async toTheEnd(): Promise<{ versionId: number; written: Written }> {
    try {
      for (;;) {
        const pass = this.#nextPass()
        if (pass.survey === null) return await this.#writeResult(pass)
        await this.#survey(pass, pass.survey)
      }
    } finally {
      this.#leave()
    }
  }

  #nextPass(): CompiledPass {
    const { steps } = this.#input
    const pass = compilePass(steps, this.#table.columns, this.#operations, this.#decided)
    const { segments, survey, problems } = pass
    // Problems of later passes are met again, with the columns as they then are.
    const last = survey?.step.index ?? steps.length
    const mine = problems.filter(({ index }) => index < last)
    this.#written.leftOut.push(...leftOutSteps({ problems: mine }, steps))
    this.#written.steps.push(...segments.flatMap(segment => ('steps' in segment ? segment.steps : [segment.step])))
    return pass
  }

  #chunksOf(pass: CompiledPass): PassChunk[] {
    const { tables } = this.#input.folder
    return chunksOf(this.#table, pass, this.#firsts, name => tables.open(this.#versionOfInput(name)))
  }

  async #run(
    pass: CompiledPass,
    take: (chunk: DoneChunk, turn: number) => void,
    reuse: Reuse | null = null,
  ): Promise<void> {
    const { pool, signal, onProgress } = this.#input
    const { versionId } = this.#table
    const all = this.#chunksOf(pass)
    const chunks = versionId === this.#input.versionId ? lookedAt(all, this.#input) : all
    const total = chunks.reduce((sum, { rows }) => sum + rows, 0)
    let done = 0
    const frame = { pool, pass, context: this.#context, versionId, decided: this.#decided, reuse, chunks, signal }
    await runPass({
      ...frame,
      take: (chunk, { rows }, turn) => {
        take(chunk, turn)
        this.#written.counts.addAll(chunk.counts)
        done += rows
        onProgress({ stage: pass.survey === null ? 'run' : 'survey', done, total, unit: 'rows' })
      },
    })
  }

  #versionOfInput(name: string): number {
    const found = this.#context.inputs.find(input => input.name === name)
    if (found === undefined) throw new OpenprepError('RECIPE_INPUT_MISSING', { step: '', input: name })
    return found.versionId
  }

  async #writeResult(pass: CompiledPass): Promise<{ versionId: number; written: Written }> {
    const writer = this.#input.folder.tables.create(pass.outputColumns)
    const hash = createHash('sha256').update(canonicalHeader(pass.outputColumns))
    try {
      const tracer = this.#takeOver.trace(pass, this.#chunksOf(pass).length)
      const take = ({ encoded, csv, notes }: DoneChunk, turn: number) => {
        if (encoded === null || csv === null) throw new Error('a chunk of the result without its text')
        writer.append(encoded)
        hash.update(csv)
        tracer?.note(turn, notes)
      }
      await this.#run(pass, take, tracer?.reuse)
      const { rows } = writer.finish()
      const trace = tracer?.finish(this.#written.counts) ?? null
      const taken = tracer?.taken ?? this.#written.taken
      const outcome = { rows, columns: pass.outputColumns, sha256: hash.digest('hex'), trace, taken }
      return { versionId: writer.versionId, written: { ...this.#written, ...outcome } }
    } catch (thrown) {
      writer.abort()
      throw thrown
    }
  }

  /** Leaves the table as the surveying step meets it, and what that step decided. */
  async #survey(pass: CompiledPass, { step }: CompiledSurvey): Promise<void> {
    this.#takeOver.passSurvey(pass, step)
    const { pool, signal, onProgress } = this.#input
    const { observations, sizes } = await this.#writeSurveyed(pass)
    onProgress({ stage: 'decide', done: 0, total: null, unit: 'steps' })
    const task = { kind: 'decideStep' as const, context: this.#context, columns: this.#table.columns }
    const from = performance.now()
    const transfer = observations.flatMap(({ buffer }) => (buffer instanceof ArrayBuffer ? [buffer] : []))
    const asked = { ...task, index: step.index, observations, sizes }
    const { knowledge, order, remembered } = await pool.run(asked, { signal, transfer: [...new Set(transfer)] })
    this.#written.counts.add(step.index, 'ms', performance.now() - from)
    if (remembered !== null) this.#remember(remembered)
    this.#firsts = step.inScope === null ? null : runningSums(sizes)
    if (order !== null) await this.#arrange(step, order)
    this.#decided = { index: step.index, knowledge }
  }

  /** A later step under the same key meets the table as this one leaves it. */
  #remember(remembered: RememberedTags): void {
    this.#written.remembered.push(remembered)
    const keys = this.#context.keys.map(shared =>
      shared.name === remembered.key
        ? { ...shared, pseudonyms: Buffer.concat([shared.pseudonyms ?? NO_TAGS, remembered.added]) }
        : shared,
    )
    this.#context = { ...this.#context, keys }
  }

  async #arrange({ index }: CompiledStep, order: Uint32Array): Promise<void> {
    const { folder, pool, signal, onProgress } = this.#input
    const table = this.#table
    const from = performance.now()
    const versionId = await gatherRows({ folder, pool, table, order, signal, onProgress })
    this.#written.counts.add(index, 'ms', performance.now() - from)
    this.#written.counts.add(index, 'rowsRemoved', table.rows - order.length)
    this.#moveTo(versionId)
  }

  async #writeSurveyed(pass: CompiledPass): Promise<{ observations: Uint8Array[]; sizes: number[] }> {
    const writer = pass.segments.length === 0 ? null : this.#input.folder.tables.create(pass.outputColumns)
    const observations: Uint8Array[] = []
    const sizes: number[] = []
    try {
      await this.#run(pass, ({ encoded, survey }) => {
        if (survey === null) throw new Error('a chunk that was not surveyed')
        // A chunk without rows is not stored, and what follows must find the chunks it knows of.
        if (encoded?.rows === 0) return
        if (encoded !== null) writer?.append(encoded)
        observations.push(survey.observation)
        sizes.push(survey.rows)
      })
      writer?.finish()
    } catch (thrown) {
      writer?.abort()
      throw thrown
    }
    if (writer !== null) this.#moveTo(writer.versionId)
    return { observations, sizes }
  }

  #moveTo(versionId: number): void {
    if (versionId === this.#table.versionId) return
    const next = this.#input.folder.tables.open(versionId)
    this.#leave()
    this.#table = next
  }

  /** Chunks that a later version took over stay when their hidden version goes. */
  #leave(): void {
    const { folder, versionId } = this.#input
    if (this.#table.versionId !== versionId) folder.tables.remove(this.#table.versionId)
  }
}
