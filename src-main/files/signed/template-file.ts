// Template files (`.odtpl`): one signed envelope whose payload is the pack, in the canonical container.
// Decides neither whom to believe nor whether the version may take its place: both are given or asked elsewhere.

import { OpenprepError } from '../../contract/errors.ts'
import type { Envelope, Trust } from '../../contract/signing.ts'
import { type TemplatePack, TemplatePackSchema } from '../../contract/template-pack.ts'
import { sha256Hex } from '../../core/recipe/recipe-digest.ts'
import type { Signer } from '../../core/signing/certificates.ts'
import { envelopeBytes } from './envelope-bytes.ts'
import { openSignedFile, writeSignedFile } from './signed-file.ts'

/** Who may sign a pack. */
export const PACK_ROLES = ['bureau', 'chiefDataOfficer'] as const

export interface OutgoingPack {
  readonly out: string
  readonly pack: TemplatePack
  readonly signer: Signer
  readonly id: string
  readonly issuedAt: string
  readonly validTo: string | null
  random(bytes: number): Uint8Array
  readonly signal?: AbortSignal
}

export interface SignedPack {
  readonly envelope: Envelope
  readonly pack: TemplatePack
  /** Canonical text of the envelope, and its SHA-256: names this version for good. */
  readonly text: string
  readonly sha256: string
}

/** Throws what writing throws. */
export async function writeTemplateFile({ pack, signer, ...file }: OutgoingPack): Promise<SignedPack> {
  const { envelope } = await writeSignedFile({
    ...file,
    signer,
    kind: 'templatePack',
    version: pack.version,
    payload: JSON.parse(JSON.stringify(pack)),
  })
  return signedPack(envelope, pack)
}

/** Throws SIGNED_FILE_REFUSED with the reason; what opening a file throws. */
export async function openTemplateFile(
  path: string,
  trust: Trust,
  now: string,
  signal?: AbortSignal,
): Promise<SignedPack> {
  const question = { trust, now, kinds: ['templatePack'] as const, roles: PACK_ROLES }
  const { envelope } = await openSignedFile(path, { ...question, ...(signal !== undefined && { signal }) })
  const pack = packOf(envelope)
  if (pack === null) throw new OpenprepError('SIGNED_FILE_REFUSED', { file: path, refusal: 'malformed' })
  return signedPack(envelope, pack)
}

/** null = the envelope holds no pack, or one of another version than it says. */
export function packOf({ payload, version }: Envelope): TemplatePack | null {
  const read = TemplatePackSchema.safeParse(payload)
  return read.success && read.data.version === version ? read.data : null
}

function signedPack(envelope: Envelope, pack: TemplatePack): SignedPack {
  const text = Buffer.from(envelopeBytes(envelope)).toString('utf8')
  return { envelope, pack, text, sha256: sha256Hex(text) }
}
