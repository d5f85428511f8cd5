// A chunk of a stored table whose columns are read when something asks for them.
// Decodes nothing by itself: columns that nobody reads never leave the store.
import { UnitsColumn, type WorkChunk } from '../core/table/chunk-column.ts'
import type { TableReader } from '../store/table-store.ts'

export function storedChunk(table: TableReader, chunkNo: number): WorkChunk {
  const rowNumbers = table.rowNumbers(chunkNo)
  const columns = table.columns.map(name => new UnitsColumn(() => table.units(chunkNo, name)))
  return { names: table.columns, columns, rows: rowNumbers.length, rowNumbers }
}
