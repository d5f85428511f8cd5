// What the bureau decided over the items of its ledger, and what bodies answered to its lists; each kind of record by its own id.
// Resolves no key and judges nothing.
import type { z } from 'zod'
import {
  type BodyAnswer,
  BodyAnswerSchema,
  type Dispute,
  DisputeSchema,
  type FieldSource,
  FieldSourceSchema,
  type LineDecision,
  LineDecisionSchema,
} from '../../contract/bureau-decisions.ts'
import type { AuditEntry, StoreConnection } from '../connection.ts'
import { openedJson, type SealedFor, sealedJson } from './packed-json.ts'

type Kind = 'line' | 'answer' | 'dispute' | 'source'

export class BureauDecisionRepository {
  readonly #connection: StoreConnection

  constructor(connection: StoreConnection) {
    this.#connection = connection
  }

  /** By line number. */
  lines(listId: string): Map<number, LineDecision> {
    const own = this.#all('line', LineDecisionSchema).filter(({ id }) => id.startsWith(`${listId}/`))
    return new Map(own.map(({ id, record }) => [Number(id.slice(listId.length + 1)), record]))
  }

  decideLine(listId: string, no: number, decision: LineDecision | null, person: string): void {
    const detail = { list: listId, line: no, item: decision?.itemKey ?? '', decided: decision !== null }
    this.#save('line', `${listId}/${no}`, decision, { action: 'bureau.matched', datasetId: null, detail, person })
  }

  answers(listId: string): BodyAnswer[] {
    return this.#all('answer', BodyAnswerSchema)
      .map(({ record }) => record)
      .filter(answer => answer.listId === listId)
  }

  /** `body` = its key, so that an answer handed in again takes the place of the former. false = it said so before. */
  saveAnswer(body: string, answer: BodyAnswer, person: string): boolean {
    const { listId, no, state, file } = answer
    const id = `${listId}/${no}/${body}`
    const known = this.#one('answer', id, BodyAnswerSchema)
    const said = (one: BodyAnswer) => JSON.stringify({ ...BodyAnswerSchema.parse(one), file: '' })
    if (known !== null && said(known) === said(answer)) return false
    const detail = { list: listId, line: no, body: answer.body, state, file }
    this.#save('answer', id, answer, { action: 'bureau.answered', datasetId: null, detail, person })
    return true
  }

  disputes(): Dispute[] {
    return this.#all('dispute', DisputeSchema).map(({ record }) => record)
  }

  saveDispute(dispute: Dispute, act: string, person: string): void {
    const { id, subject, parties, state, source } = dispute
    const detail = { dispute: id, subject, parties, state, source, act }
    this.#save('dispute', id, dispute, { action: 'bureau.dispute', datasetId: null, detail, person })
  }

  sources(): FieldSource[] {
    return this.#all('source', FieldSourceSchema).map(({ record }) => record)
  }

  /** `id` = the data item's compared form; null takes the word back. */
  setSource(id: string, label: string, source: FieldSource | null, person: string): void {
    const detail = { field: label, body: source?.body ?? '' }
    this.#save('source', id, source, { action: 'bureau.source', datasetId: null, detail, person })
  }

  #all<T extends z.ZodType>(kind: Kind, schema: T): { id: string; record: z.infer<T> }[] {
    return this.#connection.read(() =>
      this.#connection.db
        .prepare<[Kind], { id: string; record: string }>(
          'SELECT id, record FROM bureau_decisions WHERE kind = ? ORDER BY rowid',
        )
        .all(kind)
        .map(({ id, record }) => ({ id, record: schema.parse(openedJson(this.#sealedFor(kind, id), record)) })),
    )
  }

  #one<T extends z.ZodType>(kind: Kind, id: string, schema: T): z.infer<T> | null {
    return this.#connection.read(() => {
      const row = this.#connection.db
        .prepare<[Kind, string], { record: string }>('SELECT record FROM bureau_decisions WHERE kind = ? AND id = ?')
        .get(kind, id)
      return row === undefined ? null : schema.parse(openedJson(this.#sealedFor(kind, id), row.record))
    })
  }

  /** null takes the record away. */
  #save(kind: Kind, id: string, record: object | null, entry: AuditEntry): void {
    this.#connection.write(entry, at => {
      const { db } = this.#connection
      if (record === null) {
        db.prepare('DELETE FROM bureau_decisions WHERE kind = ? AND id = ?').run(kind, id)
        return
      }
      db.prepare(
        `INSERT INTO bureau_decisions (kind, id, record, at) VALUES (?, ?, ?, ?)
         ON CONFLICT (kind, id) DO UPDATE SET record = excluded.record, at = excluded.at`,
      ).run(kind, id, sealedJson(this.#sealedFor(kind, id), record), at)
    })
  }

  #sealedFor(kind: Kind, id: string): SealedFor {
    return { keys: this.#connection.keys, scope: 'folder', place: `bureau-decision/${kind}/${id}` }
  }
}
