// Reads and verifies the audit trail. Events are appended by StoreConnection.write, never from here alone.
// Offers no way to change or remove an event.
import { z } from 'zod'
import type { AuditEvent } from '../../contract/workspace.ts'
import { type AuditEntry, auditHash, FIRST_PREVIOUS_HASH, type StoreConnection } from '../connection.ts'

interface AuditRow {
  seq: number
  at: string
  person: string
  action: string
  dataset_id: string | null
  detail: string
  prev_hash: string
  hash: string
}

const DetailSchema = z.record(z.string(), z.json())

export class AuditRepository {
  readonly #connection: StoreConnection

  constructor(connection: StoreConnection) {
    this.#connection = connection
  }

  /** For an act that changes nothing in the store, such as writing a file for the person. */
  record(entry: AuditEntry): void {
    this.#connection.write(entry, () => undefined)
  }

  /** Newest first. `offset` and `limit` in events. */
  list(query: { datasetId?: string; offset: number; limit: number }): { total: number; events: AuditEvent[] } {
    const dataset = query.datasetId ?? null
    return this.#connection.read(() => {
      const { db } = this.#connection
      const total = db
        .prepare<[string | null, string | null], { n: number }>(
          'SELECT count(*) AS n FROM audit WHERE ? IS NULL OR dataset_id = ?',
        )
        .get(dataset, dataset)
      const rows = db
        .prepare<[string | null, string | null, number, number], AuditRow>(
          'SELECT * FROM audit WHERE ? IS NULL OR dataset_id = ? ORDER BY seq DESC LIMIT ? OFFSET ?',
        )
        .all(dataset, dataset, query.limit, query.offset)
      return { total: total?.n ?? 0, events: rows.map(toEvent) }
    })
  }

  /** Walks the whole chain. `brokenAt` = number of the first event that is missing or not as it was written. */
  verify(): { ok: boolean; events: number; brokenAt: number | null } {
    return this.#connection.read(() => {
      const rows = this.#connection.db.prepare<[], AuditRow>('SELECT * FROM audit ORDER BY seq').iterate()
      let events = 0
      let prevHash = FIRST_PREVIOUS_HASH
      let brokenAt: number | null = null
      for (const row of rows) {
        if (brokenAt === null && !isLink(row, events + 1, prevHash)) brokenAt = events + 1
        events += 1
        prevHash = row.hash
      }
      if (brokenAt === null && events < this.#highestEverGiven()) brokenAt = events + 1
      return { ok: brokenAt === null, events, brokenAt }
    })
  }

  /** SQLite's own memory of the last number: shows events cut off the end. */
  #highestEverGiven(): number {
    const row = this.#connection.db
      .prepare<[], { seq: number }>("SELECT seq FROM sqlite_sequence WHERE name = 'audit'")
      .get()
    return row?.seq ?? 0
  }
}

function isLink(row: AuditRow, seq: number, prevHash: string): boolean {
  const detail = parseDetail(row.detail)
  if (row.seq !== seq || row.prev_hash !== prevHash || detail === null) return false
  const { at, person, action } = row
  return auditHash({ seq, at, person, action, datasetId: row.dataset_id, detail, prevHash }) === row.hash
}

/** null when it is no JSON object any more, which is itself the finding. */
function parseDetail(text: string): z.infer<typeof DetailSchema> | null {
  try {
    return DetailSchema.parse(JSON.parse(text))
  } catch (thrown) {
    if (thrown instanceof SyntaxError || thrown instanceof z.ZodError) return null
    throw thrown
  }
}

function toEvent(row: AuditRow): AuditEvent {
  const { seq, at, person, action, hash } = row
  return { seq, at, person, action, datasetId: row.dataset_id, detail: parseDetail(row.detail) ?? {}, hash }
}
