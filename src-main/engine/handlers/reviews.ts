// Handlers of reviews: the preparer's request, the reviewer's workplace, the decision and its return.
// Signs only as the person signed in; unseals only what was sealed to them.
import { randomBytes, randomUUID } from 'node:crypto'
import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { OpenprepError } from '../../contract/errors.ts'
import type {
  AskedTemplate,
  OpenedRequest,
  ReceivedRequest,
  RequestPayload,
  ReviewDifference,
  ReviewSubject,
  reviewCalls,
} from '../../contract/review.ts'
import { RequestPayloadSchema } from '../../contract/review.ts'
import type { Envelope, Trust } from '../../contract/signing.ts'
import { askedTemplateSentence } from '../../contract/text/asked-template.ts'
import { draftFaults, mayNotDecide, reviewSentences } from '../../contract/text/zh-CN/review.ts'
import { askedTemplates } from '../../core/review/asked-templates.ts'
import { CHECKLIST } from '../../core/review/checklists.ts'
import { faultsOfDraft, REVIEWERS, sameHands } from '../../core/review/decision.ts'
import { refuseCertificate, type Signer } from '../../core/signing/certificates.ts'
import {
  inputTable,
  type OpenRequest,
  openReviewRequest,
  RESULT_TABLE,
  readRunInputs,
  readSentKeys,
  readSummary,
  type SentKeys,
  SOURCE_TABLE,
  writeReviewRequest,
} from '../../files/signed/review-request.ts'
import { openSignedFile, writeSignedFile } from '../../files/signed/signed-file.ts'
import { neededTrust } from '../../files/signed/signed-head.ts'
import { readTableBytes, type StreamedTable } from '../../files/signed/table-stream.ts'
import { reproduceReview } from '../../jobs/reproduce-review.ts'
import { differenceFrom, reviewSummary, snapshotOf } from '../../jobs/review-summary.ts'
import { readIdentityCertificate } from '../../store/identity-file.ts'
import type { ReviewSnapshot, StoredRequest } from '../../store/repositories/reviews.ts'
import type { TableReader } from '../../store/table-store.ts'
import { approvalsOf, judgeDecision, presentSubject } from '../approvals.ts'
import type { Handlers, Running, Services } from '../handler.ts'
import { presentTreatments } from '../present-treatments.ts'
import { keyNamesOf, keysFor, runInputs } from '../recipe-keys.ts'
import { presentResult } from '../result-key.ts'
import { attachPaper, keepPapers, outgoingPapers, writePaper } from '../review-papers.ts'
import { judgedGates } from './packages.ts'

function streamed(table: TableReader): StreamedTable {
  return {
    columns: table.columns,
    *chunks() {
      for (const { no } of table.chunks) yield table.readChunk(no)
    },
  }
}

/** Certificates of the people a request goes to, by their files and by their accounts here; each must be a reviewer this PC believes. */
function recipientsOf(
  services: Services,
  { to, reviewers }: { to: readonly string[]; reviewers: readonly string[] },
  trust: Trust,
  signer: Signer,
) {
  const given = to.map(path => {
    services.checkPath(path)
    return { path, certificate: readIdentityCertificate(path) }
  })
  const here = services.folder.people.accounts().filter(({ id, active }) => active && reviewers.includes(id))
  const all = [...given, ...here.map(({ certificate }) => ({ path: certificate.subject.name, certificate }))]
  if (all.length === 0) throw new OpenprepError('REVIEW_NOT_READY', { reason: reviewSentences.noReviewer })
  return all.map(({ path, certificate }) => {
    const refusal = refuseCertificate(certificate, trust, services.now(), REVIEWERS)
    if (refusal !== null) throw new OpenprepError('SIGNED_FILE_REFUSED', { file: path, refusal })
    const hands = sameHands(certificate, signer.certificate)
    if (hands !== null) throw new OpenprepError('REVIEW_NOT_ALLOWED', { reason: mayNotDecide[hands] })
    return certificate
  })
}

/** The newest request of the dataset that an approval which once counted was given for. */
function lastApproved(
  services: Services,
  datasetId: string,
): { at: string; subject: ReviewSubject; snapshot: ReviewSnapshot } | null {
  const { reviews } = services.folder
  const { decisions } = approvalsOf(services, datasetId).state
  const approved = new Set(
    reviews
      .decisions({ datasetId })
      .filter(({ id }) =>
        decisions.some(
          one => one.id === id && one.outcome === 'approved' && [null, 'otherSubject'].includes(one.fault),
        ),
      )
      .map(({ requestId }) => requestId),
  )
  for (const { id, envelope, snapshot, at } of reviews.requests('sent')) {
    const payload = RequestPayloadSchema.safeParse(envelope.payload)
    if (approved.has(id) && snapshot !== null && payload.success) return { at, subject: payload.data.subject, snapshot }
  }
  return null
}

