// Looks once at every cell of the result, chunk by chunk, and tallies what the gates ask about, with row numbers.
// Keeps no cell value: tallies hold counts and places only.
import type { DataField } from '../../contract/catalogue.ts'
import { boundedMemo } from '../recipe/bounded-memo.ts'
import type { Column, TableChunk } from '../table/chunk.ts'
import { DigestSet } from '../table/digest-set.ts'
import { rowDigests } from '../table/row-digests.ts'
import { CELL_FACTS, type CellFact, cellFacts } from './cell-facts.ts'

const MAX_PLACES = 100

/** How often, and where first. `rows` are source row numbers, at most 100. */
export interface Tally {
  count: number
  rows: number[]
}

export interface ColumnFacts {
  readonly name: string
  readonly tallies: Readonly<Record<CellFact, Tally>>
}

export interface ResultFacts {
  readonly rows: number
  readonly columns: readonly ColumnFacts[]
  /** Rows equal to an earlier row in every column. */
  readonly duplicateRows: Tally
  /** Rows whose declared primary key occurred before. */
  readonly duplicateKeys: Tally
}

function emptyTally(): Tally {
  return { count: 0, rows: [] }
}

function add(tally: Tally, rowNumber: number): void {
  tally.count += 1
  if (tally.rows.length < MAX_PLACES) tally.rows.push(rowNumber)
}

/** Collects the facts of one pass. Memory: 32 bytes a row for the two duplicate checks, nothing else grows. */
export class ResultFactsCollector {
  readonly #columns: { facts: ColumnFacts; judge: (value: string) => number }[]
  readonly #keyColumns: readonly string[]
  readonly #rowDigests = new DigestSet()
  readonly #keyDigests = new DigestSet()
  readonly #duplicateRows = emptyTally()
  readonly #duplicateKeys = emptyTally()
  readonly #rowsDiffer: boolean
  #rows = 0

  /**
   * `columns` of the result; `fields` as declared in the catalogue, matched by label. `rowsDiffer`: it is known that no row repeats
   * another, as when a profile that counts them found none; rows are then not compared again.
   */
  constructor(columns: readonly string[], fields: readonly DataField[], rowsDiffer = false) {
    this.#rowsDiffer = rowsDiffer
    const declared = new Map(fields.map(field => [field.label, field]))
    this.#columns = columns.map(name => ({
      facts: { name, tallies: talliesOf() },
      judge: boundedMemo(cellFacts(declared.get(name))),
    }))
    this.#keyColumns = fields.filter(field => field.primaryKey).map(field => field.label)
  }

  observe(chunk: TableChunk): void {
    this.#rows += chunk.rows
    this.#columns.forEach(({ facts, judge }, i) => {
      const column = chunk.columns[i] ?? []
      for (let row = 0; row < chunk.rows; row += 1) {
        const bits = judge(column[row] ?? '')
        if (bits !== 0) addAll(facts.tallies, bits, chunk.rowNumbers[row] ?? 0)
      }
    })
    if (!this.#rowsDiffer) tallyRepeats(chunk, chunk.columns, this.#rowDigests, this.#duplicateRows)
    const keys = this.#keyColumns.map(name => chunk.columns[chunk.names.indexOf(name)])
    const known = keys.filter(column => column !== undefined)
    // A key with a column that is not there is the fields gate's finding; half a key would only show false repeats.
    if (known.length > 0 && known.length === keys.length)
      tallyRepeats(chunk, known, this.#keyDigests, this.#duplicateKeys)
  }

  facts(): ResultFacts {
    return {
      rows: this.#rows,
      columns: this.#columns.map(column => column.facts),
      duplicateRows: this.#duplicateRows,
      duplicateKeys: this.#duplicateKeys,
    }
  }
}

function talliesOf(): Record<CellFact, Tally> {
  return {
    empty: emptyTally(),
    wrongType: emptyTally(),
    tooLongForField: emptyTally(),
    notInCodeList: emptyTally(),
    formulaLike: emptyTally(),
    tooLongForFile: emptyTally(),
  }
}

function addAll(tallies: Readonly<Record<CellFact, Tally>>, bits: number, rowNumber: number): void {
  CELL_FACTS.forEach((fact, bit) => {
    if (bits & (1 << bit)) add(tallies[fact], rowNumber)
  })
}

function tallyRepeats(chunk: TableChunk, columns: readonly Column[], seen: DigestSet, tally: Tally): void {
  const digests = rowDigests(columns, chunk.rows)
  for (let row = 0; row < chunk.rows; row += 1) if (!seen.addAt(digests, row)) add(tally, chunk.rowNumbers[row] ?? 0)
}
