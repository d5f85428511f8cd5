// Review requests that were sent and received, the reviewer's drafts, and decisions.
// Judges nothing: documents are kept as they came.
import { z } from 'zod'
import { CatalogueSchema } from '../../contract/catalogue.ts'
import { RecipeSchema } from '../../contract/recipe.ts'
import {
  EMPTY_DRAFT,
  type Reproduction,
  ReproductionSchema,
  type ReviewDraft,
  ReviewDraftSchema,
} from '../../contract/review.ts'
import { type Envelope, EnvelopeSchema } from '../../contract/signing.ts'
import type { StoreConnection } from '../connection.ts'
import { datasetScope, type KeyScope } from '../protection/data-keys.ts'

/** What the next request will be compared with. */
const SnapshotSchema = z.object({
  recipe: RecipeSchema,
  sentences: z.array(z.string()),
  catalogue: CatalogueSchema,
  columns: z.array(z.string()),
})
export type ReviewSnapshot = z.infer<typeof SnapshotSchema>

export interface StoredRequest {
  id: string
  direction: 'sent' | 'received'
  datasetId: string | null
  envelope: Envelope
  /** Names of the reviewers it went to. */
  recipients: string[]
  path: string
  at: string
  /** Where it is kept for the reviewer, in the work folder, and since when; null = nobody has opened it here. */
  received: { path: string; at: string } | null
  snapshot: ReviewSnapshot | null
}

interface RequestRow {
  id: string
  direction: 'sent' | 'received'
  dataset_id: string | null
  envelope: string
  recipients: string
  path: string
  at: string
  received_path: string | null
  received_at: string | null
  snapshot: string | null
}

export interface StoredDecision {
  id: string
  requestId: string
  datasetId: string | null
  envelope: Envelope
  at: string
}

type NewRequest = Omit<StoredRequest, 'at' | 'received'>

export class ReviewRepository {
  readonly #connection: StoreConnection

  constructor(connection: StoreConnection) {
    this.#connection = connection
  }

  /** A request that was sent; what went along is part of the event. */
  saveSent(request: NewRequest, enclosed: { source: boolean; keys: boolean }, person: string): void {
    const detail = { request: request.id, to: request.recipients, ...enclosed }
    this.#save(request, 'review.requested', detail, person)
  }

  /** `path` in the work folder. One that was made here stays what it was, and can be reviewed here as well. */
  saveReceived(request: NewRequest, person: string): void {
    const { name, unit } = request.envelope.issuer.subject
    this.#save(request, 'review.received', { request: request.id, from: name, unit }, person)
  }

