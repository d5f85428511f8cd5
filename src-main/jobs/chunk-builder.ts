// Turns rows as a reader gives them into chunks of columns, with the origin of cells that were more than text.
// Judges no row and stores nothing.
import { CHUNK_ROWS, type Column, type TableChunk } from '../core/table/chunk.ts'
import type { SourceCell } from '../files/table-source.ts'
import { formatOrigin } from '../store/sidecar.ts'

export interface BuiltChunk {
  chunk: TableChunk
  /** See `encodeChunk`. */
  sidecars: (Column | null)[]
}

type Cells = readonly (string | SourceCell | null)[]

export class ChunkBuilder {
  #names: readonly string[]
  #columns: string[][] = []
  #sidecars: (string[] | null)[] = []
  #rowNumbers: number[] = []

  constructor(names: readonly string[]) {
    this.#names = names
    this.#begin()
  }

  /** Further columns behind those there are; rows waiting here are blank there. */
  widen(names: readonly string[]): void {
    this.#names = [...this.#names, ...names]
    for (const _ of names) {
      this.#columns.push(new Array<string>(this.#rowNumbers.length).fill(''))
      this.#sidecars.push(null)
    }
  }

  /** Cells beyond the table's columns are not records' cells; the reader has warned of them. Returns a chunk when one is full. */
  add(rowNumber: number, cells: Cells): BuiltChunk | null {
    const row = this.#rowNumbers.length
    this.#rowNumbers.push(rowNumber)
    for (let index = 0; index < this.#columns.length; index += 1) {
      const cell = cells[index] ?? ''
      const text = typeof cell === 'string' ? cell : cell.text
      this.#columns[index]?.push(text)
      if (typeof cell !== 'string') this.#remember(index, row, cell)
    }
    return this.#rowNumbers.length < CHUNK_ROWS ? null : this.#take()
  }

  /** What is left at the end. */
  rest(): BuiltChunk | null {
    return this.#rowNumbers.length === 0 ? null : this.#take()
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
    const rows = this.#rowNumbers.length
    const chunk = { names: this.#names, columns: this.#columns, rows, rowNumbers: this.#rowNumbers }
    const sidecars = this.#sidecars
    for (const sidecar of sidecars) while (sidecar !== null && sidecar.length < rows) sidecar.push('')
    this.#begin()
    return { chunk, sidecars }
  }

  #begin(): void {
    this.#columns = this.#names.map(() => [])
    this.#sidecars = this.#names.map(() => null)
    this.#rowNumbers = []
  }
}
