// What the gates of the present state are judged by, and the stored report of exactly that state.
// Judges nothing itself: the job does.
import type { GateReport } from '../contract/gates.ts'
import type { PolicyVerdict } from '../contract/policy.ts'
import type { RunReport } from '../contract/run.ts'
import { type Approval, type ExpertOpinion, judgeApprovals } from '../core/gates/approvals.ts'
import type { GateSurroundings, KnownEntry } from '../core/gates/surroundings.ts'
import { openingFacts } from '../core/opening/opening-state.ts'
import { missingOffices } from '../core/opening/record-facts.ts'
import { digestOf } from '../core/recipe/recipe-digest.ts'
import { updateDue } from '../core/update-cycle/next-due.ts'
import { gateStateKey } from '../jobs/check-gates.ts'
import { approvalsOf } from './approvals.ts'
import { judgedCatalogue } from './declared-catalogue.ts'
import { effectFigures, entryProblems, gateLimits, newerTemplates, ownLimits } from './effective-rules.ts'
import type { Services } from './handler.ts'
import { localDay } from './local-day.ts'
import { presentVerdict } from './policies.ts'
import { presentResult } from './result-key.ts'

export function gateSurroundings(services: Services, datasetId: string): GateSurroundings {
  const { folder } = services
  const catalogue = judgedCatalogue(services, datasetId)
  const { source, importedAt } = folder.datasets.get(datasetId)
  const digest = presentResult(services, datasetId)?.report.digest ?? ''
  const due = updateDue(catalogue, localDay(services.now()))
  return {
    opening: openingFacts(folder.openings.get(datasetId), digest),
    own: ownEntries(services, datasetId),
    municipal: municipalEntries(services),
    update: due === null ? null : { due: due.due, late: due.late > 0 },
    provenance: {
      file: source.file,
      sha256: source.sha256,
      importedAt,
      person: folder.sources.current(datasetId).person,
    },
    limits: gateLimits(services),
    changedLimits: ownLimits(services),
    effectFigures: effectFigures(services),
    templates: services.templates.refs(),
    formProblems: entryProblems(services, catalogue),
  }
}

/** What lists that were loaded say the city opens. */
function municipalEntries({ folder }: Services): KnownEntry[] {
  return folder.references
    .list()
    .filter(({ kind }) => kind === 'MUNICIPAL')
    .flatMap(({ id }) => folder.references.lines(id))
    .map(({ title, publisher, labels }) => ({ title, publisher, businessLine: '', labels }))
}

function ownEntries({ folder }: Services, except: string): KnownEntry[] {
  return folder.datasets
    .list()
    .filter(({ id }) => id !== except)
    .flatMap(({ id }) => {
      const entry = folder.catalogues.find(id)
      if (entry === null) return []
      const { title, publisher, businessLine, fields } = entry
      return [{ title, publisher: publisher.name, businessLine, labels: fields.map(({ label }) => label) }]
    })
}

function presentStateKey(services: Services, datasetId: string, report: RunReport, policy: PolicyVerdict): string {
  const catalogue = judgedCatalogue(services, datasetId)
  return gateStateKey(report, catalogue, policy, gateSurroundings(services, datasetId))
}

/** The stored report of exactly the present state, without what waits for people. */
export function presentGates(services: Services, datasetId: string): GateReport | null {
  const result = presentResult(services, datasetId)
  const policy = presentVerdict(services, datasetId)
  if (result === null || policy === null) return null
  return services.folder.gates.find(datasetId, presentStateKey(services, datasetId, result.report, policy))
}

const REVIEWS = new Set(['legalReview', 'secrecyReview', 'securityReview'])

/** What people still have to do before a release, apart from the reviews and the templates, each in words. */
export function openBeforeRelease(services: Services, datasetId: string): string[] {
  const { approvals } = withApprovals(services, datasetId, { passed: true, gates: [], approvals: [] })
  return approvals
    .filter(({ id, passed, before }) => !passed && before === 'release' && id !== 'templateCurrent' && !REVIEWS.has(id))
    .map(({ title, findings }) => `${title}：${findings.map(({ message }) => message).join('')}`)
}

/** Every review that is needed said yes to exactly the present state. */
export function isApproved(services: Services, datasetId: string): boolean {
  const report = withApprovals(services, datasetId, { passed: true, gates: [], approvals: [] })
  return report.approvals.filter(({ id }) => REVIEWS.has(id)).every(({ passed }) => passed)
}

/** With what still waits for people, which no stored report holds: it changes without the table. */
export function withApprovals(services: Services, datasetId: string, report: GateReport): GateReport {
  const { folder } = services
  const presentDigest = presentResult(services, datasetId)?.report.digest ?? ''
  const approvals = judgeApprovals({
    catalogue: judgedCatalogue(services, datasetId),
    newerTemplates: newerTemplates(services, datasetId),
    record: folder.openings.get(datasetId),
    approvals: givenReviews(services, datasetId, presentDigest),
    experts: expertOpinion(services, datasetId),
    missingOffices:
      folder.settings.get().twoOffices === false
        ? null
        : missingOffices(folder.openings.get(datasetId), presentState(services, datasetId)),
    presentDigest,
    today: localDay(services.now()),
  })
  return { ...report, approvals }
}

/** Digest of the entry and the result as they are. */
export function presentState(services: Services, datasetId: string): string {
  const { folder } = services
  const digest = presentResult(services, datasetId)?.report.digest ?? ''
  const { versionId } = folder.datasets.get(datasetId)
  return digestOf({ digest, version: versionId, catalogue: folder.catalogues.get(datasetId) })
}

/** Reviews that said yes: of the present state, or of one that is no more. */
function givenReviews(services: Services, datasetId: string, presentDigest: string): Approval[] {
  return approvalsOf(services, datasetId).state.gates.flatMap(({ kind, state, passed }) => {
    if (!passed && state !== 'void') return []
    return [{ kind, digest: passed ? presentDigest : '' }]
  })
}

/** The newest word about experts among the decisions on exactly the present state. */
function expertOpinion(services: Services, datasetId: string): ExpertOpinion {
  const asked = approvalsOf(services, datasetId)
    .state.decisions.filter(({ fault, draft }) => fault === null && (draft.committeeAsked || draft.committee !== null))
    .toSorted((left, right) => (left.at < right.at ? -1 : 1))
    .at(-1)
  if (asked === undefined) return 'notAsked'
  const { committee } = asked.draft
  if (committee === null) return 'open'
  return committee.agrees ? 'agrees' : 'against'
}
