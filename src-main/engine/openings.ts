// What is known of a dataset when a person acts on its opening, and the record kept in step with the entry.
// Decides nothing: core/opening does.
import type { Catalogue } from '../contract/catalogue.ts'
import { OpenprepError } from '../contract/errors.ts'
import type { OpeningAct, OpeningRecord, OpeningState } from '../contract/opening.ts'
import { missingElements } from '../core/catalogue/missing-elements.ts'
import { highestGrade } from '../core/catalogue/propose-catalogue.ts'
import { openingState } from '../core/opening/opening-state.ts'
import { type ActContext, followEntry, performAct } from '../core/opening/perform-act.ts'
import { digestOf } from '../core/recipe/recipe-digest.ts'
import { updateDue } from '../core/update-cycle/next-due.ts'
import { entryProblems } from './effective-rules.ts'
import type { Services } from './handler.ts'
import { localDay } from './local-day.ts'
import { isApproved, presentGates, presentState } from './present-gates.ts'
import { presentResult } from './result-key.ts'

/** Digest of the run whose result is the present one; '' = none. */
function presentDigest(services: Services, datasetId: string): string {
  return presentResult(services, datasetId)?.report.digest ?? ''
}

function actContext(services: Services, datasetId: string): ActContext {
  const { folder } = services
  const catalogue = folder.catalogues.get(datasetId)
  const digest = presentDigest(services, datasetId)
  const packages = folder.datasets.packages(datasetId)
  const gone = folder.destinations.list(datasetId)
  const now = services.now()
  const today = localDay(now)
  const due = updateDue(catalogue, today)
  return {
    person: services.person(),
    now,
    today,
    presentState: presentState(services, datasetId),
    presentDigest: digest,
    columns: catalogue.fields.map(({ label, grade }) => ({ label, grade })),
    grade: catalogue.securityGrade ?? highestGrade(catalogue.fields) ?? 'g1',
    packages: packages.map(({ path, sha256, at }) => ({
      file: path,
      sha256,
      builtAt: at,
      recipients: gone.filter(one => one.sha256 === sha256).map(({ recipient }) => recipient),
    })),
    missingElements: missingElements(catalogue).length + entryProblems(services, catalogue).length,
    gatesPassed: presentGates(services, datasetId)?.passed === true,
    approved: isApproved(services, datasetId),
    twoOffices: folder.settings.get().twoOffices !== false,
    packaged: packages.some(built => !built.draft && built.digest === digest && digest !== ''),
    updateDue: due !== null && due.late >= 0,
  }
}

export function presentOpening(services: Services, datasetId: string): OpeningState {
  return openingState(services.folder.openings.get(datasetId), actContext(services, datasetId))
}

/** Throws OPENING_REFUSED. The entry's open attribute follows what was proposed or given up. */
export function actOn(services: Services, datasetId: string, act: OpeningAct): OpeningState {
  const { folder } = services
  folder.datasets.get(datasetId)
  const outcome = performAct(folder.openings.get(datasetId), act, actContext(services, datasetId))
  if ('refused' in outcome) throw new OpenprepError('OPENING_REFUSED', { reasons: outcome.refused })
  const { record } = outcome
  folder.openings.save(datasetId, record, act.act, services.person())
  const entry = folder.catalogues.get(datasetId)
  const followed = entryAfter(entry, record, act)
  if (followed !== entry) folder.catalogues.save(datasetId, followed, services.person())
  services.changed(datasetId)
  return presentOpening(services, datasetId)
}

function entryAfter(entry: Catalogue, record: OpeningRecord, act: OpeningAct): Catalogue {
  if (act.act === 'abandon') return { ...entry, openAttribute: record.inForce }
  if (act.act !== 'propose') return entry
  const { to, reason, legalBasis } = act
  const grounds = to === 'CLOSED' ? { closedReason: reason, legalBasis } : {}
  return { ...entry, openAttribute: to, ...grounds }
}

/** Saves an entry through whichever door it came; a changed open attribute only becomes a change that waits. */
export function saveEntry(services: Services, datasetId: string, catalogue: Catalogue): void {
  const { folder } = services
  const person = services.person()
  folder.catalogues.save(datasetId, catalogue, person)
  const before = folder.openings.get(datasetId)
  const after = followEntry(before, catalogue, { person, today: localDay(services.now()) })
  if (digestOf(after) !== digestOf(before)) folder.openings.save(datasetId, after, null, person)
  services.changed(datasetId)
}
