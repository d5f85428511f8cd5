// Seals the records that an earlier version kept in plain, once, as soon as the folder's key is at hand.
// Reads no record's meaning.
import type { Sqlite } from '../sqlite.ts'
import { type DataKeys, datasetScope, emptyLog } from './data-keys.ts'

interface Records {
  readonly column: string
  /** SQL of the dataset whose key seals them; null = the folder's. */
  readonly dataset: string | null
  /** SQL of the place each value is sealed for, as its repository names it. */
  readonly place: string
}

const RECORDS: Readonly<Record<string, Records>> = {
  reference_lines: { column: 'line', dataset: null, place: "'reference/' || list_id || '/' || no" },
  bureau_items: { column: 'item', dataset: null, place: "'bureau-item/' || sha256" },
  bureau_twins: {
    column: 'decision',
    dataset: null,
    place: "'bureau-twin/' || left_sha256 || '/' || right_sha256",
  },
  judgements: { column: 'reason', dataset: 'dataset_id', place: "'judgement/' || view || '/' || column_name" },
  review_requests: { column: 'envelope', dataset: null, place: "'review-request/' || id" },
  review_decisions: { column: 'envelope', dataset: null, place: "'review-decision/' || id" },
}

/** Does nothing where nothing waits. What stood there in plain is gone from free pages and the log afterwards. */
export function sealRecords(db: Sqlite, keys: DataKeys): void {
  const waiting = db.prepare<[], { name: string }>('SELECT name FROM to_seal').all()
  if (waiting.length === 0) return
  const sealed = db.transaction(() => {
    const counts = waiting.map(({ name }) => sealTable(db, keys, name))
    db.exec('DELETE FROM to_seal')
    return counts.reduce((sum, count) => sum + count, 0)
  })
  if (sealed.immediate() === 0) return
  db.exec('VACUUM')
  emptyLog(db)
}

interface Row {
  row: number
  dataset: string | null
  place: string
  value: string
}

function sealTable(db: Sqlite, keys: DataKeys, table: string): number {
  const records = RECORDS[table]
  if (records === undefined) return 0
  const { column, dataset, place } = records
  const rows = db
    .prepare<[], Row>(
      `SELECT rowid AS row, ${dataset ?? 'NULL'} AS dataset, ${place} AS place, ${column} AS value FROM ${table}`,
    )
    .all()
  const update = db.prepare(`UPDATE ${table} SET ${column} = ? WHERE rowid = ?`)
  for (const { row, dataset: id, place: at, value } of rows) {
    update.run(keys.sealText(id === null ? 'folder' : datasetScope(id), value, at), row)
  }
  return rows.length
}
