// What the columns of kept results depend on, and what steps did on the way: found again by keys of everything it depends on.
// Computes no key. It goes with the result it is of; what is missing here is merely computed again.
import { z } from 'zod'
import type { StoreConnection } from '../connection.ts'

/** What a step did: its numbers and, where rows have to be told apart, which rows it changed. */
export interface TracedEffect {
  readonly numbers: readonly number[]
  readonly marks: Uint8Array | null
}

export interface ResultTrace {
  /** The key of each column, in the order of the table: names can be values, and stand nowhere but in the sealed table. */
  readonly columns: readonly string[]
  readonly effects: ReadonlyMap<string, TracedEffect>
}

export interface EarlierTraces {
  /** A column of a kept result with this key, of the newest; `place` among its columns. null = none. */
  column(key: string): { readonly versionId: number; readonly place: number } | null
  effect(key: string): TracedEffect | null
}

const NumbersSchema = z.array(z.number())

export class TraceRepository implements EarlierTraces {
  readonly #connection: StoreConnection

  constructor(connection: StoreConnection) {
    this.#connection = connection
  }

  column(key: string): { versionId: number; place: number } | null {
    return this.#connection.read(() => {
      const row = this.#connection.db
        .prepare<[string], { versionId: number; place: number }>(
          `SELECT version_id AS versionId, place FROM traced_columns WHERE key = ? ORDER BY version_id DESC LIMIT 1`,
        )
        .get(key)
      return row ?? null
    })
  }

  effect(key: string): TracedEffect | null {
    return this.#connection.read(() => {
      const row = this.#connection.db
        .prepare<[string], { numbers: string; marks: Uint8Array | null }>(
          'SELECT numbers, marks FROM traced_effects WHERE key = ? LIMIT 1',
        )
        .get(key)
      const numbers = NumbersSchema.safeParse(row === undefined ? null : JSON.parse(row.numbers))
      return row === undefined || !numbers.success ? null : { numbers: numbers.data, marks: row.marks }
    })
  }

  /** Of a result that has been saved. No event of the trail: it says nothing that the result's own event does not say. */
  save(versionId: number, { columns, effects }: ResultTrace): void {
    const { db } = this.#connection
    this.#connection.writeUnseen(() => {
      const column = db.prepare('INSERT INTO traced_columns (version_id, place, key) VALUES (?, ?, ?)')
      for (const [place, key] of columns.entries()) column.run(versionId, place, key)
      const effect = db.prepare('INSERT INTO traced_effects (version_id, key, numbers, marks) VALUES (?, ?, ?, ?)')
      for (const [key, { numbers, marks }] of effects) effect.run(versionId, key, JSON.stringify(numbers), marks)
    })
  }
}
