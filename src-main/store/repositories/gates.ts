// The last gate report of each dataset, with the state it was made for.
// Runs no gate.
import { type GateReport, GateReportSchema } from '../../contract/gates.ts'
import type { StoreConnection } from '../connection.ts'
import { datasetScope } from '../protection/data-keys.ts'
import { packJson, type SealedFor, unpackJson } from './packed-json.ts'

export interface StoredGateReport {
  /** Digest of everything that was judged, chosen by the caller; a report for another state is no longer true. */
  stateKey: string
  report: GateReport
  at: string
}

export class GateRepository {
  readonly #connection: StoreConnection

  constructor(connection: StoreConnection) {
    this.#connection = connection
  }

  save(datasetId: string, stateKey: string, report: GateReport, person?: string): void {
    const failed = report.gates.filter(gate => !gate.passed).map(gate => gate.id)
    const detail = { passed: report.passed, failed, state: stateKey }
    this.#connection.write({ action: 'gates.saved', datasetId, detail, person }, at => {
      this.#connection.db
        .prepare(
          `INSERT INTO gate_reports (dataset_id, state_key, report, at) VALUES (?, ?, ?, ?)
           ON CONFLICT (dataset_id) DO UPDATE
           SET state_key = excluded.state_key, report = excluded.report, at = excluded.at`,
        )
        .run(datasetId, stateKey, packJson(this.#sealedFor(datasetId), report), at)
    })
  }

  #sealedFor(datasetId: string): SealedFor {
    return { keys: this.#connection.keys, scope: datasetScope(datasetId), place: 'gates' }
  }

  /** The report of exactly this state, or null. */
  find(datasetId: string, stateKey: string): GateReport | null {
    const last = this.latest(datasetId)
    return last?.stateKey === stateKey ? last.report : null
  }

  /** The last report, whatever it was made for. */
  latest(datasetId: string): StoredGateReport | null {
    return this.#connection.read(() => {
      const row = this.#connection.db
        .prepare<[string], { stateKey: string; report: Uint8Array; at: string }>(
          'SELECT state_key AS stateKey, report, at FROM gate_reports WHERE dataset_id = ?',
        )
        .get(datasetId)
      if (row === undefined) return null
      return {
        stateKey: row.stateKey,
        report: GateReportSchema.parse(unpackJson(this.#sealedFor(datasetId), row.report)),
        at: row.at,
      }
    })
  }
}
