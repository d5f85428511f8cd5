// Reads the audit trail, its checkpoints and what was looked at. Events are appended by StoreConnection.write, never from here alone.
// Offers no way to change or remove an event.
import { z } from 'zod'
import type { AuditEvent, AuditFilter, TrailHead } from '../../contract/audit.ts'
import { type Envelope, EnvelopeSchema } from '../../contract/signing.ts'
import { firstLink, type Link } from '../../core/audit/chain.ts'
import { parseEvent } from '../../core/audit/event.ts'
import { type TrailRow, type TrailState, TrailVerifier } from '../../core/audit/verify-chain.ts'
import type { AuditEntry, StoreConnection } from '../connection.ts'
import { highestEverGiven } from '../trail-rows.ts'

/** null = every one. Dates are compared as the texts they are; `until` is the first that no longer counts. */
const CONDITION = `(@datasetId IS NULL OR dataset_id = @datasetId) AND (@person IS NULL OR person = @person)
  AND (@since IS NULL OR at >= @since) AND (@until IS NULL OR at < @until)
  AND (@actions IS NULL OR action IN (SELECT value FROM json_each(@actions)))`

type Bound = Record<'datasetId' | 'person' | 'since' | 'until' | 'actions', string | null>

function boundOf({ datasetId, person, since, until, actions }: AuditFilter): Bound {
  return {
    datasetId: datasetId ?? null,
    person: person ?? null,
    since: since ?? null,
    until: until ?? null,
    actions: actions === undefined ? null : JSON.stringify(actions),
  }
}

/** Some 2 MB. */
const ROWS_AT_ONCE = 4096

export class AuditRepository {
  readonly #connection: StoreConnection

  constructor(connection: StoreConnection) {
    this.#connection = connection
  }

  /** For an act that changes nothing in the store, such as writing a file for the person. */
  record(entry: AuditEntry): void {
    this.#connection.write(entry, () => undefined)
  }

