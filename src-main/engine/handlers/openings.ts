// Handlers of openings: how an item stands, acts on it, evidence of files.
// The only door to an opening record.
import type { openingCalls } from '../../contract/opening.ts'
import { fileEvidence } from '../../jobs/file-evidence.ts'
import type { Handlers, Services } from '../handler.ts'
import { actOn, presentOpening } from '../openings.ts'

export function openingHandlers(services: Services): Handlers<keyof typeof openingCalls> {
  return {
    'opening.get': ({ datasetId }) => presentOpening(services, datasetId),
    'opening.act': ({ datasetId, act }) => actOn(services, datasetId, act),
    'opening.evidence': ({ path }, { signal }) => {
      services.checkPath(path)
      return fileEvidence(path, signal)
    },
  }
}
