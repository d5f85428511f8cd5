// Checks of a release: that the approvals are genuine, complete and bound to the very bytes of the package, and that the manifest is signed.
// Believes nobody outside the trust file; without one it can only say so.
import type { Manifest } from '../../contract/package.ts'
import { REVIEW_KINDS } from '../../contract/review.ts'
import type { Trust } from '../../contract/signing.ts'
import type { TemplateRef } from '../../contract/template-ref.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { verifyTexts } from '../../contract/text/zh-CN/documents.ts'
import { approvalTexts, decisionFaults, reviewNames, subjectParts } from '../../contract/text/zh-CN/review.ts'
import { refusals } from '../../contract/text/zh-CN/signing.ts'
import { sha256Hex } from '../../core/recipe/recipe-digest.ts'
import { isReleasable, openDecision, PREPARERS, reviewOutcomes, sameHands } from '../../core/review/decision.ts'
import { templatesById } from '../../core/review/subject.ts'
import { judgeEnvelope } from '../../core/signing/envelope.ts'
import { envelopeBytes } from '../signed/envelope-bytes.ts'
import type { Container } from './container-reader.ts'
import { packageJson } from './package-json.ts'
import { APPROVALS_PATH, CATALOGUE_PATH, MANIFEST_PATH, SIGNATURE_PATH } from './package-paths.ts'
import {
  ApprovalsFileSchema,
  approvalLines,
  type CountingDecision,
  ManifestSignatureSchema,
  manifestDigests,
} from './package-release.ts'
import { readJsonEntry } from './read-entry.ts'
import type { Check } from './verify-package.ts'

export interface Believing {
  readonly trust: Trust | null
  readonly now: string
}

type Reason = string

function checked(id: 'approvals' | 'signature', fault: Reason | null, ok: string): Check {
  return { id, ok: fault === null, detail: fault === null ? ok : fill(approvalTexts[id].bad, { reason: fault }) }
}

const has = (container: Container, path: string) => container.entries.some(entry => entry.path === path)

export async function checkApprovals(container: Container, manifest: Manifest, believing: Believing): Promise<Check> {
  const { approvals: words, reasons } = approvalTexts
  if (manifest.draft) {
    const extra = has(container, APPROVALS_PATH) || manifest.approvals.length > 0
    return checked('approvals', extra ? reasons.unexpected : null, words.draft)
  }
  if (believing.trust === null) return checked('approvals', null, approvalTexts.signature.noTrust)
  const opened = await openApprovals(container, believing.trust, believing.now)
  if ('fault' in opened) return checked('approvals', opened.fault, '')
  const fault = await bindingFault(container, manifest, opened.decisions)
  const reviews = REVIEW_KINDS.map(kind => reviewNames[kind]).join(verifyTexts.separator)
  return checked('approvals', fault, fill(words.ok, { reviews, templates: templatesSaid(manifest) }))
}

function sameTemplates(asked: readonly TemplateRef[], made: readonly TemplateRef[] = []): boolean {
  return JSON.stringify(templatesById(asked)) === JSON.stringify(templatesById(made))
}

function templatesSaid({ templates = [] }: Manifest): string {
  const { approvals: words } = approvalTexts
  const names = templates.map(({ id, version }) => `${id} ${version}`).join(verifyTexts.separator)
  return names === '' ? words.noTemplates : fill(words.templates, { names })
}

type OpenedDecision = CountingDecision & Extract<ReturnType<typeof openDecision>, { fault: null }>

