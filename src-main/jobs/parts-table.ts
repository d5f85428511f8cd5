// A table that grows part by part: columns matched by name, rows numbered on and on, each row knowing its part.
// Reads no file and makes nothing visible.
import { OpenprepError } from '../contract/errors.ts'
import type { SourceCell } from '../files/table-source.ts'
import type { SetAsideRow, TableWriter, WriterMark } from '../store/table-store.ts'
import { type BuiltChunk, ChunkBuilder } from './chunk-builder.ts'
import { ChunkEncoder } from './chunk-encoder.ts'
import type { WorkerPool } from './worker-pool.ts'

type Cells = readonly (string | SourceCell | null)[]

export interface PartShape {
  file: string
  label: string
  rename: Readonly<Record<string, string>>
  /** Row numbers of the table = row numbers of the part + this. */
  firstRow: number
  /** Columns that the table does not have are added to it; otherwise they are left out. */
  addsColumns: boolean
}

export interface PartsTableInput {
  /** Created with `columns`. */
  writer: TableWriter
  /** Those the table has before its first part, the source column included. */
  columns: readonly string[]
  sourceColumn: string | null
  /** Chunks are encoded there while reading goes on. */
  pool: WorkerPool
  signal: AbortSignal
}

export interface TableMark {
  readonly written: WriterMark
  readonly last: number
}

export class PartsTable {
  readonly #writer: TableWriter
  readonly #encoder: ChunkEncoder
  readonly #builder: ChunkBuilder
  readonly #names: string[]
  readonly #at = new Map<string, number>()
  readonly sourceColumn: string | null
  #part: PartShape = { file: '', label: '', rename: {}, firstRow: 0, addsColumns: false }
  /** For every column of the table: where the present part has it; -1 = nowhere. */
  #from: number[] = []
  #own: string[] = []
  #extra: string[] = []
  /** The present part is the first to bring columns. */
  #founding = false
  /** The part's cells stand as the table's do. */
  #straight = false
  #last = 0

  constructor({ writer, columns, sourceColumn, pool, signal }: PartsTableInput) {
    this.#writer = writer
    this.#encoder = new ChunkEncoder(writer, pool, signal)
    this.#builder = new ChunkBuilder(columns)
    this.#names = [...columns]
    this.sourceColumn = sourceColumn
    for (const [at, name] of columns.entries()) this.#at.set(name, at)
  }

  get columns(): readonly string[] {
    return this.#names
  }

  /** The highest row number so far. */
  get lastRow(): number {
    return this.#last
  }

  /** Rows that are in the table already end here. */
  continueAfter(row: number): void {
    this.#last = row
  }

  begin(part: PartShape): void {
    this.#part = part
    this.#own = []
    this.#extra = []
    this.#founding = this.#names.every(name => name === this.sourceColumn)
    this.#from = this.#names.map(() => -1)
  }

  /** `columns` of the part as far as they are known; may grow. Throws COLUMN_NAME_TWICE. */
  match(columns: readonly string[]): void {
    if (columns.length === this.#own.length) return
    const added: string[] = []
    for (const own of columns.slice(this.#own.length)) this.#matchOne(own, added)
    this.#straight = this.sourceColumn === null && this.#from.every((from, at) => from === at)
    if (added.length === 0) return
    this.#encoder.widen(added)
    this.#builder.widen(added)
  }

  addRow(row: number, cells: Cells): void {
    const number = this.#part.firstRow + row
    this.#last = Math.max(this.#last, number)
    this.#write(this.#builder.add(number, this.#arranged(cells)))
  }

  addSetAside(rows: readonly SetAsideRow[]): void {
    const { firstRow } = this.#part
    const last = rows.at(-1)
    if (last !== undefined) this.#last = Math.max(this.#last, firstRow + last.rowNumber)
    this.#writer.setAside(firstRow === 0 ? rows : rows.map(row => ({ ...row, rowNumber: firstRow + row.rowNumber })))
  }

  /** Names of the table the present part has columns for, in the part's order. */
  matched(): string[] {
    return this.#own.map(name => this.#part.rename[name] ?? name).filter(name => this.#at.has(name))
  }

  /** Where each column of the part stands in the table; -1 = left out. */
  placeOf(own: number): number {
    return this.#from.indexOf(own)
  }

  /** Columns of the present part that the table did not have before it. */
  get extra(): readonly string[] {
    return this.#extra
  }

  /** To be awaited now and then while rows come, so that they are not read faster than they are stored. */
  async keepUp(): Promise<void> {
    await this.#encoder.keepUp()
  }

  async mark(): Promise<TableMark> {
    await this.#settle()
    return { written: this.#writer.mark(), last: this.#last }
  }

  async backTo(mark: TableMark): Promise<void> {
    this.#builder.rest()
    await this.#encoder.settle()
    this.#writer.backTo(mark.written)
    this.#last = mark.last
  }

  async finish(): Promise<{ rows: number }> {
    await this.#settle()
    return this.#writer.finish()
  }

  /** Nothing more is written; to be called before the writer takes the table back. */
  stop(): void {
    this.#encoder.stop()
  }

  async #settle(): Promise<void> {
    this.#write(this.#builder.rest())
    await this.#encoder.settle()
  }

  #matchOne(own: string, added: string[]): void {
    const { file, rename } = this.#part
    const name = rename[own] ?? own
    if (name === this.sourceColumn) throw new OpenprepError('COLUMN_NAME_TWICE', { file, column: name })
    const position = this.#own.length
    this.#own.push(own)
    const at = this.#at.get(name)
    if (at !== undefined) {
      if (this.#from[at] !== -1) throw new OpenprepError('COLUMN_NAME_TWICE', { file, column: name })
      this.#from[at] = position
      return
    }
    if (!this.#founding) this.#extra.push(own)
    if (!this.#part.addsColumns) return
    this.#at.set(name, this.#names.length)
    this.#names.push(name)
    this.#from.push(position)
    added.push(name)
  }

  #arranged(cells: Cells): Cells {
    if (this.#straight) return cells
    const { sourceColumn } = this
    const arranged: (string | SourceCell | null)[] = new Array(this.#from.length)
    for (let column = 0; column < this.#from.length; column += 1) {
      const from = this.#from[column] ?? -1
      arranged[column] = from < 0 ? null : (cells[from] ?? null)
    }
    if (sourceColumn !== null) arranged[this.#at.get(sourceColumn) ?? 0] = this.#part.label
    return arranged
  }

  #write(built: BuiltChunk | null): void {
    if (built !== null) this.#encoder.append(built)
  }
}
