// Worker task of an import: encodes one chunk and hands it back in memory of its own, which may move to the asking thread.
// Opens nothing and keeps nothing.
import { encodeCells, type PackedCells } from '../store/chunk-codec.ts'
import type { EncodedChunk, EncodedColumn } from '../store/table-store.ts'
import { ownColumn } from './chunk-session.ts'

export function encodeChunkOfCells(cells: PackedCells): { value: EncodedChunk; transfer: ArrayBuffer[] } {
  const transfer: ArrayBuffer[] = []
  const own = (column: EncodedColumn): EncodedColumn => {
    const moved = ownColumn(column)
    if (moved.data.buffer instanceof ArrayBuffer) transfer.push(moved.data.buffer)
    return moved
  }
  const { rows, columns, rowNumbers, sidecars } = encodeCells(cells)
  const value: EncodedChunk = {
    rows,
    columns: columns.map(column => ('data' in column ? own(column) : column)),
    rowNumbers: own(rowNumbers),
  }
  if (sidecars !== undefined) value.sidecars = sidecars.map(sidecar => (sidecar === null ? null : own(sidecar)))
  return { value, transfer }
}
