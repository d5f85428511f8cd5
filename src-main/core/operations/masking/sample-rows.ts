// Operation sampleRows: keeps a share of the rows, chosen by a secret key, so that nobody can tell who is in the release.
// Each row is chosen by itself: the share comes out nearly, not exactly.
import { z } from 'zod'
import { createKeyedStreams } from '../../ciphers/keyed-stream.ts'
import { columnOf, filterRows, type TableChunk } from '../../table/chunk.ts'
import { defineOperation } from '../operation.ts'

const params = z.strictObject({
  key: z.string().trim().min(1).max(60),
  /** Of a hundred rows. */
  percent: z.number().min(0.1).max(99.9).default(10),
})

export const sampleRows = defineOperation({
  id: 'sampleRows',
  kind: 'mask',
  family: 'statistical',
  params,
  /** Chosen columns: rows equal on them are kept or left out together, as all rows of one household. */
  columns: { min: 0, max: null },
  scope: 'row',
  reversibility: 'irreversible',
  plan({ key, percent }, { chosen, all }, context) {
    const streams = createKeyedStreams(context.key(key), 'sample')
    const identity = (chunk: TableChunk, row: number) =>
      chosen.length === 0
        ? String(chunk.rowNumbers[row] ?? 0)
        : chosen.map(name => columnOf(chunk, name)?.[row] ?? '').join('\u0000')
    return {
      shape: 'rows',
      outputColumns: all,
      apply: chunk =>
        filterRows(
          chunk,
          Uint8Array.from(chunk.rowNumbers, (_, row) => (streams(identity(chunk, row)).unit() * 100 < percent ? 1 : 0)),
        ),
    }
  },
})
