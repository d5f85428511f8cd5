// What makes a package a release: the approvals that count, listed and enclosed, and the signature over the manifest.
// Judges no approval: which of them count is given.
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type TrailHead, TrailHeadSchema } from '../../contract/audit.ts'
import type { Manifest } from '../../contract/package.ts'
import { type DecisionPayload, REVIEW_KINDS } from '../../contract/review.ts'
import { DigestSchema, type Envelope, EnvelopeSchema } from '../../contract/signing.ts'
import { Sm3 } from '../../core/ciphers/sm3.ts'
import type { Signer } from '../../core/signing/certificates.ts'
import { signEnvelope } from '../../core/signing/envelope.ts'
import { packageJson } from './package-json.ts'

export interface CountingDecision {
  readonly envelope: Envelope
  readonly payload: DecisionPayload
}

/** Everything a release needs besides what a draft has. */
export interface Release {
  readonly decisions: readonly CountingDecision[]
  readonly signer: Signer
  readonly id: string
  readonly issuedAt: string
  readonly trail: TrailHead
}

export const ApprovalsFileSchema = z.strictObject({ decisions: z.array(EnvelopeSchema).min(1).max(100) })
/** What the signature of a package covers. */
export const ManifestSignatureSchema = z.strictObject({
  title: z.string(),
  manifest: z.strictObject({ bytes: z.number(), sha256: DigestSchema, sm3: DigestSchema }),
  trail: TrailHeadSchema,
})

export function approvalsFile({ decisions }: Pick<Release, 'decisions'>): Uint8Array {
  return packageJson({ decisions: decisions.map(({ envelope }) => envelope) })
}

/** One line for each review of each decision, in the order of their times. */
export function approvalLines(decisions: readonly CountingDecision[]): Manifest['approvals'] {
  const inOrder = [...decisions].sort((a, b) => (a.envelope.issuedAt < b.envelope.issuedAt ? -1 : 1))
  return inOrder.flatMap(({ envelope, payload }) =>
    REVIEW_KINDS.flatMap(review => {
      const decided = payload.draft.reviews[review]
      if (decided === undefined) return []
      const { name, unit } = envelope.issuer.subject
      const reproduction = payload.reproduction?.outcome ?? 'notReproduced'
      return [
        {
          review,
          outcome: decided.outcome,
          name,
          unit,
          keyId: envelope.issuer.keyId,
          at: envelope.issuedAt,
          reproduction,
        },
      ]
    }),
  )
}

export function manifestDigests(bytes: Uint8Array): z.infer<typeof ManifestSignatureSchema>['manifest'] {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { bytes: bytes.length, sha256, sm3: new Sm3().update(bytes).digestHex() }
}

export function signManifest(manifest: Manifest, { signer, id, issuedAt, trail }: Release): Envelope {
  const payload = { title: manifest.title, manifest: manifestDigests(packageJson(manifest)), trail }
  const content = {
    kind: 'packageManifest' as const,
    id,
    version: '0',
    issuedAt,
    validTo: null,
    recipients: [],
    attachments: [],
  }
  return signEnvelope({ ...content, payload }, signer)
}
