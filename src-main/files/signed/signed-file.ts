// Signed files: an envelope and its attachments in the canonical container, so that not one byte is free to change.
// Knows no payload; whom to believe and what time it is are given.

import { OpenprepError } from '../../contract/errors.ts'
import type { Json } from '../../contract/recipe.ts'
import type { Certificate, Envelope, EnvelopeKind, Refusal } from '../../contract/signing.ts'
import type { Signer } from '../../core/signing/certificates.ts'
import { type EnvelopeQuestion, judgeEnvelope, recipientFor, signEnvelope } from '../../core/signing/envelope.ts'
import {
  attachmentKey,
  CONTENT_KEY_BYTES,
  openStream,
  sealStream,
  unwrapKey,
  wrapKey,
} from '../../core/signing/sealing.ts'
import { type Container, type ContainerEntry, entryBytes, openContainer } from '../packages/container-reader.ts'
import { ContainerWriter } from '../packages/container-writer.ts'
import { FileDigester } from '../packages/file-digest.ts'
import { readJsonEntry } from '../packages/read-entry.ts'
import { comparePaths } from '../packages/stored-zip.ts'
import { envelopeBytes } from './envelope-bytes.ts'

export const ENVELOPE_PATH = 'envelope.json'

type Bytes = Iterable<Uint8Array> | AsyncIterable<Uint8Array>

export interface OutgoingAttachment {
  /** `attachments/…`. */
  readonly path: string
  readonly sealed: boolean
  content(): Bytes
}

export interface OutgoingFile {
  readonly out: string
  readonly signer: Signer
  readonly kind: EnvelopeKind
  readonly id: string
  readonly version?: string
  readonly issuedAt: string
  readonly validTo?: string | null
  /** Whoever may read the sealed attachments. */
  readonly recipients?: readonly Certificate[]
  readonly attachments?: readonly OutgoingAttachment[]
  readonly payload: Json
  /** Fresh random bytes. */
  random(bytes: number): Uint8Array
  readonly signal?: AbortSignal
  /** Before each attachment. */
  onAttachment?(path: string, done: number, total: number): void
}

/** Throws DISK_FULL, TARGET_NOT_WRITABLE, FILE_LOCKED, the signal's reason. Leaves nothing half-written. */
export async function writeSignedFile(
  file: OutgoingFile,
): Promise<{ envelope: Envelope; bytes: number; sha256: string }> {
  const contentKey = file.random(CONTENT_KEY_BYTES)
  const recipients = (file.recipients ?? []).map(to => wrapKey(contentKey, to, file.random(CONTENT_KEY_BYTES)))
  const outgoing = [...(file.attachments ?? [])].sort((a, b) => comparePaths(a.path, b.path))
  let envelope: Envelope | undefined
  const written = await ContainerWriter.make(file.out, file.signal, async container => {
    for (const [done, attachment] of outgoing.entries()) {
      file.onAttachment?.(attachment.path, done, outgoing.length)
      const key = attachmentKey(contentKey, attachment.path)
      await container.add(
        attachment.path,
        attachment.sealed ? sealStream(key, attachment.content()) : attachment.content(),
      )
    }
    const attachments = container.files.map((packed, at) => ({ ...packed, sealed: outgoing[at]?.sealed === true }))
    const { kind, id, version = '0', issuedAt, validTo = null, payload } = file
    envelope = signEnvelope({ kind, id, version, issuedAt, validTo, recipients, attachments, payload }, file.signer)
    await container.add(ENVELOPE_PATH, [envelopeBytes(envelope)])
  })
  if (envelope === undefined) throw new OpenprepError('INTERNAL')
  return { envelope, ...written }
}

export interface SignedFileQuestion extends EnvelopeQuestion {
  readonly signal?: AbortSignal
}

/** A file that was believed: its envelope, and its attachments as they are asked for. */
export interface SignedFile {
  readonly envelope: Envelope
  /** The plain bytes. Throws SIGNED_FILE_REFUSED where it is sealed to somebody else, or was changed since. */
  attachment(path: string, reader: Signer | null): AsyncGenerator<Uint8Array>
}

/**
 * Opens a file and checks every byte of it: container, envelope, signatures, issuer, times, attachments.
 * Throws SIGNED_FILE_REFUSED with the reason; FILE_NOT_FOUND, FILE_NOT_READABLE, FILE_LOCKED.
 */
export async function openSignedFile(path: string, question: SignedFileQuestion): Promise<SignedFile> {
  const container = await openContainer(path)
  if (container.problem !== null) throw refused(path, 'container')
  const entry = await readJsonEntry(container, ENVELOPE_PATH)
  const judged = judgeEnvelope(entry?.value, question)
  if (!judged.ok) throw refused(path, judged.refusal)
  const envelope = judged.value
  if (entry === null || Buffer.compare(envelopeBytes(envelope), entry.bytes) !== 0) throw refused(path, 'notCanonical')
  await checkAttachments(container, envelope, question.signal)
  return {
    envelope,
    attachment: (name, reader) => attachmentBytes(container, envelope, name, reader, question.signal),
  }
}

async function checkAttachments(
  container: Container,
  { attachments }: Envelope,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { path, entries } = container
  const others = entries.filter(entry => entry.path !== ENVELOPE_PATH)
  if (others.some(entry => !attachments.some(one => one.path === entry.path))) throw refused(path, 'attachmentExtra')
  for (const attachment of attachments) {
    const entry = others.find(one => one.path === attachment.path)
    if (entry === undefined) throw refused(path, 'attachmentMissing')
    const digester = new FileDigester()
    for await (const piece of entryBytes(container, entry, signal)) digester.update(piece)
    const { bytes, sha256, sm3, crc } = digester.finish()
    const same =
      bytes === attachment.bytes && sha256 === attachment.sha256 && sm3 === attachment.sm3 && crc === entry.crc
    if (!same) throw refused(path, 'attachmentChanged')
  }
  if (new Set(attachments.map(one => one.path)).size !== attachments.length) throw refused(path, 'malformed')
}

async function* attachmentBytes(
  container: Container,
  envelope: Envelope,
  path: string,
  reader: Signer | null,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  const entry = container.entries.find(one => one.path === path)
  const attachment = envelope.attachments.find(one => one.path === path)
  if (entry === undefined || attachment === undefined) throw refused(container.path, 'attachmentMissing')
  const bytes = entryBytes(container, entry, signal)
  if (!attachment.sealed) yield* bytes
  else yield* unsealed(container, envelope, entry, bytes, reader)
}

function unsealed(
  container: Container,
  envelope: Envelope,
  entry: ContainerEntry,
  bytes: Bytes,
  reader: Signer | null,
): AsyncGenerator<Uint8Array> {
  const recipient = reader === null ? undefined : recipientFor(envelope, reader.certificate)
  const contentKey = recipient === undefined || reader === null ? null : unwrapKey(recipient, reader.secret.x25519)
  if (contentKey === null) throw refused(container.path, 'notForYou')
  return openStream(attachmentKey(contentKey, entry.path), bytes, () => refused(container.path, 'sealBroken'))
}

function refused(file: string, refusal: Refusal): OpenprepError {
  return new OpenprepError('SIGNED_FILE_REFUSED', { file, refusal })
}
