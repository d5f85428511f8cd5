// New versions of datasets that wait for a person to accept or discard them, one per dataset.
// Keeps them only while the work folder is open; what is left then is swept at the next opening.
import { OpenprepError } from '../contract/errors.ts'
import type { PreparedVersion } from '../contract/sources.ts'
import type { PreparedUpdate } from '../jobs/update-dataset.ts'

interface Waiting {
  version: PreparedVersion
  update: PreparedUpdate
}

export class PreparedUpdates {
  readonly #waiting = new Map<string, Waiting>()
  #made = 0

  /** Takes the place of what waited for the same dataset. */
  add(datasetId: string, change: PreparedVersion['change'], update: PreparedUpdate): PreparedVersion {
    this.#drop(datasetId)
    this.#made += 1
    const version = { ...update.report, change, prepared: String(this.#made) }
    this.#waiting.set(datasetId, { version, update })
    return version
  }

  get(datasetId: string): PreparedVersion | null {
    return this.#waiting.get(datasetId)?.version ?? null
  }

  /** The table of the version. Throws VERSION_NOT_FOUND. */
  versionId(datasetId: string, prepared: string): number {
    return this.#find(datasetId, prepared).update.versionId
  }

  /** The number of the version, now the present one. Throws VERSION_NOT_FOUND, VERSION_CHANGED; then it goes on waiting. */
  accept(datasetId: string, prepared: string): number {
    const no = this.#find(datasetId, prepared).update.accept()
    this.#waiting.delete(datasetId)
    return no
  }

  /** Throws VERSION_NOT_FOUND. */
  discard(datasetId: string, prepared: string): void {
    this.#find(datasetId, prepared)
    this.#drop(datasetId)
  }

  #find(datasetId: string, prepared: string): Waiting {
    const waiting = this.#waiting.get(datasetId)
    if (waiting?.version.prepared === prepared) return waiting
    throw new OpenprepError('VERSION_NOT_FOUND', { version: prepared })
  }

  #drop(datasetId: string): void {
    this.#waiting.get(datasetId)?.update.discard()
    this.#waiting.delete(datasetId)
  }
}
