// Roles and grades that a person gave a column instead of the program's, each with the reason.
// Changes no profile: see ProfileRepository, which shows them on top.
import { z } from 'zod'
import type { View } from '../../contract/datasets.ts'
import { GradeSchema, type Judgement, RoleSchema } from '../../contract/profile.ts'
import type { StoreConnection } from '../connection.ts'
import { datasetScope } from '../protection/data-keys.ts'

const RowSchema = z.object({
  column: z.string(),
  role: RoleSchema,
  grade: GradeSchema,
  reason: z.string(),
  person: z.string(),
  at: z.string(),
})

export interface NewJudgement extends Pick<Judgement, 'role' | 'grade' | 'reason'> {
  column: string
  person: string
}

export class JudgementRepository {
  readonly #connection: StoreConnection

  constructor(connection: StoreConnection) {
    this.#connection = connection
  }

  /** What the gates said rested on the former grade, so it is forgotten with it. */
  set(datasetId: string, view: View, { column, role, grade, reason, person }: NewJudgement): void {
    // Why is said by the record alone: what somebody wrote about a column may name a person, and the trail lies there in plain.
    const detail = { view, column, role, grade }
    this.#connection.write({ action: 'column.judged', datasetId, detail, person }, at => {
      const { db } = this.#connection
      db.prepare(
        `INSERT OR REPLACE INTO judgements (dataset_id, view, column_name, role, grade, reason, person, at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      ).run(datasetId, view, column, role, grade, this.#sealed(datasetId, view, column, reason), person, at)
      db.prepare('DELETE FROM gate_reports WHERE dataset_id = ?').run(datasetId)
    })
  }

  /** Back to what the program says. */
  clear(datasetId: string, view: View, column: string, person: string): void {
    const detail = { view, column, role: null, grade: null }
    this.#connection.write({ action: 'column.judged', datasetId, detail, person }, () => {
      const { db } = this.#connection
      db.prepare('DELETE FROM judgements WHERE dataset_id = ? AND view = ? AND column_name = ?').run(
        datasetId,
        view,
        column,
      )
      db.prepare('DELETE FROM gate_reports WHERE dataset_id = ?').run(datasetId)
    })
  }

  /** By column name. */
  of(datasetId: string, view: View): Map<string, Judgement> {
    return this.#connection.read(() => {
      const rows = this.#connection.db
        .prepare<[string, string], unknown>(
          `SELECT column_name AS "column", role, grade, reason, person, at
           FROM judgements WHERE dataset_id = ? AND view = ?`,
        )
        .all(datasetId, view)
      return new Map(
        rows.map(row => {
          const { column, reason, ...judgement } = RowSchema.parse(row)
          const { keys } = this.#connection
          const opened = keys.openText(datasetScope(datasetId), reason, placeOf(view, column))
          return [column, { ...judgement, reason: opened }]
        }),
      )
    })
  }

  #sealed(datasetId: string, view: View, column: string, reason: string): string {
    return this.#connection.keys.sealText(datasetScope(datasetId), reason, placeOf(view, column))
  }
}

const placeOf = (view: View, column: string) => `judgement/${view}/${column}`
