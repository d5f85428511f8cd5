// Tables that are looked at as steps leave them: made by the code of the run, hidden, and kept for the next look.
// Holds no rows itself; what falls out of memory's reach is removed from the store, and the sweep at opening removes the rest.
import type { RunTableInput } from './recipe-run.ts'
import { runTable } from './run-recipe.ts'

export interface KeptTables {
  /** How many are kept: for previews the state before the step in hand, the one behind it, and what was looked at just before. */
  readonly remembered: number
  /** Of a larger table only the stored pieces with its first rows are looked at; absent = all of it. */
  readonly firstRows?: number
}

/** Previews look at no more: all rows of a larger table would take longer than a person waits. */
export const PREVIEW_ROWS = 200_000

const PREVIEWS: KeptTables = { remembered: 4, firstRows: PREVIEW_ROWS }

interface Kept {
  readonly table: Promise<number>
  users: number
}

export class PreviewTables {
  readonly #kept = new Map<string, Kept>()
  readonly #remove: (versionId: number) => void

  readonly #size: KeptTables

  constructor(remove: (versionId: number) => void, size: KeptTables = PREVIEWS) {
    this.#remove = remove
    this.#size = size
  }

  /** Calls `look` with the version of what the steps leave. `identity` tells tables, steps, inputs and keys apart. */
  async with<T>(identity: string, input: RunTableInput, look: (versionId: number) => T | Promise<T>): Promise<T> {
    const shared = this.#kept.get(identity)
    const kept = shared ?? this.#make(input)
    this.#kept.delete(identity)
    this.#kept.set(identity, kept)
    kept.users += 1
    try {
      return await look(await kept.table)
    } catch (thrown) {
      const unmade = await failed(kept.table)
      // What could not be made is tried anew the next time.
      if (unmade && this.#kept.get(identity) === kept) this.#kept.delete(identity)
      // Whoever asked for it first may have given up; it is still wanted here.
      if (unmade && shared !== undefined && !input.signal.aborted) return await this.with(identity, input, look)
      throw thrown
    } finally {
      kept.users -= 1
      this.#tidy()
    }
  }

  #make(input: RunTableInput): Kept {
    const { firstRows } = this.#size
    const table = runTable({ ...input, ...(firstRows !== undefined && { firstRows }) }).then(
      ({ versionId }) => versionId,
    )
    // It may fail before anybody awaits it; who does is told then.
    table.catch(() => undefined)
    return { table, users: 0 }
  }

  #tidy(): void {
    const spare = [...this.#kept].filter(([, { users }]) => users === 0)
    for (const [identity, { table }] of spare.slice(0, Math.max(0, this.#kept.size - this.#size.remembered))) {
      this.#kept.delete(identity)
      table.then(this.#remove, () => undefined)
    }
  }
}

async function failed(table: Promise<number>): Promise<boolean> {
  return table.then(
    () => false,
    () => true,
  )
}
