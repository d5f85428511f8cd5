// The state of an audit trail that a signed file took with it when it left a PC.
// Believes nobody outside the trust file.
import { basename } from 'node:path'
import { z } from 'zod'
import { type TrailHead, TrailHeadSchema } from '../../contract/audit.ts'
import { OpenprepError } from '../../contract/errors.ts'
import { type Envelope, PERSON_ROLES, type Trust } from '../../contract/signing.ts'
import { judgeEnvelope } from '../../core/signing/envelope.ts'
import { openContainer } from '../packages/container-reader.ts'
import { SIGNATURE_PATH } from '../packages/package-paths.ts'
import { readJsonEntry } from '../packages/read-entry.ts'
import { ENVELOPE_PATH } from './signed-file.ts'

const KINDS = ['auditExport', 'auditCheckpoint', 'reviewRequest', 'reviewDecision', 'packageManifest'] as const
const WithHead = z.object({ trail: TrailHeadSchema })

export interface SignedHead {
  readonly source: string
  /** null where the file is not believed or names no trail. */
  readonly head: TrailHead | null
  readonly at: string | null
  readonly person: string | null
}

/** Throws FILE_NOT_FOUND, FILE_NOT_READABLE, FILE_LOCKED. Attachments are not looked at: the head is in the envelope. */
export async function readSignedHead(path: string, trust: Trust, now: string): Promise<SignedHead> {
  const container = await openContainer(path)
  const envelope = (await readJsonEntry(container, ENVELOPE_PATH)) ?? (await readJsonEntry(container, SIGNATURE_PATH))
  return signedHeadOf(basename(path), envelope?.value, trust, now)
}

/** The same for an envelope that is kept here. */
export function signedHeadOf(source: string, value: unknown, trust: Trust, now: string): SignedHead {
  const judged = judgeEnvelope(value, { trust, now, kinds: KINDS, roles: PERSON_ROLES })
  // What was good when it left stays a witness, even past its own end of validity.
  const envelope = judged.ok ? judged.value : pastItsTime(judged.refusal, value, trust)
  const parsed = WithHead.safeParse(envelope?.payload)
  if (envelope === null || !parsed.success) return { source, head: null, at: null, person: null }
  return { source, head: parsed.data.trail, at: envelope.issuedAt, person: envelope.issuer.subject.name }
}

function pastItsTime(refusal: string, value: unknown, trust: Trust): Envelope | null {
  if (refusal !== 'envelopeExpired') return null
  const at = z.object({ issuedAt: z.string() }).safeParse(value)
  if (!at.success) return null
  const judged = judgeEnvelope(value, { trust, now: at.data.issuedAt, kinds: KINDS, roles: PERSON_ROLES })
  return judged.ok ? judged.value : null
}

/** For calls that cannot go on without a trust file. */
export function neededTrust(trust: Trust | null): Trust {
  if (trust === null) throw new OpenprepError('TRUST_NEEDED')
  return trust
}
