// Keeps the columns of chunks decoded last, so that scrolling back and forth decodes nothing twice.
// Knows no database; versions never change, so nothing here ever becomes stale.
import type { ColumnView } from './chunk-codec.ts'

export class ChunkCache {
  readonly #limit: number
  /** In order of use, the oldest first. */
  readonly #columns = new Map<string, ColumnView>()

  /** `limit` = decoded columns of one chunk each; 2,048 short strings are about 50 KB. */
  constructor(limit: number) {
    this.#limit = limit
  }

  clear(): void {
    this.#columns.clear()
  }

  get(key: string, decode: () => ColumnView): ColumnView {
    const known = this.#columns.get(key)
    const column = known ?? decode()
    this.#columns.delete(key)
    this.#columns.set(key, column)
    if (this.#columns.size > this.#limit) {
      const oldest = this.#columns.keys().next()
      if (!oldest.done) this.#columns.delete(oldest.value)
    }
    return column
  }
}
