// Adds and replaces columns of a chunk without touching the others.
// Judges no names: operations check beforehand that they are free.
import type { Column, TableChunk } from './chunk.ts'

export interface NewColumn {
  readonly name: string
  readonly values: Column
}

/** `names` with `added` behind `after`, without the columns of `removed`; shared by plans (names) and chunks (columns). */
export function namesWith(
  names: readonly string[],
  after: string,
  added: readonly string[],
  removed: readonly string[] = [],
): string[] {
  const gone = new Set(removed)
  return names.flatMap(name => [...(gone.has(name) ? [] : [name]), ...(name === after ? added : [])])
}

/** The chunk with columns `names`: those of `fresh` as given, all others as they were. */
export function withColumns(chunk: TableChunk, names: readonly string[], fresh: readonly NewColumn[]): TableChunk {
  const made = new Map(fresh.map(({ name, values }) => [name, values]))
  const columns = names.map(name => made.get(name) ?? chunk.columns[chunk.names.indexOf(name)] ?? [])
  return { ...chunk, names, columns }
}

/** The chunk with the source rows of `rows`, in that order; a row named twice stands there twice. */
export function pickRows(chunk: TableChunk, rows: readonly number[]): TableChunk {
  return {
    names: chunk.names,
    columns: chunk.columns.map(column => rows.map(row => column[row] ?? '')),
    rows: rows.length,
    rowNumbers: rows.map(row => chunk.rowNumbers[row] ?? 0),
  }
}
