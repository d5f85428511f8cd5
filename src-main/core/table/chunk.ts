// A piece of a table in columns: the unit every stage streams. '' is the one spelling of "no value".
// Knows nothing of storage, operations or types.

export type Column = readonly string[]

export interface TableChunk {
  readonly names: readonly string[]
  /** As many as `names`, each of length `rows`. */
  readonly columns: readonly Column[]
  readonly rows: number
  /** 1-based record numbers of the source, so that every result row can be traced. */
  readonly rowNumbers: readonly number[]
}

/** Rows per stored chunk. */
export const CHUNK_ROWS = 2048

export function columnOf(chunk: TableChunk, name: string): Column | undefined {
  const index = chunk.names.indexOf(name)
  return index < 0 ? undefined : chunk.columns[index]
}

export function selectColumns(chunk: TableChunk, names: readonly string[]): TableChunk {
  const columns = names.map(name => chunk.columns[chunk.names.indexOf(name)] ?? [])
  return { ...chunk, names, columns }
}

/** Keeps the rows whose `keep` byte is not 0. */
export function filterRows(chunk: TableChunk, keep: Uint8Array): TableChunk {
  const kept = (_: unknown, row: number) => keep[row] !== 0
  const rowNumbers = chunk.rowNumbers.filter(kept)
  if (rowNumbers.length === chunk.rows) return chunk
  return {
    names: chunk.names,
    columns: chunk.columns.map(column => column.filter(kept)),
    rows: rowNumbers.length,
    rowNumbers,
  }
}
