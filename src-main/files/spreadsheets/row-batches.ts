// Gathers rows into batches of bounded size, in order, for every spreadsheet reader.
// Changes no cell; rows without any value wait until a row with one follows, so that the empty tail of a sheet is not read as rows.
import type { RowBatch, SourceCell } from '../table-source.ts'

export type Cell = string | SourceCell | null

/** A batch is also closed at this many cells, so that very wide rows do not make huge batches. */
const MAX_BATCH_CELLS = 262_144

export class RowBatches {
  readonly #batchRows: number
  readonly #ready: RowBatch[] = []
  #blank: number[] = []
  #batch: RowBatch = { rowNumbers: [], cells: [] }
  #cells = 0

  constructor(batchRows: number) {
    this.#batchRows = Math.max(1, batchRows)
  }

  /** `cells` must not end in null; an empty array is a row without any value. */
  add(rowNumber: number, cells: Cell[]): void {
    if (cells.length === 0) {
      this.#blank.push(rowNumber)
      return
    }
    for (const blank of this.#blank) this.#push(blank, [])
    this.#blank = []
    this.#push(rowNumber, cells)
  }

  #push(rowNumber: number, cells: Cell[]): void {
    this.#batch.rowNumbers.push(rowNumber)
    this.#batch.cells.push(cells)
    this.#cells += cells.length
    if (this.#batch.rowNumbers.length >= this.#batchRows || this.#cells >= MAX_BATCH_CELLS) this.#close()
  }

  #close(): void {
    if (this.#batch.rowNumbers.length > 0) this.#ready.push(this.#batch)
    this.#batch = { rowNumbers: [], cells: [] }
    this.#cells = 0
  }

  /** Batches complete so far, each handed out once. */
  take(): RowBatch[] {
    return this.#ready.splice(0)
  }

  /** What is left at the end. */
  finish(): RowBatch[] {
    this.#close()
    return this.take()
  }
}
