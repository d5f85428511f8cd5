// Keys, certificates, the trust file and the signed envelope: what makes a file of one PC believable on another.
// Shapes only: how they are made and checked is core/signing. Secret keys have no shape here, for they never cross a border.
import { z } from 'zod'

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`))
/** SHA-256 or SM3, lower-case hex. */
export const DigestSchema = hex(32)
/** UTC to the millisecond, so that texts compare as times do. */
export const InstantSchema = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/)

/** `root` issues certificates and does nothing else; the others are the people of an organisation. */
export const PERSON_ROLES = ['clerk', 'reviewer', 'bureau', 'chiefDataOfficer'] as const
export const CERTIFICATE_ROLES = ['root', ...PERSON_ROLES] as const
export type CertificateRole = (typeof CERTIFICATE_ROLES)[number]

/** Raw keys: Ed25519 and X25519 as RFC 8032 / RFC 7748 write them, SM2 as the uncompressed point `04‖x‖y`. */
export const PublicKeysSchema = z.strictObject({
  ed25519: hex(32),
  sm2: z.string().regex(/^04[0-9a-f]{128}$/),
  x25519: hex(32),
})
export type PublicKeys = z.infer<typeof PublicKeysSchema>

/** Both over the same bytes, and both must hold: Ed25519 (RFC 8032) and SM2 with SM3 (GB/T 32918.2, r‖s). */
export const SignaturesSchema = z.strictObject({ ed25519: hex(64), sm2: hex(64) })
export type Signatures = z.infer<typeof SignaturesSchema>

export const CertificateSubjectSchema = z.strictObject({
  /** The same through renewals: a person with new keys is still the same person. */
  personId: z.string().min(1).max(64),
  name: z.string().trim().min(1).max(60),
  unit: z.string().trim().min(1).max(120),
  role: z.enum(CERTIFICATE_ROLES),
})
export type CertificateSubject = z.infer<typeof CertificateSubjectSchema>

export const CertificateSchema = z.strictObject({
  formatVersion: z.literal(1),
  subject: CertificateSubjectSchema,
  keys: PublicKeysSchema,
  /** SHA-256 of the canonical JSON of `keys`: names them, and is counted again wherever it is read. */
  keyId: DigestSchema,
  issuer: z.strictObject({ keyId: DigestSchema, name: z.string().min(1).max(120) }),
  validFrom: InstantSchema,
  validTo: InstantSchema,
  signatures: SignaturesSchema,
})
export type Certificate = z.infer<typeof CertificateSchema>

export const REVOCATION_REASONS = ['left', 'replaced', 'lost', 'compromised'] as const
/** `compromised` takes every signature of the key away; the other reasons those after `at`. */
export const RevocationSchema = z.strictObject({
  keyId: DigestSchema,
  at: InstantSchema,
  reason: z.enum(REVOCATION_REASONS),
  issuer: DigestSchema,
  signatures: SignaturesSchema,
})
export type Revocation = z.infer<typeof RevocationSchema>

/** Whom a PC believes: roots, handed over in person or by the bureau, and the keys they have taken back. */
export const TrustSchema = z.strictObject({
  formatVersion: z.literal(1),
  kind: z.literal('trust'),
  roots: z.array(CertificateSchema).min(1).max(64),
  revocations: z.array(RevocationSchema).max(10_000).default([]),
})
export type Trust = z.infer<typeof TrustSchema>

export const AttachmentSchema = z.strictObject({
  path: z.string().regex(/^attachments\/[a-z0-9][a-z0-9.-]{0,79}$/),
  bytes: z.number().int().min(0),
  sha256: DigestSchema,
  sm3: DigestSchema,
  /** Whom it is encrypted to; absent = readable by everyone. */
  sealed: z.boolean(),
})
export type Attachment = z.infer<typeof AttachmentSchema>

/** The same content key for each recipient: X25519, HKDF-SHA-256, AES-256-GCM. */
export const RecipientSchema = z.strictObject({
  keyId: DigestSchema,
  ephemeral: hex(32),
  wrapped: hex(48),
})
export type Recipient = z.infer<typeof RecipientSchema>

export const ENVELOPE_KINDS = [
  'reviewRequest',
  'reviewDecision',
  'packageManifest',
  'auditExport',
  'auditCheckpoint',
  'templatePack',
  'rectificationTask',
  'rectificationAnswer',
] as const
export type EnvelopeKind = (typeof ENVELOPE_KINDS)[number]

/** What a signature of this program covers: everything but `signatures`, as canonical JSON. */
export const EnvelopeSchema = z.strictObject({
  formatVersion: z.literal(1),
  kind: z.enum(ENVELOPE_KINDS),
  /** Given once; the same document sent twice has the same. */
  id: z.string().min(1).max(64),
  /** Of the content, such as a template's; `0` where it has none. Compared number by number: 2.10 is after 2.9. */
  version: z.string().regex(/^\d{1,9}(\.\d{1,9}){0,3}$/),
  issuedAt: InstantSchema,
  /** Not to be accepted afterwards; null = no end. */
  validTo: InstantSchema.nullable(),
  issuer: CertificateSchema,
  recipients: z.array(RecipientSchema).max(64),
  attachments: z.array(AttachmentSchema).max(200),
  payload: z.json(),
  signatures: SignaturesSchema,
})
export type Envelope = z.infer<typeof EnvelopeSchema>

/** Every reason for which a signed file is refused; the words are in text/zh-CN/signing. */
export const REFUSALS = [
  'malformed',
  'notCanonical',
  'wrongKind',
  'keyIdWrong',
  'unknownIssuer',
  'certificateForged',
  'certificateNotYet',
  'certificateExpired',
  'revoked',
  'roleNotAllowed',
  'signatureWrong',
  'issuedInFuture',
  'envelopeExpired',
  'container',
  'attachmentChanged',
  'attachmentMissing',
  'attachmentExtra',
  'notForYou',
  'sealBroken',
  'downgrade',
  'versionTaken',
  'issuerChanged',
  'contradictory',
] as const
export type Refusal = (typeof REFUSALS)[number]
