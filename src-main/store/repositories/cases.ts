// Cases with their deadlines; they stay when their dataset goes.
// Knows no rule: what may be saved is decided by core/cases.
import { type Case, CaseSchema } from '../../contract/cases.ts'
import type { StoreConnection } from '../connection.ts'
import { openedJson, type SealedFor, sealedJson } from './packed-json.ts'

export class CaseRepository {
  readonly #connection: StoreConnection

  constructor(connection: StoreConnection) {
    this.#connection = connection
  }

  list(): Case[] {
    return this.#connection.read(() =>
      this.#connection.db
        .prepare<[], { id: string; record: string }>('SELECT id, record FROM cases ORDER BY rowid')
        .all()
        .map(({ id, record }) => CaseSchema.parse(openedJson(this.#sealedFor(id), record))),
    )
  }

  save(one: Case, act: string, person: string): void {
    const detail = { case: one.id, kind: one.kind, act, state: one.state, decision: one.decision }
    this.#connection.write({ action: 'case.changed', datasetId: one.datasetId, detail, person }, at => {
      this.#connection.db
        .prepare(
          `INSERT INTO cases (id, kind, dataset_id, record, at) VALUES (?, ?, ?, ?, ?)
           ON CONFLICT (id) DO UPDATE SET record = excluded.record, at = excluded.at`,
        )
        .run(one.id, one.kind, one.datasetId, sealedJson(this.#sealedFor(one.id), one), at)
    })
  }

  #sealedFor(id: string): SealedFor {
    return { keys: this.#connection.keys, scope: 'folder', place: `case/${id}` }
  }
}
