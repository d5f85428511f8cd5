// What ordered steps decide about the rows before a previewed page, so that a preview shows what the run will do to them.
// Walks the stored pieces once, in order, with the code of the run; keeps what was decided, a byte per row as a rule, and no row.
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Step } from '../contract/recipe.ts'
import type { OperationContext } from '../core/operations/operation.ts'
import { type CompiledPass, compileRecipe } from '../core/recipe/compile-recipe.ts'
import { createRunner, type Stage } from '../core/recipe/recipe-runner.ts'
import type { WorkChunk } from '../core/table/chunk-column.ts'
import type { TableReader } from '../store/table-store.ts'
import { storedChunk } from './stored-chunk.ts'

/** What each ordered step in turn decided about one piece, as its plan wrote it. */
type Decided = readonly Uint8Array[]

/** How many recipes' decisions are remembered: the page behind, and the step in hand. */
const REMEMBERED = 3

const isOrdered = ({ segments }: CompiledPass) => segments.some(({ shape }) => shape === 'ordered')

/** Runs one piece with decisions already made; of the same steps, or of fewer. */
export function runDecided(recipe: CompiledPass, chunk: WorkChunk, decided: Decided): WorkChunk {
  const runner = createRunner(recipe)
  let stage: Stage = runner.start(chunk)
  for (const decision of decided) stage = runner.resume(stage, decision)
  return stage.chunk
}

/** The decisions of one recipe over one table: those of the pieces up to the last one shown, made when they are first asked for. */
class TableDecisions {
  readonly #table: TableReader
  readonly #runner
  readonly #deciders
  readonly #decided: Decided[] = []
  /** Callers wait for one another: pieces are decided once and in order. */
  #walk: Promise<void> = Promise.resolve()

  constructor(table: TableReader, recipe: CompiledPass) {
    this.#table = table
    this.#runner = createRunner(recipe)
    this.#deciders = recipe.segments.flatMap(segment => (segment.shape === 'ordered' ? [segment.plan.decider()] : []))
  }

  /** Rejects with what a step throws, such as RECIPE_MASK_FAILED in a row before the page. */
  async upTo(chunkNo: number): Promise<readonly Decided[]> {
    const before = this.#walk
    this.#walk = before.then(() => this.#walkTo(chunkNo))
    await this.#walk
    return this.#decided
  }

  async #walkTo(chunkNo: number): Promise<void> {
    while (this.#decided.length <= chunkNo) {
      this.#decided.push(this.#decide(storedChunk(this.#table, this.#table.chunks[this.#decided.length]?.no ?? 0)))
      // Other calls get their turn between two pieces.
      await nextTurn()
    }
  }

  #decide(chunk: WorkChunk): Decided {
    let stage = this.#runner.start(chunk)
    const decided: Uint8Array[] = []
    for (const decider of this.#deciders) {
      if (stage.kind === 'done') break
      const decision = decider.decide(stage.observation, stage.rows)
      decided.push(decision)
      // Steps behind the last ordered one decide nothing.
      if (decided.length < this.#deciders.length) stage = this.#runner.resume(stage, decision)
    }
    return decided
  }
}

/** Remembers the decisions of the last few recipes that were looked at. */
export class PreviewDecisions {
  readonly #known = new Map<string, TableDecisions>()

  /**
   * The decisions for the pieces up to `chunkNo`, one entry per piece; null when no step needs any. `identity` tells tables, steps and
   * keys apart.
   */
  async of(
    identity: string,
    table: TableReader,
    steps: readonly Step[],
    context: OperationContext,
    chunkNo: number,
  ): Promise<readonly Decided[] | null> {
    const recipe = compileRecipe(steps, table.columns, context).firstPass
    if (!isOrdered(recipe)) return null
    const known = this.#known.get(identity) ?? new TableDecisions(table, recipe)
    this.#known.delete(identity)
    this.#known.set(identity, known)
    for (const old of [...this.#known.keys()].slice(0, -REMEMBERED)) this.#known.delete(old)
    try {
      return await known.upTo(chunkNo)
    } catch (thrown) {
      this.#known.delete(identity)
      throw thrown
    }
  }
}