async function openApprovals(
  container: Container,
  trust: Trust,
  now: string,
): Promise<{ decisions: OpenedDecision[] } | { fault: Reason }> {
  const { reasons } = approvalTexts
  const entry = await readJsonEntry(container, APPROVALS_PATH)
  if (entry === null) return { fault: reasons.missing }
  const parsed = ApprovalsFileSchema.safeParse(entry.value)
  if (!parsed.success || Buffer.compare(packageJson(parsed.data), entry.bytes) !== 0) return { fault: reasons.schema }
  const decisions: OpenedDecision[] = []
  for (const envelope of parsed.data.decisions) {
    const opened = openDecision(envelope, trust, now)
    if (opened.fault !== null) {
      const reason = opened.refusal === null ? '' : refusals[opened.refusal]
      return { fault: fill(decisionFaults[opened.fault], { reason }) }
    }
    decisions.push(opened)
  }
  return { decisions }
}

/** The approvals must be of this result, this run, this entry; and together they must be all three. */
async function bindingFault(
  container: Container,
  manifest: Manifest,
  decisions: readonly OpenedDecision[],
): Promise<Reason | null> {
  const { reasons } = approvalTexts
  const catalogue = await readJsonEntry(container, CATALOGUE_PATH)
  const catalogueSha256 = sha256Hex(Buffer.from(catalogue?.bytes ?? []).toString('utf8'))
  for (const { request } of decisions) {
    const { subject } = request
    const changed = [
      ...(subject.title === manifest.title ? [] : ['title' as const]),
      ...(subject.result.sha256 === manifest.result.sha256 && subject.result.rows === manifest.result.rows
        ? []
        : ['data' as const]),
      ...(subject.digest === manifest.digest ? [] : ['run' as const]),
      ...(subject.publicCatalogue === catalogueSha256 ? [] : ['catalogue' as const]),
      ...(JSON.stringify(subject.policy) === JSON.stringify(manifest.policy) ? [] : ['policy' as const]),
      ...(sameTemplates(subject.templates, manifest.templates) ? [] : ['template' as const]),
    ]
    const parts = changed.map(part => subjectParts[part]).join(verifyTexts.separator)
    if (changed.length > 0) return fill(decisionFaults.otherSubject, { parts })
  }
  if (!isReleasable(reviewOutcomes(decisions))) return reasons.incomplete
  return JSON.stringify(approvalLines(decisions)) === JSON.stringify(manifest.approvals) ? null : reasons.summary
}

export async function checkSignature(container: Container, manifest: Manifest, believing: Believing): Promise<Check> {
  const { signature: words, reasons } = approvalTexts
  if (manifest.draft)
    return checked('signature', has(container, SIGNATURE_PATH) ? reasons.unexpected : null, words.draft)
  const entry = await readJsonEntry(container, SIGNATURE_PATH)
  if (entry === null) return checked('signature', reasons.missing, '')
  if (believing.trust === null) return checked('signature', null, words.noTrust)
  const { trust, now } = believing
  const judged = judgeEnvelope(entry.value, { trust, now, kinds: ['packageManifest'], roles: PREPARERS })
  if (!judged.ok) return checked('signature', refusals[judged.refusal], '')
  const envelope = judged.value
  const payload = ManifestSignatureSchema.safeParse(envelope.payload)
  if (!payload.success || Buffer.compare(envelopeBytes(envelope), entry.bytes) !== 0)
    return checked('signature', reasons.schema, '')
  const bytes = (await readJsonEntry(container, MANIFEST_PATH))?.bytes ?? new Uint8Array()
  const same =
    JSON.stringify(manifestDigests(bytes)) === JSON.stringify(payload.data.manifest) &&
    payload.data.title === manifest.title
  if (!same) return checked('signature', reasons.manifest, '')
  const approvals = await openApprovals(container, trust, now)
  const preparers =
    'decisions' in approvals ? approvals.decisions.map(({ payload: { request } }) => request.issuer) : []
  // Whoever answers for the release is who asked for its review: nobody else's name gets on it.
  if (!preparers.every(preparer => sameHands(preparer, envelope.issuer) !== null))
    return checked('signature', reasons.signer, '')
  const { name, unit } = envelope.issuer.subject
  return checked('signature', null, fill(words.ok, { name, unit, at: envelope.issuedAt.slice(0, 10) }))
}
