// Sets two versions of a table side by side: rows added, removed and changed, columns, values never seen before.
// Changes nothing; works on hashes of cells, so memory grows with rows, not with what stands in them.
import { setImmediate as others } from 'node:timers/promises'
import type { Progress } from '../contract/call.ts'
import { OpenprepError } from '../contract/errors.ts'
import type { Difference } from '../contract/sources.ts'
import type { TableReader } from '../store/table-store.ts'
import { hashColumn } from './hash-column.ts'
import { newValuesOf } from './new-values.ts'
import { type Pairs, pairRows, RowHashes, repeatedRows } from './row-matcher.ts'

export interface CompareInput {
  before: TableReader
  after: TableReader
  /** Columns that identify a row; empty = rows are told apart by all their cells. */
  key: readonly string[]
  /** Columns that say where a row came from, not what it says. */
  ignore: readonly string[]
  signal: AbortSignal
  onProgress(progress: Progress): void
}

/** Examples of each kind that are kept. */
const EXAMPLES = 20
/** Columns that stand for a row where no key is known. */
const NAMING_COLUMNS = 3

/** Throws KEY_NOT_THERE, CANCELLED. */
export async function compareVersions(input: CompareInput): Promise<Difference> {
  const { before, after, key, ignore } = input
  const inAfter = new Set(after.columns)
  const shared = before.columns.filter(column => inAfter.has(column) && !ignore.includes(column))
  const missing = key.find(column => !shared.includes(column))
  if (missing !== undefined) throw new OpenprepError('KEY_NOT_THERE', { column: missing })
  return new Comparison(input, shared).run()
}

class Comparison {
  readonly #input: CompareInput
  readonly #shared: readonly string[]
  readonly #total: number
  #done = 0

  constructor(input: CompareInput, shared: readonly string[]) {
    this.#input = input
    this.#shared = shared
    this.#total = (input.before.chunks.length + input.after.chunks.length) * (input.key.length === 0 ? 1 : 2)
  }

  async run(): Promise<Difference> {
    const { before, after, key } = this.#input
    const identity = key.length === 0 ? this.#shared : key
    const old = await this.#hash(before, identity)
    const now = await this.#hash(after, identity)
    const pairs = pairRows(old, now, EXAMPLES)
    const changed = key.length === 0 ? [] : await this.#changedRows(pairs)
    const paired = pairs.before.reduce((count, row) => (row < 0 ? count : count + 1), 0)
    return {
      key: [...key],
      rows: {
        before: before.rows,
        after: after.rows,
        added: after.rows - paired,
        removed: pairs.removedCount,
        changed: changed.length,
        unchanged: paired - changed.length,
        repeated: repeatedRows(now),
      },
      columns: {
        added: after.columns.filter(column => !before.columns.includes(column)),
        removed: before.columns.filter(column => !after.columns.includes(column)),
        changed: await this.#changedColumns(changed, pairs),
      },
      newValues: await newValuesOf(
        before,
        after,
        this.#shared.filter(column => !key.includes(column)),
        this.#input.signal,
      ),
      examples: {
        added: addedRows(pairs).map(row => this.#example(after, row)),
        removed: pairs.removed.map(row => this.#example(before, row)),
        changed: changed.slice(0, EXAMPLES).map(row => this.#changedExample(row, pairs.before[row] ?? 0)),
      },
    }
  }

  async #hash(table: TableReader, columns: readonly string[]): Promise<RowHashes> {
    const hashes = new RowHashes(table.rows)
    for (const { no, firstRow, rows } of table.chunks) {
      await this.#step()
      for (const column of columns) hashes.mix(hashColumn(table.encodedColumn(no, column), rows), firstRow)
    }
    return hashes
  }

  /** Rows of the new table, counted from 0. */
  async #changedRows(pairs: Pairs): Promise<number[]> {
    const { before, after, key } = this.#input
    const rest = this.#shared.filter(column => !key.includes(column))
    const old = await this.#hash(before, rest)
    const now = await this.#hash(after, rest)
    const changed: number[] = []
    for (const [row, partner] of pairs.before.entries()) {
      if (partner >= 0 && !now.equal(row, old, partner)) changed.push(row)
    }
    return changed
  }

  /** One column of both tables at a time, so that memory stays what it was. */
  async #changedColumns(changed: readonly number[], pairs: Pairs): Promise<Difference['columns']['changed']> {
    if (changed.length === 0) return []
    const { before, after, key } = this.#input
    const counts: Difference['columns']['changed'] = []
    for (const column of this.#shared.filter(name => !key.includes(name))) {
      const old = await this.#hash(before, [column])
      const now = await this.#hash(after, [column])
      const same = changed.filter(row => now.equal(row, old, pairs.before[row] ?? 0)).length
      if (same < changed.length) counts.push({ column, cells: changed.length - same })
    }
    return counts
  }

  #example(table: TableReader, row: number): Difference['examples']['added'][number] {
    const { key } = this.#input
    const naming = key.length > 0 ? key : this.#shared.slice(0, NAMING_COLUMNS)
    const { rowNumbers, columns } = table.page(row, 1, naming)
    return { rowNumber: rowNumbers[0] ?? 0, key: columns.map(column => column[0] ?? ''), cells: [] }
  }

  #changedExample(row: number, partner: number): Difference['examples']['changed'][number] {
    const { before, after } = this.#input
    const old = before.page(partner, 1, this.#shared)
    const now = after.page(row, 1, this.#shared)
    const cells = this.#shared.flatMap((column, at) => {
      const pair = { column, before: old.columns[at]?.[0] ?? '', after: now.columns[at]?.[0] ?? '' }
      return pair.before === pair.after ? [] : [pair]
    })
    return { ...this.#example(after, row), cells }
  }

  async #step(): Promise<void> {
    if (this.#input.signal.aborted) throw new OpenprepError('CANCELLED')
    this.#done = Math.min(this.#done + 1, this.#total)
    this.#input.onProgress({ stage: 'import.compare', done: this.#done, total: this.#total, unit: 'steps' })
    await others()
  }
}

function addedRows(pairs: Pairs): number[] {
  const rows: number[] = []
  for (const [row, partner] of pairs.before.entries()) {
    if (partner >= 0) continue
    rows.push(row)
    if (rows.length === EXAMPLES) break
  }
  return rows
}
