// Lists that were handed out, line by line with their answers.
// Matches nothing.
import { z } from 'zod'
import { LIST_KINDS, type ListKind, type ReferenceLine, ReferenceLineSchema } from '../../contract/reference-list.ts'
import type { StoreConnection } from '../connection.ts'
import { openedJson, type SealedFor, sealedJson } from './packed-json.ts'

const ListRowSchema = z.object({ id: z.string(), name: z.string(), kind: z.enum(LIST_KINDS), file: z.string() })
export type StoredList = z.infer<typeof ListRowSchema>

export interface NewList extends StoredList {
  kind: ListKind
  sha256: string
  lines: readonly ReferenceLine[]
}

export class ReferenceListRepository {
  readonly #connection: StoreConnection

  constructor(connection: StoreConnection) {
    this.#connection = connection
  }

  list(): StoredList[] {
    return this.#connection.read(() =>
      this.#connection.db
        .prepare<[], unknown>('SELECT id, name, kind, file FROM reference_lists ORDER BY rowid')
        .all()
        .map(row => ListRowSchema.parse(row)),
    )
  }

  lines(listId: string): ReferenceLine[] {
    return this.#connection.read(() =>
      this.#connection.db
        .prepare<[string], { no: number; line: string }>(
          'SELECT no, line FROM reference_lines WHERE list_id = ? ORDER BY no',
        )
        .all(listId)
        .map(({ no, line }) => ReferenceLineSchema.parse(openedJson(this.#sealedFor(listId, no), line))),
    )
  }

  add({ id, name, kind, file, sha256, lines }: NewList, person: string): void {
    const detail = { name, kind, file, sha256, lines: lines.length }
    this.#connection.write({ action: 'reference.imported', datasetId: null, detail, person }, at => {
      const { db } = this.#connection
      db.prepare('INSERT INTO reference_lists VALUES (?, ?, ?, ?, ?, ?)').run(id, name, kind, file, sha256, at)
      const insert = db.prepare('INSERT INTO reference_lines VALUES (?, ?, ?)')
      for (const line of lines) insert.run(id, line.no, sealedJson(this.#sealedFor(id, line.no), line))
    })
  }

  saveLine(listId: string, line: ReferenceLine, person: string): void {
    const detail = { list: listId, line: line.no, state: line.answer.state }
    this.#connection.write({ action: 'reference.answered', datasetId: line.answer.datasetId, detail, person }, () => {
      this.#connection.db
        .prepare('UPDATE reference_lines SET line = ? WHERE list_id = ? AND no = ?')
        .run(sealedJson(this.#sealedFor(listId, line.no), line), listId, line.no)
    })
  }

  remove(listId: string, person: string): void {
    this.#connection.write({ action: 'reference.removed', datasetId: null, detail: { list: listId }, person }, () => {
      this.#connection.db.prepare('DELETE FROM reference_lists WHERE id = ?').run(listId)
    })
  }

  #sealedFor(listId: string, no: number): SealedFor {
    return { keys: this.#connection.keys, scope: 'folder', place: `reference/${listId}/${no}` }
  }
}