  /**
   * Somebody sees raw values: one event for a person, a version and a set of columns, before they are shown. Scrolling and coming back
   * add nothing. Returns whether it was the first time.
   */
  recordView(
    view: { datasetId: string | null; versionId: number; columns: readonly string[]; what: string },
    person: string,
  ): boolean {
    const { datasetId, versionId, what } = view
    const columns = [...new Set(view.columns)].sort()
    const key = JSON.stringify([what, ...columns])
    const { db } = this.#connection
    const known = this.#connection.read(() =>
      db
        .prepare<[string, number, string], { n: number }>(
          'SELECT 1 AS n FROM raw_views WHERE person = ? AND version_id = ? AND columns = ?',
        )
        .get(person, versionId, key),
    )
    if (known !== undefined) return false
    const detail = { what, version: versionId, columns }
    this.#connection.write({ action: 'raw.viewed', datasetId, detail, person }, () => {
      db.prepare('INSERT INTO raw_views (person, version_id, columns) VALUES (?, ?, ?)').run(person, versionId, key)
    })
    return true
  }

  /** Newest first. `offset` and `limit` in events. */
  list(query: AuditFilter & { offset: number; limit: number }): { total: number; events: AuditEvent[] } {
    const bound = boundOf(query)
    return this.#connection.read(() => {
      const { db } = this.#connection
      const total = db.prepare<[Bound], { n: number }>(`SELECT count(*) AS n FROM audit WHERE ${CONDITION}`).get(bound)
      const rows = db
        .prepare<[Bound & { offset: number; limit: number }], TrailRow>(
          `SELECT seq, content, sha256, sm3 FROM audit WHERE ${CONDITION} ORDER BY seq DESC LIMIT @limit OFFSET @offset`,
        )
        .all({ ...bound, offset: query.offset, limit: query.limit })
      return { total: total?.n ?? 0, events: rows.map(toEvent) }
    })
  }

  /** Whoever and whatever occurs, for choosing among them. */
  choices(): { persons: string[]; actions: string[] } {
    return this.#connection.read(() => {
      const distinct = (column: 'person' | 'action') =>
        this.#connection.db
          .prepare<[], { value: string }>(
            `SELECT DISTINCT ${column} AS value FROM audit WHERE ${column} IS NOT NULL ORDER BY 1`,
          )
          .all()
          .map(row => row.value)
      return { persons: distinct('person'), actions: distinct('action') }
    })
  }

  /** The newest event's place in the chain: what goes out with everything that leaves this PC. */
  head(): TrailHead {
    return this.#connection.read(() => {
      const row = this.#connection.db
        .prepare<[], Link & { seq: number }>('SELECT seq, sha256, sm3 FROM audit ORDER BY seq DESC LIMIT 1')
        .get()
      const trailId = this.trailId()
      return headOf(trailId, row ?? { seq: 0, ...firstLink(trailId) })
    })
  }

  trailId(): string {
    return this.#connection.read(
      () => this.#connection.db.prepare<[], { id: string }>('SELECT id FROM trail').get()?.id ?? '',
    )
  }

  /** The link behind the event; null where there is none. 0 = the beginning. */
  linkAt(seq: number): TrailHead | null {
    const trailId = this.trailId()
    if (seq === 0) return headOf(trailId, { seq, ...firstLink(trailId) })
    const row = this.#connection.read(() =>
      this.#connection.db
        .prepare<[number], Link & { seq: number }>('SELECT seq, sha256, sm3 FROM audit WHERE seq = ?')
        .get(seq),
    )
    return row === undefined ? null : headOf(trailId, row)
  }

  /** In order; both ends belong to it. Fetched page by page: whoever takes them slowly keeps nobody from writing. */
  *rows(from: number, to: number): Generator<TrailRow> {
    for (let next = from; next <= to; ) {
      const page = this.#page(next, to)
      yield* page
      const last = page.at(-1)
      if (last === undefined) return
      next = last.seq + 1
    }
  }

  #page(from: number, to: number): TrailRow[] {
    return this.#connection.read(() =>
      this.#connection.db
        .prepare<[number, number, number], TrailRow>(
          'SELECT seq, content, sha256, sm3 FROM audit WHERE seq BETWEEN ? AND ? ORDER BY seq LIMIT ?',
        )
        .all(from, to, ROWS_AT_ONCE),
    )
  }

  /** The highest number ever given, even where its event is gone. */
  highest(): number {
    return this.#connection.read(() => highestEverGiven(this.#connection.db))
  }

  /** Walks the whole chain here and now; for long trails jobs/verify-trail does the same on all workers. */
  verify(): TrailState {
    return this.#connection.read(() => {
      const verifier = new TrailVerifier(this.trailId())
      for (const row of this.rows(0, Number.MAX_SAFE_INTEGER)) verifier.take(row)
      return verifier.finish(this.highest())
    })
  }

  /** Part of the act that lets it leave this PC. */
  saveCheckpoint(envelope: Envelope, entry: AuditEntry, seq: number): void {
    this.#connection.write(entry, () => {
      this.#connection.db
        .prepare('INSERT OR IGNORE INTO audit_checkpoints (seq, document) VALUES (?, ?)')
        .run(seq, JSON.stringify(envelope))
    })
  }

  /** Oldest first; null = what is stored is no envelope any more, which is itself the finding. */
  checkpoints(): { seq: number; envelope: Envelope | null }[] {
    return this.#connection.read(() =>
      this.#connection.db
        .prepare<[], { seq: number; document: string }>('SELECT seq, document FROM audit_checkpoints ORDER BY seq')
        .all()
        .map(({ seq, document }) => ({ seq, envelope: parsed(document, EnvelopeSchema) })),
    )
  }
}

function headOf(trailId: string, { seq, sha256, sm3 }: Link & { seq: number }): TrailHead {
  return { trailId, seq, sha256: Buffer.from(sha256).toString('hex'), sm3: Buffer.from(sm3).toString('hex') }
}

function parsed<T>(text: string, schema: z.ZodType<T>): T | null {
  try {
    return schema.parse(JSON.parse(text))
  } catch (thrown) {
    if (thrown instanceof SyntaxError || thrown instanceof z.ZodError) return null
    throw thrown
  }
}

function toEvent(row: TrailRow): AuditEvent {
  return { seq: row.seq, ...parseEvent(row.content), hash: Buffer.from(row.sha256).toString('hex') }
}