function sentKeys(services: Services, datasetId: string): SentKeys {
  const { folder } = services
  const { key } = keysFor(services, datasetId)
  const { steps } = folder.recipes.get(datasetId).recipe
  return keyNamesOf(
    services,
    datasetId,
    steps.filter(step => step.enabled),
  ).map(name => {
    const { id, secret, pseudonyms } = key(name)
    const table = pseudonyms.length === 0 ? {} : { pseudonyms: Buffer.from(pseudonyms).toString('base64') }
    return { id, name, secret: secret.export().toString('base64'), ...table }
  })
}

function enclosedSource(services: Services, datasetId: string, seed: number) {
  const { folder } = services
  const { versionId, source, rowsRead, rowsSetAside } = folder.datasets.get(datasetId)
  const inputs = runInputs(services, datasetId)
  return {
    table: streamed(folder.tables.open(versionId)),
    inputs: inputs.map(input => streamed(folder.tables.open(input.versionId))),
    run: {
      source: { file: source.file, sheet: source.sheet, sha256: source.sha256, rowsRead, rowsSetAside },
      inputs: inputs.map(({ name, file, sheet, sha256 }) => ({ name, file, sheet, sha256 })),
      seed,
    },
  }
}

export function reviewHandlers(services: Services): Handlers<keyof typeof reviewCalls> {
  const { folder, identity, pool } = services
  const { reviews } = folder

  function stored(requestId: string): StoredRequest {
    const found = reviews.request(requestId)
    if (found?.received == null) throw new OpenprepError('REVIEW_NOT_FOUND', { request: requestId })
    return found
  }

  function shownRequest(request: StoredRequest, payload: RequestPayload): ReceivedRequest {
    const decision = reviews.decisions({ requestId: request.id })[0]
    return {
      id: request.id,
      title: payload.subject.title,
      at: request.envelope.issuedAt,
      receivedAt: request.received?.at ?? request.at,
      preparer: request.envelope.issuer,
      reviews: payload.reviews,
      rows: payload.subject.result.rows,
      decided: decision === undefined ? null : judgeDecision(services, decision.envelope, null).shown.outcome,
    }
  }

  function refusalToDecide(request: Envelope): OpenedRequest['mayNotDecide'] {
    const signer = identity.get()
    if (signer === null) return 'nobody'
    return (
      sameHands(signer.certificate, request.issuer) ??
      (REVIEWERS.includes(signer.certificate.subject.role) ? null : 'notReviewer')
    )
  }

  function templatesOf({ subject }: RequestPayload): AskedTemplate[] {
    return askedTemplates(subject.templates, services.templates.refs())
  }

  /** Throws REVIEW_TEMPLATE. */
  function mustBeUnderTemplates(payload: RequestPayload): void {
    const against = templatesOf(payload).filter(({ forbids }) => forbids)
    if (against.length === 0) return
    const reasons = against.map(askedTemplateSentence)
    throw new OpenprepError('REVIEW_TEMPLATE', { reasons: reasons.join('；') })
  }

  async function open(requestId: string, signal: AbortSignal): Promise<{ open: OpenRequest; request: StoredRequest }> {
    const request = stored(requestId)
    const trust = neededTrust(folder.trust.get())
    const path = join(folder.dir, request.received?.path ?? request.path)
    return { open: await openReviewRequest(path, trust, services.now(), signal), request }
  }

  /** Raw examples are shown: recorded once for a person and a request. */
  async function shown(opened: OpenRequest, request: StoredRequest): Promise<OpenedRequest> {
    const signer = identity.needed()
    const summary = await readSummary(opened, signer)
    const columns = summary.rules.flatMap(rule => rule.columns.map(({ name }) => name))
    folder.audit.recordView(
      { datasetId: null, versionId: 0, columns, what: `request ${request.id}` },
      services.person(),
    )
    return {
      request: shownRequest(request, opened.payload),
      payload: opened.payload,
      summary,
      ...reviews.draft(request.id),
      templates: templatesOf(opened.payload),
      mayNotDecide: refusalToDecide(request.envelope),
    }
  }

  async function makeRequest(
    {
      datasetId,
      out,
      to,
      reviewers,
      reviews: kinds,
      note,
      source,
      keys,
    }: Parameters<Handlers<'reviews.request'>['reviews.request']>[0],
    running: Running,
  ) {
    services.checkPath(out)
    const signer = identity.needed()
    const trust = neededTrust(folder.trust.get())
    const recipients = recipientsOf(services, { to, reviewers }, trust, signer)
    const result = presentResult(services, datasetId)
    const subject = presentSubject(services, datasetId)
    if (result === null || subject === null)
      throw new OpenprepError('REVIEW_NOT_READY', { reason: reviewSentences.noState })
    const { report: gates, profile } = await judgedGates(services, datasetId, running)
    const { recipe } = folder.recipes.get(datasetId)
    const catalogue = folder.catalogues.get(datasetId)
    const snapshot = snapshotOf(recipe, catalogue, result.report.columns)
    const before = lastApproved(services, datasetId)
    const difference: ReviewDifference | null = before === null ? null : differenceFrom(before, { subject, snapshot })
    const dataset = folder.datasets.get(datasetId)
    const summary = reviewSummary({
      recipe,
      run: result.report,
      profile,
      gates,
      attacks: folder.examinations.find(result.versionId, 'attack')?.report ?? null,
      catalogue,
      source: folder.tables.open(dataset.versionId),
      result: folder.tables.open(result.versionId),
      treatments: presentTreatments(services, datasetId),
      difference,
    })
    const payload: RequestPayload = {
      subject,
      reviews: kinds,
      note,
      enclosed: { source, keys },
      trail: folder.audit.head(),
    }
    const id = randomUUID()
    const { envelope, bytes } = await writeReviewRequest({
      out,
      signer,
      id,
      issuedAt: services.now(),
      recipients,
      payload,
      summary,
      result: streamed(folder.tables.open(result.versionId)),
      source: source ? enclosedSource(services, datasetId, result.report.seed) : null,
      keys: keys ? sentKeys(services, datasetId) : null,
      random: randomBytes,
      signal: running.signal,
      onAttachment: (_path, done, total) => running.onProgress({ stage: 'review.request', done, total, unit: 'files' }),
    })
    const names = recipients.map(({ subject: { name } }) => name)
    const request = { id, direction: 'sent' as const, datasetId, envelope, recipients: names, path: out, snapshot }
    reviews.saveSent(request, payload.enclosed, services.person())
    services.changed(datasetId)
    return { path: out, bytes, requestId: id, subject }
  }

  async function receive(path: string, signal: AbortSignal): Promise<OpenedRequest> {
    services.checkPath(path)
    const signer = identity.needed()
    const opened = await openReviewRequest(path, neededTrust(folder.trust.get()), services.now(), signal)
    // Whoever cannot read it has no business keeping it.
    await readSummary(opened, signer)
    const { envelope } = opened.file
    const kept = join('reviews', `${envelope.id.replace(/[^\w-]/g, '_')}.odreq`)
    mkdirSync(join(folder.dir, 'reviews'), { recursive: true })
    copyFileSync(path, join(folder.dir, kept))
    const names = [signer.certificate.subject.name]
    const request = {
      id: envelope.id,
      direction: 'received' as const,
      datasetId: null,
      envelope,
      recipients: names,
      path: kept,
      snapshot: null,
    }
    reviews.saveReceived(request, services.person())
    services.changed(null)
    return shown(opened, stored(envelope.id))
  }

  async function reproduce(requestId: string, running: Running) {
    const signer = identity.needed()
    const { open: opened } = await open(requestId, running.signal)
    const { file, payload } = opened
    const table = (path: string) => () => readTableBytes(file.attachment(path, signer), path)
    const run = payload.enclosed.source ? await readRunInputs(opened, signer) : null
    const outcome = await reproduceReview({
      folder,
      pool,
      payload,
      summary: await readSummary(opened, signer),
      result: table(RESULT_TABLE),
      enclosed:
        run === null
          ? null
          : {
              ...run,
              table: table(SOURCE_TABLE),
              inputs: run.inputs.map((input, no) => ({ ...input, table: table(inputTable(no + 1)) })),
            },
      keys: payload.enclosed.keys ? await readSentKeys(opened, signer) : [],
      now: services.now(),
      ...running,
    })
    reviews.saveReproduction(requestId, outcome.reproduction, services.person())
    services.changed(null)
    return outcome
  }

  async function decide(requestId: string, out: string, outcome: 'approved' | 'returned', running: Running) {
    services.checkPath(out)
    const signer = identity.needed()
    const { open: opened, request } = await open(requestId, running.signal)
    const refusal = refusalToDecide(request.envelope)
    if (refusal !== null) throw new OpenprepError('REVIEW_NOT_ALLOWED', { reason: mayNotDecide[refusal] })
    if (outcome === 'approved') mustBeUnderTemplates(opened.payload)
    const { draft, reproduction } = reviews.draft(requestId)
    const faults = [...new Set(faultsOfDraft(draft, opened.payload.reviews, outcome))]
    const reasons = faults.map(fault => draftFaults[fault]).join('；')
    if (faults.length > 0) throw new OpenprepError('REVIEW_INCOMPLETE', { reasons })
    const payload = {
      outcome,
      draft,
      reproduction,
      checklists: CHECKLIST.version,
      request: opened.file.envelope,
      trail: folder.audit.head(),
    }
    const id = randomUUID()
    const issuedAt = services.now()
    const { envelope } = await writeSignedFile({
      out,
      signer,
      kind: 'reviewDecision',
      id,
      issuedAt,
      recipients: [request.envelope.issuer, signer.certificate],
      attachments: outgoingPapers(services, draft),
      payload,
      random: randomBytes,
      signal: running.signal,
    })
    reviews.saveDecision({ id, requestId, datasetId: null, envelope }, 'review.decided', outcome, services.person())
    services.changed(null)
    return { path: out, decision: judgeDecision(services, envelope, opened.payload.subject).shown }
  }

  async function answer(path: string, given: string | undefined, signal: AbortSignal) {
    services.checkPath(path)
    const trust = neededTrust(folder.trust.get())
    const file = await openSignedFile(path, {
      trust,
      now: services.now(),
      kinds: ['reviewDecision'],
      roles: REVIEWERS,
      signal,
    })
    const { envelope } = file
    const bare = judgeDecision(services, envelope, null).shown
    if (bare.fault !== 'otherSubject') throw new OpenprepError('DECISION_REFUSED', { reason: bare.sentence })
    const requestId = requestOf(envelope)
    const datasetId = given ?? reviews.request(requestId)?.datasetId ?? null
    if (datasetId === null) throw new OpenprepError('REVIEW_NOT_FOUND', { request: requestId })
    const subject = presentSubject(services, folder.datasets.get(datasetId).id)
    const { shown: decision } = judgeDecision(services, envelope, subject)
    await keepPapers(services, file, decision.draft)
    reviews.saveDecision(
      { id: envelope.id, requestId, datasetId, envelope },
      'review.answered',
      decision.outcome,
      services.person(),
    )
    services.changed(datasetId)
    return decision
  }

  return {
    'approvals.get': ({ datasetId }) => approvalsOf(services, datasetId).state,
    'reviews.checklist': () => CHECKLIST,
    'reviews.request': makeRequest,
    'reviews.receive': ({ path }, { signal }) => receive(path, signal),
    'reviews.list': () =>
      reviews.requests('received').flatMap(request => {
        const payload = RequestPayloadSchema.safeParse(request.envelope.payload)
        return payload.success ? [shownRequest(request, payload.data)] : []
      }),
    'reviews.open': async ({ requestId }, { signal }) => {
      const { open: opened, request } = await open(requestId, signal)
      return shown(opened, request)
    },
    'reviews.saveDraft': ({ requestId, draft }) => {
      reviews.saveDraft(stored(requestId).id, draft)
      return {}
    },
    'reviews.attach': async ({ requestId, path }) => {
      services.checkPath(path)
      const paper = await attachPaper(services, path)
      const detail = { request: stored(requestId).id, file: paper.name, sha256: paper.sha256 }
      folder.audit.record({ action: 'review.attached', datasetId: null, detail, person: services.person() })
      return paper
    },
    'reviews.paper': async ({ sha256, out }) => {
      services.checkPath(out)
      await writePaper(services, sha256, out)
      return {}
    },
    'reviews.reproduce': ({ requestId }, running) => reproduce(requestId, running),
    'reviews.decide': ({ requestId, out, outcome }, running) => decide(requestId, out, outcome, running),
    'reviews.answer': ({ path, datasetId }, { signal }) => answer(path, datasetId, signal),
  }
}

/** The decision carries its request; judged before, so it is there. */
function requestOf({ payload }: Envelope): string {
  const request = typeof payload === 'object' && payload !== null && 'request' in payload ? payload.request : null
  const id = typeof request === 'object' && request !== null && 'id' in request ? request.id : ''
  return typeof id === 'string' ? id : ''
}
