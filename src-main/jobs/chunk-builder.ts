// Turns rows as a reader gives them into chunks of columns, with the origin of cells that were more than text.
// Judges no row and stores nothing.
import { CHUNK_ROWS, type Column, type TableChunk } from '../core/table/chunk.ts'
import type { SourceCell } from '../files/table-source.ts'
import { formatOrigin } from '../store/sidecar.ts'

type Cells = readonly (string | SourceCell | null)[]

export interface BuiltChunk {
  names: readonly string[]
  /** As they were given. */
  rows: readonly Cells[]
  rowNumbers: readonly number[]
  /** See `encodeChunk`. */
  sidecars: readonly (Column | null)[]
}

/** The same in columns. Cells beyond the table's columns are not records' cells; the reader has warned of them. */
export function chunkOf({ names, rows, rowNumbers }: BuiltChunk): TableChunk {
  return { names, columns: columnsOf(rows, names.length), rows: rows.length, rowNumbers }
}

export function columnsOf(rows: readonly Cells[], count: number): Column[] {
  return Array.from({ length: count }, (_, column) => rows.map(cells => textOf(cells[column])))
}

function textOf(cell: string | SourceCell | null | undefined): string {
  if (typeof cell === 'string') return cell
  return cell?.text ?? ''
}

export class ChunkBuilder {
  #names: readonly string[]
  #rows: Cells[] = []
  #rowNumbers: number[] = []
  #sidecars: (string[] | null)[] = []

  constructor(names: readonly string[]) {
    this.#names = names
    this.#begin()
  }

  /** Further columns behind those there are; rows waiting here are blank there. */
  widen(names: readonly string[]): void {
    const known = this.#names.length
    this.#rows = this.#rows.map(cells => (cells.length > known ? cells.slice(0, known) : cells))
    this.#names = [...this.#names, ...names]
    for (const _ of names) this.#sidecars.push(null)
  }

  /** The cells must not change afterwards. Returns a chunk when one is full. */
  add(rowNumber: number, cells: Cells): BuiltChunk | null {
    const row = this.#rows.length
    this.#rowNumbers.push(rowNumber)
    this.#rows.push(cells)
    for (let index = 0; index < cells.length; index += 1) {
      const cell = cells[index]
      if (typeof cell === 'object' && cell !== null && index < this.#names.length) this.#remember(index, row, cell)
    }
    return this.#rows.length < CHUNK_ROWS ? null : this.#take()
  }

  /** What is left at the end. */
  rest(): BuiltChunk | null {
    return this.#rows.length === 0 ? null : this.#take()
  }

  #remember(index: number, row: number, cell: SourceCell): void {
    const origin = formatOrigin(cell)
    if (origin === '') return
    const sidecar = this.#sidecars[index] ?? []
    this.#sidecars[index] = sidecar
    while (sidecar.length < row) sidecar.push('')
    sidecar.push(origin)
  }

  #take(): BuiltChunk {
    const built = { names: this.#names, rows: this.#rows, rowNumbers: this.#rowNumbers, sidecars: this.#sidecars }
    for (const sidecar of this.#sidecars)
      while (sidecar !== null && sidecar.length < this.#rows.length) sidecar.push('')
    this.#begin()
    return built
  }

  #begin(): void {
    this.#rows = []
    this.#rowNumbers = []
    this.#sidecars = this.#names.map(() => null)
  }
}
