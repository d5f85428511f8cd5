// The signed envelope: one shape for everything that travels between PCs, signed by a person and judged by the trust file.
// Knows no file and no payload; times and random bytes are given.

import type { Json } from '../../contract/recipe.ts'
import {
  type Attachment,
  type Certificate,
  type CertificateRole,
  type Envelope,
  type EnvelopeKind,
  EnvelopeSchema,
  type Recipient,
  type Refusal,
  type Trust,
} from '../../contract/signing.ts'
import { refuseCertificate, type Signer } from './certificates.ts'
import { signValue, verifyValue } from './person-keys.ts'

const ENVELOPE = 'envelope/1'

export interface EnvelopeContent {
  readonly kind: EnvelopeKind
  readonly id: string
  readonly version: string
  readonly issuedAt: string
  readonly validTo: string | null
  readonly recipients: readonly Recipient[]
  readonly attachments: readonly Attachment[]
  readonly payload: Json
}

export function signEnvelope(content: EnvelopeContent, signer: Signer): Envelope {
  const whole = {
    ...content,
    formatVersion: 1 as const,
    recipients: [...content.recipients],
    attachments: [...content.attachments],
    issuer: signer.certificate,
  }
  return { ...whole, signatures: signValue(ENVELOPE, whole, signer.secret) }
}

export interface EnvelopeQuestion {
  readonly trust: Trust
  /** When the question is asked. */
  readonly now: string
  readonly kinds: readonly EnvelopeKind[]
  /** Who may have signed it. */
  readonly roles: readonly CertificateRole[]
}

export type Judged<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal }

/** A clock may run ahead of another by so much, in milliseconds. */
const CLOCKS_APART = 10 * 60_000

/** Whether a value of unknown origin is an envelope that may be believed. Attachments are compared by whoever reads them. */
export function judgeEnvelope(value: unknown, { trust, now, kinds, roles }: EnvelopeQuestion): Judged<Envelope> {
  const parsed = EnvelopeSchema.safeParse(value)
  if (!parsed.success) return { ok: false, refusal: 'malformed' }
  const envelope = parsed.data
  const refusal =
    (kinds.includes(envelope.kind) ? null : 'wrongKind') ??
    refuseCertificate(envelope.issuer, trust, envelope.issuedAt, roles) ??
    refuseSignature(envelope) ??
    refuseTime(envelope, now)
  return refusal === null ? { ok: true, value: envelope } : { ok: false, refusal }
}

function refuseSignature({ signatures, ...content }: Envelope): Refusal | null {
  return verifyValue(ENVELOPE, content, content.issuer.keys, signatures) ? null : 'signatureWrong'
}

function refuseTime({ issuedAt, validTo }: Envelope, now: string): Refusal | null {
  if (Date.parse(issuedAt) > Date.parse(now) + CLOCKS_APART) return 'issuedInFuture'
  return validTo !== null && now > validTo ? 'envelopeExpired' : null
}

/** Of two versions `2.10` and `2.9` the first is the later: negative, 0 or positive, number by number. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map(text => text.split('.').map(Number)) as [number[], number[]]
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

/** The recipients' list entry of a certificate, if the envelope was sealed to it. */
export function recipientFor({ recipients }: Envelope, { keyId }: Certificate): Recipient | undefined {
  return recipients.find(recipient => recipient.keyId === keyId)
}
