// Counts in a package's table what no gate at the bureau can see otherwise: blank cells that may not be blank, repeated rows.
// Keeps a hash of each row, no row.
import { createHash } from 'node:crypto'
import type { Catalogue } from '../../contract/catalogue.ts'
import type { Manifest } from '../../contract/package.ts'
import { packageRecords } from '../packages/check-data.ts'
import type { Container } from '../packages/container-reader.ts'

export interface TableCount {
  readonly cells: number
  /** In columns the catalogue does not call nullable. */
  readonly blank: number
  readonly blankColumns: readonly string[]
  readonly repeated: number
}

/** Eight bytes of SHA-256 per row: about 70 bytes of memory each; two rows of a million fall together once in 30 million tables. */
export async function countTable(
  container: Container,
  manifest: Manifest,
  catalogue: Catalogue,
  signal?: AbortSignal,
): Promise<TableCount> {
  const { columns } = manifest.result
  const nullable = new Set(catalogue.fields.filter(field => field.nullable).map(field => field.label))
  const blanks = columns.map(() => 0)
  const rows = new Set<bigint>()
  let read = 0
  for await (const records of packageRecords(container, manifest, signal)) {
    for (const record of records) {
      read += 1
      rows.add(createHash('sha256').update(JSON.stringify(record)).digest().readBigUInt64LE())
      for (const [at, cell] of record.entries()) if (cell.trim() === '') blanks[at] = (blanks[at] ?? 0) + 1
    }
  }
  const counted = columns.map((column, at) => ({ column, blank: nullable.has(column) ? 0 : (blanks[at] ?? 0) }))
  return {
    cells: read * columns.length,
    blank: counted.reduce((sum, { blank }) => sum + blank, 0),
    blankColumns: counted.filter(({ blank }) => blank > 0).map(({ column }) => column),
    repeated: read - rows.size,
  }
}
