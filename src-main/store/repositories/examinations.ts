// Closer looks at table versions: relations between columns, combinations that single out, leftover scans.
// A version never changes, so what was found stays true as long as the version is there. Computes nothing.
import type { z } from 'zod'
import { type AttackReport, AttackReportSchema } from '../../contract/attacks.ts'
import { type Reference, ReferenceSchema } from '../../contract/drift.ts'
import { type ScanReport, ScanReportSchema } from '../../contract/profile.ts'
import {
  type Relations,
  RelationsSchema,
  type SingleOutReport,
  SingleOutReportSchema,
} from '../../contract/relations.ts'
import { type ReplayOutcome, ReplayOutcomeSchema } from '../../contract/replay.ts'
import type { StoreConnection } from '../connection.ts'
import { datasetScope } from '../protection/data-keys.ts'
import { packJson, type SealedFor, unpackJson } from './packed-json.ts'

export interface Examinations {
  relations: Relations
  singleOut: SingleOutReport
  scan: ScanReport
  attack: AttackReport
  /** What is remembered of a source. */
  reference: Reference
  /** The run on this source beside the one on the source before. */
  replay: ReplayOutcome
}
export type ExaminationKind = keyof Examinations

const schemas: { readonly [K in ExaminationKind]: z.ZodType<Examinations[K]> } = {
  relations: RelationsSchema,
  singleOut: SingleOutReportSchema,
  scan: ScanReportSchema,
  attack: AttackReportSchema,
  reference: ReferenceSchema,
  replay: ReplayOutcomeSchema,
}

export class ExaminationRepository {
  readonly #connection: StoreConnection

  constructor(connection: StoreConnection) {
    this.#connection = connection
  }

  save<K extends ExaminationKind>(
    datasetId: string,
    versionId: number,
    kind: K,
    report: Examinations[K],
    person?: string,
  ): void {
    const detail = { kind, rows: report.rows }
    this.#connection.write({ action: 'examination.saved', datasetId, detail, person }, at => {
      this.#connection.db
        .prepare(
          'INSERT OR REPLACE INTO examinations (version_id, kind, dataset_id, report, at) VALUES (?, ?, ?, ?, ?)',
        )
        .run(versionId, kind, datasetId, packJson(this.#sealedFor(datasetId, versionId, kind), report), at)
    })
  }

  #sealedFor(datasetId: string, versionId: number, kind: ExaminationKind): SealedFor {
    const place = `examination/${versionId}/${kind}`
    return { keys: this.#connection.keys, scope: datasetScope(datasetId), place }
  }

  /** null = never looked, or by a program whose report had another shape: it is looked at anew then. */
  find<K extends ExaminationKind>(versionId: number, kind: K): { report: Examinations[K]; at: string } | null {
    return this.#connection.read(() => {
      const row = this.#connection.db
        .prepare<[number, string], { dataset: string; report: Uint8Array; at: string }>(
          'SELECT dataset_id AS dataset, report, at FROM examinations WHERE version_id = ? AND kind = ?',
        )
        .get(versionId, kind)
      if (row === undefined) return null
      const parsed = schemas[kind].safeParse(unpackJson(this.#sealedFor(row.dataset, versionId, kind), row.report))
      return parsed.success ? { report: parsed.data, at: row.at } : null
    })
  }
}