  #save(
    request: NewRequest,
    action: 'review.requested' | 'review.received',
    detail: Record<string, string | string[] | boolean>,
    person: string,
  ): void {
    this.#connection.write({ action, datasetId: request.datasetId, detail, person }, at => {
      this.#connection.db
        .prepare(
          `INSERT INTO review_requests
             (id, direction, dataset_id, envelope, recipients, path, at, snapshot, received_path, received_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
           ON CONFLICT (id) DO UPDATE SET received_path = excluded.received_path, received_at = excluded.received_at
             WHERE excluded.received_path IS NOT NULL`,
        )
        .run(
          request.id,
          request.direction,
          request.datasetId,
          this.#seal('folder', request.envelope, `review-request/${request.id}`),
          JSON.stringify(request.recipients),
          request.path,
          at,
          request.snapshot === null || request.datasetId === null
            ? null
            : this.#seal(datasetScope(request.datasetId), request.snapshot, `review-snapshot/${request.id}`),
          request.direction === 'received' ? request.path : null,
          request.direction === 'received' ? at : null,
        )
    })
  }

  /** Newest first; one that was reviewed at the PC it was made at is both. */
  requests(direction: 'sent' | 'received'): StoredRequest[] {
    const [condition, time] =
      direction === 'sent' ? ["direction = 'sent'", 'at'] : ['received_path IS NOT NULL', 'received_at']
    return this.#connection.read(() =>
      this.#connection.db
        .prepare<[], RequestRow>(`SELECT * FROM review_requests WHERE ${condition} ORDER BY ${time} DESC, rowid DESC`)
        .all()
        .map(row => this.#toRequest(row)),
    )
  }

  request(id: string): StoredRequest | null {
    return this.#connection.read(() => {
      const row = this.#connection.db
        .prepare<[string], RequestRow>('SELECT * FROM review_requests WHERE id = ?')
        .get(id)
      return row === undefined ? null : this.#toRequest(row)
    })
  }

  draft(requestId: string): { draft: ReviewDraft; reproduction: Reproduction | null } {
    return this.#connection.read(() => {
      const row = this.#connection.db
        .prepare<[string], { draft: string; reproduction: string | null }>(
          'SELECT draft, reproduction FROM review_drafts WHERE request_id = ?',
        )
        .get(requestId)
      if (row === undefined) return { draft: EMPTY_DRAFT, reproduction: null }
      const { draft, reproduction } = row
      return {
        draft: ReviewDraftSchema.parse(this.#open('folder', draft, `review-draft/${requestId}`)),
        reproduction: reproduction === null ? null : ReproductionSchema.parse(JSON.parse(reproduction)),
      }
    })
  }

  /** Work in progress: no act yet, so no event. */
  saveDraft(requestId: string, draft: ReviewDraft): void {
    this.#connection.writeUnseen(() =>
      this.#connection.db
        .prepare(
          `INSERT INTO review_drafts (request_id, draft) VALUES (?, ?)
           ON CONFLICT (request_id) DO UPDATE SET draft = excluded.draft`,
        )
        .run(requestId, this.#seal('folder', draft, `review-draft/${requestId}`)),
    )
  }

  saveReproduction(requestId: string, reproduction: Reproduction, person: string): void {
    const { outcome, leftovers, identified } = reproduction
    const detail = { request: requestId, outcome, leftovers, identified }
    this.#connection.write({ action: 'review.reproduced', datasetId: null, detail, person }, () => {
      this.#connection.db
        .prepare(
          `INSERT INTO review_drafts (request_id, draft, reproduction) VALUES (?, ?, ?)
           ON CONFLICT (request_id) DO UPDATE SET reproduction = excluded.reproduction`,
        )
        .run(requestId, this.#seal('folder', EMPTY_DRAFT, `review-draft/${requestId}`), JSON.stringify(reproduction))
    })
  }

  saveDecision(
    decision: Omit<StoredDecision, 'at'>,
    action: 'review.decided' | 'review.answered',
    outcome: string,
    person: string,
  ): void {
    const { name } = decision.envelope.issuer.subject
    const detail = { request: decision.requestId, outcome, reviewer: name }
    this.#connection.write({ action, datasetId: decision.datasetId, detail, person }, at => {
      this.#connection.db
        .prepare(
          `INSERT INTO review_decisions (id, request_id, dataset_id, envelope, at) VALUES (?, ?, ?, ?, ?)
           ON CONFLICT (id) DO UPDATE SET dataset_id = coalesce(excluded.dataset_id, dataset_id)`,
        )
        .run(
          decision.id,
          decision.requestId,
          decision.datasetId,
          this.#seal('folder', decision.envelope, `review-decision/${decision.id}`),
          at,
        )
    })
  }

  /** Newest first. */
  decisions(of: { datasetId: string } | { requestId: string }): StoredDecision[] {
    const [column, value] = 'datasetId' in of ? ['dataset_id', of.datasetId] : ['request_id', of.requestId]
    return this.#connection.read(() =>
      this.#connection.db
        .prepare<[string], { id: string; request_id: string; dataset_id: string | null; envelope: string; at: string }>(
          `SELECT * FROM review_decisions WHERE ${column} = ? ORDER BY at DESC, rowid DESC`,
        )
        .all(value)
        .map(row => ({
          id: row.id,
          requestId: row.request_id,
          datasetId: row.dataset_id,
          envelope: EnvelopeSchema.parse(this.#open('folder', row.envelope, `review-decision/${row.id}`)),
          at: row.at,
        })),
    )
  }

  /** Recipes hold values, and so may the words of a reviewer. */
  #seal(scope: KeyScope, value: object, place: string): string {
    const { keys } = this.#connection
    return keys.sealText(scope, JSON.stringify(value), place)
  }

  #open(scope: KeyScope, sealed: string, place: string): unknown {
    return JSON.parse(this.#connection.keys.openText(scope, sealed, place))
  }

  #toRequest(row: RequestRow): StoredRequest {
    const { snapshot, dataset_id: datasetId } = row
    return {
      id: row.id,
      direction: row.direction,
      datasetId,
      envelope: EnvelopeSchema.parse(this.#open('folder', row.envelope, `review-request/${row.id}`)),
      recipients: z.array(z.string()).parse(JSON.parse(row.recipients)),
      path: row.path,
      at: row.at,
      received: row.received_path === null ? null : { path: row.received_path, at: row.received_at ?? row.at },
      snapshot:
        snapshot === null || datasetId === null
          ? null
          : SnapshotSchema.parse(this.#open(datasetScope(datasetId), snapshot, `review-snapshot/${row.id}`)),
    }
  }
}
