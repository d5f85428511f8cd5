// A column of a chunk on its way through the steps, made into strings only when a step reads it.
// Immutable: a step that changes cells makes another column.
import type { Column, TableChunk } from './chunk.ts'
import {
  type ColumnDictionary,
  type ColumnUnits,
  compactDictionary,
  keptCodes,
  keptUnits,
  spreadCodes,
  textsOf,
  unitsOfColumn,
  unitsOfTexts,
} from './column-units.ts'

export interface ChunkColumn {
  values(): Column
  /** null where most values are distinct; then a step treats cell by cell. */
  dictionary(): ColumnDictionary | null
  units(): ColumnUnits
  /** Only the rows whose `keep` byte is not 0; `rows` = how many those are. */
  kept(keep: Uint8Array, rows: number): ChunkColumn
}

/** A chunk whose columns are not strings yet. */
export interface WorkChunk {
  readonly names: readonly string[]
  readonly columns: readonly ChunkColumn[]
  readonly rows: number
  readonly rowNumbers: readonly number[]
}

/** Cells as a step made them. */
export class TextColumn implements ChunkColumn {
  readonly #values: Column

  constructor(values: Column) {
    this.#values = values
  }

  values(): Column {
    return this.#values
  }

  dictionary(): null {
    return null
  }

  units(): ColumnUnits {
    return unitsOfColumn(this.#values)
  }

  kept(keep: Uint8Array): ChunkColumn {
    return new TextColumn(this.#values.filter((_, row) => keep[row] !== 0))
  }
}

/** Few distinct values, each written once. Entries may repeat or be without a row. */
export class DictionaryColumn implements ChunkColumn {
  readonly #dictionary: ColumnDictionary
  #values: Column | null = null

  constructor(dictionary: ColumnDictionary) {
    this.#dictionary = dictionary
  }

  values(): Column {
    this.#values ??= spreadCodes(this.#dictionary)
    return this.#values
  }

  dictionary(): ColumnDictionary {
    return this.#dictionary
  }

  units(): ColumnUnits {
    const { entries, codes } = compactDictionary(this.#dictionary)
    return { ...unitsOfTexts(entries), codes }
  }

  kept(keep: Uint8Array, rows: number): ChunkColumn {
    const { entries, codes } = this.#dictionary
    return new DictionaryColumn({ entries, codes: keptCodes(codes, keep, rows) })
  }
}

/** Cells as they are stored: `load` is asked once, when something needs them. */
export class UnitsColumn implements ChunkColumn {
  readonly #load: () => ColumnUnits
  #units: ColumnUnits | null = null
  #texts: Column | null = null
  #values: Column | null = null

  constructor(load: () => ColumnUnits) {
    this.#load = load
  }

  units(): ColumnUnits {
    this.#units ??= this.#load()
    return this.#units
  }

  dictionary(): ColumnDictionary | null {
    const { codes } = this.units()
    return codes === null ? null : { entries: this.#entries(), codes }
  }

  values(): Column {
    if (this.#values === null) {
      const dictionary = this.dictionary()
      this.#values = dictionary === null ? this.#entries() : spreadCodes(dictionary)
    }
    return this.#values
  }

  kept(keep: Uint8Array, rows: number): ChunkColumn {
    const dictionary = this.dictionary()
    if (dictionary !== null) return new DictionaryColumn(dictionary).kept(keep, rows)
    return new UnitsColumn(() => keptUnits(this.units(), keep, rows))
  }

  #entries(): Column {
    this.#texts ??= textsOf(this.units())
    return this.#texts
  }
}

export function toWorkChunk({ names, columns, rows, rowNumbers }: TableChunk): WorkChunk {
  return { names, columns: columns.map(column => new TextColumn(column)), rows, rowNumbers }
}

/** `names` = the columns wanted; absent = all. */
export function toTableChunk(chunk: WorkChunk, names: readonly string[] = chunk.names): TableChunk {
  const columns = names.map(name => chunk.columns[chunk.names.indexOf(name)]?.values() ?? [])
  return { names, columns, rows: chunk.rows, rowNumbers: chunk.rowNumbers }
}

/** Keeps the rows whose `keep` byte is not 0. */
export function keepRows(chunk: WorkChunk, keep: Uint8Array): WorkChunk {
  const rowNumbers = chunk.rowNumbers.filter((_, row) => keep[row] !== 0)
  const rows = rowNumbers.length
  if (rows === chunk.rows) return chunk
  return { names: chunk.names, columns: chunk.columns.map(column => column.kept(keep, rows)), rows, rowNumbers }
}
