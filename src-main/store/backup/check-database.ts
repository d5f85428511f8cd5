// Whether a work folder's database is whole: pages, references, every chunk's checksum, every event of its trail.
// Reads it as it lies there and needs no key.
import { crc32 } from 'node:zlib'
import { OpenprepError } from '../../contract/errors.ts'
import { CertificateSchema } from '../../contract/signing.ts'
import { MIGRATIONS, schemaVersion } from '../migrations/migrate.ts'
import { APPLICATION_ID, openForReading, type Sqlite } from '../sqlite.ts'
import { firstBrokenEvent, highestEverGiven } from '../trail-rows.ts'

export interface CheckedDatabase {
  readonly schemaVersion: number
  readonly organisation: string | null
  readonly datasets: number
  readonly events: number
}

/** Trails of before are not walked: their events have another form. */
const CHAINED_SINCE = 11

/** Throws BACKUP_INVALID {reason} and STORE_NEWER; the signal's reason. */
export function checkDatabase(path: string, signal: AbortSignal): CheckedDatabase {
  const db = openForReading(path)
  try {
    const version = schemaVersion(db)
    if (Number(db.pragma('application_id', { simple: true })) !== APPLICATION_ID) throw invalid('application_id')
    if (version > MIGRATIONS.length) {
      throw new OpenprepError('STORE_NEWER', { found: version, supported: MIGRATIONS.length })
    }
    const answer = String(db.pragma('integrity_check(1)', { simple: true }))
    if (answer !== 'ok') throw invalid(answer.split('\n')[0] ?? '')
    if ((db.pragma('foreign_key_check') as unknown[]).length > 0) throw invalid('foreign_key_check')
    checkChunks(db, signal)
    const events = checkTrail(db, path, version, signal)
    return { schemaVersion: version, organisation: organisationOf(db), datasets: countOf(db, 'datasets'), events }
  } finally {
    db.close()
  }
}

function checkChunks(db: Sqlite, signal: AbortSignal): void {
  const chunks = db.prepare<[], { crc: number; data: Uint8Array }>('SELECT crc, data FROM chunks')
  for (const { crc, data } of chunks.iterate()) {
    signal.throwIfAborted()
    if (crc32(data) !== crc) throw invalid('chunk')
  }
}

function checkTrail(db: Sqlite, path: string, version: number, signal: AbortSignal): number {
  const events = countOf(db, 'audit')
  if (version < CHAINED_SINCE) return events
  const broken = firstBrokenEvent(path, 1, events, () => signal.aborted)
  signal.throwIfAborted()
  if (broken !== null || events < highestEverGiven(db)) throw invalid(`audit ${broken ?? events + 1}`)
  return events
}

function organisationOf(db: Sqlite): string | null {
  if (!isTable(db, 'organisation')) return null
  const root = db.prepare<[], { root: string }>('SELECT root FROM organisation').get()?.root
  return root === undefined ? null : CertificateSchema.parse(JSON.parse(root)).subject.unit
}

function countOf(db: Sqlite, table: 'datasets' | 'audit'): number {
  if (!isTable(db, table)) return 0
  return db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${table}`).get()?.n ?? 0
}

function isTable(db: Sqlite, name: string): boolean {
  return db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").get(name) !== undefined
}

function invalid(reason: string): OpenprepError {
  return new OpenprepError('BACKUP_INVALID', { reason })
}
