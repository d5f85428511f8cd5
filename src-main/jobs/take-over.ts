// Knows through all passes of a run what its table depends on, and so what the last pass may take over from earlier results.
// Runs nothing, stores nothing.

import type { CompiledPass, CompiledStep } from '../core/recipe/compile-recipe.ts'
import {
  type LineageFrame,
  lineageOf,
  sourceState,
  stateBehindSurvey,
  type TableState,
} from '../core/recipe/lineage.ts'
import type { EarlierTraces } from '../store/repositories/traces.ts'
import type { TableReader, TableStore } from '../store/table-store.ts'
import { RunTracer } from './run-tracer.ts'

export interface TakeOverInput {
  readonly folder: { readonly tables: Pick<TableStore, 'open'> }
  /** The source table. */
  readonly versionId: number
  readonly seed: number
  /** Absent = nothing is taken over, and nothing is traced. */
  readonly earlier?: EarlierTraces
}

export class TakeOver {
  readonly #input: TakeOverInput
  readonly #inputs: Readonly<Record<string, string>>
  readonly #keyIds: () => string[]
  /** What the present table depends on. */
  #state: TableState

  constructor(
    input: TakeOverInput,
    inputs: readonly { readonly name: string; readonly versionId: number }[],
    columns: readonly string[],
    keyIds: () => string[],
  ) {
    this.#input = input
    this.#inputs = Object.fromEntries(inputs.map(({ name, versionId }) => [name, String(versionId)]))
    this.#keyIds = keyIds
    this.#state = sourceState(input.versionId, columns)
  }

  /** Keys are asked for while steps are compiled: what is known of them now may be more than before. */
  #frame(): LineageFrame {
    return { seed: this.#input.seed, keyIds: this.#keyIds(), inputs: this.#inputs }
  }

  /** Of the last pass, over so many chunks; null where nothing is traced. */
  trace(pass: CompiledPass, chunks: number): RunTracer | null {
    const { earlier, folder } = this.#input
    if (earlier === undefined) return null
    const tables = new Map<number, TableReader>()
    const table = (versionId: number) => {
      const known = tables.get(versionId) ?? folder.tables.open(versionId)
      tables.set(versionId, known)
      return known
    }
    return new RunTracer({ pass, source: this.#state, frame: this.#frame(), earlier, chunks, table })
  }

  /** The table is now as the surveying step of the pass leaves it. */
  passSurvey(pass: CompiledPass, survey: CompiledStep): void {
    const frame = this.#frame()
    const surveyed = lineageOf(pass, this.#state, frame).at(-1)?.after ?? this.#state
    this.#state = stateBehindSurvey(survey, surveyed, frame)
  }
}
