// Rectification tasks the bureau sent out, with what came back.
// Knows no deadline: it is part of the task.
import { type Rectification, RectificationSchema } from '../../contract/rectification.ts'
import type { StoreConnection } from '../connection.ts'
import { openedJson, type SealedFor, sealedJson } from './packed-json.ts'

export class RectificationRepository {
  readonly #connection: StoreConnection

  constructor(connection: StoreConnection) {
    this.#connection = connection
  }

  list(): Rectification[] {
    return this.#connection.read(() =>
      this.#connection.db
        .prepare<[], { id: string; record: string }>('SELECT id, record FROM rectifications ORDER BY rowid')
        .all()
        .map(({ id, record }) => RectificationSchema.parse(openedJson(this.#sealedFor(id), record))),
    )
  }

  find(taskId: string): Rectification | null {
    return this.list().find(task => task.taskId === taskId) ?? null
  }

  save(task: Rectification, act: string, person: string): void {
    const { taskId, sha256, body, state, dueOn } = task
    const detail = { task: taskId, sha256, body, act, state, due: dueOn }
    this.#connection.write({ action: 'rectification.changed', datasetId: null, detail, person }, at => {
      this.#connection.db
        .prepare(
          `INSERT INTO rectifications (id, item_sha256, state, record, at) VALUES (?, ?, ?, ?, ?)
           ON CONFLICT (id) DO UPDATE SET state = excluded.state, record = excluded.record, at = excluded.at`,
        )
        .run(taskId, sha256, state, sealedJson(this.#sealedFor(taskId), task), at)
    })
  }

  #sealedFor(id: string): SealedFor {
    return { keys: this.#connection.keys, scope: 'folder', place: `rectification/${id}` }
  }
}
