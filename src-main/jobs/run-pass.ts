// Sends all chunks of one pass through the workers and hands them on in row order; decides the ordered steps on the way.
// Writes nothing: whoever takes the chunks does.
import { OpenprepError } from '../contract/errors.ts'
import type { CompiledPass, Decided } from '../core/recipe/compile-recipe.ts'
import type { ChunkStart } from '../core/recipe/recipe-runner.ts'
import type { Reuse } from '../core/recipe/reuse-plan.ts'
import type { TableReader } from '../store/table-store.ts'
import type { WorkerPool } from './worker-pool.ts'
import type { ChunkOutcome, RunContext } from './worker-tasks.ts'

export type DoneChunk = ChunkOutcome & { kind: 'done' }

/** A chunk before its pass: of the table itself, or of a further one that enters at a step. */
export interface PassChunk {
  readonly chunkNo: number
  readonly rows: number
  readonly start: ChunkStart
  readonly input?: string
}

export interface PassInput {
  readonly pool: WorkerPool
  readonly pass: CompiledPass
  readonly context: RunContext
  readonly versionId: number
  readonly decided: Decided | null
  readonly reuse: Reuse | null
  readonly chunks: readonly PassChunk[]
  readonly signal: AbortSignal
  /** `turn` = place of the chunk in the pass. */
  take(chunk: DoneChunk, before: PassChunk, turn: number): void
}

/** Lets chunk n be decided only after chunk n − 1, for each ordered step. */
class OrderedDecisions {
  readonly #deciders
  /** Per segment: settles when the last entered chunk has been decided. */
  readonly #last: Promise<void>[]

  constructor({ segments }: CompiledPass) {
    this.#deciders = segments.map(segment => (segment.shape === 'ordered' ? segment.plan.decider() : null))
    this.#last = segments.map(() => Promise.resolve())
  }

  /**
   * To be called for the chunks in order, before any of them asks: `done` opens the next chunk's turn. A chunk that enters at a later
   * segment waits for nobody before it.
   */
  enter(from: number): { decide(outcome: ChunkOutcome & { kind: 'observed' }): Promise<Uint8Array>; fail(): void } {
    const places = this.#last.map((before, segment) => {
      if (segment < from) return null
      const { promise, resolve, reject } = Promise.withResolvers<void>()
      // A failed run rejects turns that nobody may be waiting for.
      promise.catch(() => undefined)
      this.#last[segment] = promise
      return { before, resolve, reject }
    })
    return {
      decide: async ({ segment, observation, rows }) => {
        const place = places[segment] ?? null
        const decider = this.#deciders[segment]
        if (place === null || decider === undefined || decider === null) throw new Error('no ordered step here')
        await place.before
        const keep = decider.decide(observation, rows)
        place.resolve()
        return keep
      },
      fail: () => {
        for (const place of places) place?.reject(new OpenprepError('CANCELLED'))
      },
    }
  }
}

/** The chunks of the table, then those of the further tables in the order in which they enter. */
export function chunksOf(
  table: TableReader,
  { segments }: CompiledPass,
  firsts: readonly number[] | null,
  inputTable: (name: string) => TableReader,
): PassChunk[] {
  const own = table.chunks.map(({ no, firstRow, rows }, at) => ({
    chunkNo: no,
    rows,
    start: { first: firsts?.[at] ?? firstRow },
  }))
  const entering = segments.flatMap((segment, entersAt): PassChunk[] => {
    if (segment.shape !== 'append') return []
    const { input } = segment.plan
    return inputTable(input).chunks.map(({ no, rows }) => ({ chunkNo: no, rows, start: { first: 0, entersAt }, input }))
  })
  return [...own, ...entering]
}

let lastRun = 0

/** Chunks in flight per worker: one at work, one waiting, so that neither side idles and memory stays bounded. */
const AHEAD = 2

/** Throws what steps throw, CANCELLED, STORE_CORRUPT. Workers are at rest when it returns. */
export async function runPass({
  pool,
  pass,
  context,
  versionId,
  decided,
  reuse,
  chunks,
  signal,
  take,
}: PassInput): Promise<void> {
  lastRun += 1
  const run = lastRun
  const lanes = Array.from({ length: pool.lanes }, (_, lane) => lane)
  const decisions = new OrderedDecisions(pass)

  async function treat({ chunkNo, start, input }: PassChunk, at: number): Promise<DoneChunk> {
    const lane = at % pool.lanes
    const turn = decisions.enter(start.entersAt ?? 0)
    const task = { kind: 'startChunk' as const, run, turn: at, chunkNo, start, ...(input !== undefined && { input }) }
    try {
      let outcome = await pool.run(task, { lane, signal })
      while (outcome.kind === 'observed') {
        const keep = await turn.decide(outcome)
        outcome = await pool.run({ kind: 'resumeChunk', run, turn: at, keep }, { lane, signal })
      }
      return outcome
    } catch (thrown) {
      turn.fail()
      throw thrown
    }
  }

  const inFlight: { before: PassChunk; treated: Promise<DoneChunk> }[] = []
  try {
    const open = { kind: 'openRun' as const, run, context, versionId, decided, reuse }
    await Promise.all(lanes.map(lane => pool.run(open, { lane, signal })))
    for (let next = 0, taken = 0; taken < chunks.length; taken += 1) {
      for (; next < chunks.length && inFlight.length < pool.lanes * AHEAD; next += 1) {
        const before = chunks[next]
        if (before === undefined) continue
        const treated = treat(before, next)
        // It may fail before its turn to be awaited; its turn then tells.
        treated.catch(() => undefined)
        inFlight.push({ before, treated })
      }
      const first = inFlight.shift()
      if (first === undefined) continue
      const done = await first.treated
      if (signal.aborted) throw new OpenprepError('CANCELLED')
      take(done, first.before, taken)
    }
  } finally {
    // After a failure the others still run; the pass is closed behind them.
    await Promise.allSettled(inFlight.map(({ treated }) => treated))
    await Promise.allSettled(lanes.map(lane => pool.run({ kind: 'closeRun', run }, { lane })))
  }
}
