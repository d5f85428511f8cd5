// Papers of experts on their way: from a file into the work folder, with a decision to the preparer, and out again.
// Judges none.
import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { OpenprepError } from '../contract/errors.ts'
import { COMMITTEE_FILE_MAX, type CommitteeFile, type ReviewDraft } from '../contract/review.ts'
import { openingError } from '../files/file-errors.ts'
import type { OutgoingAttachment, SignedFile } from '../files/signed/signed-file.ts'
import { writeAtomically } from '../files/write-atomically.ts'
import { keepPaper, readPaper } from '../store/committee-files.ts'
import type { Services } from './handler.ts'

/** Throws FILE_TOO_LARGE, FILE_EMPTY, and what opening a file throws. */
export async function attachPaper({ folder }: Services, path: string): Promise<CommitteeFile> {
  const bytes = await wholeFile(path)
  return { name: basename(path), bytes: bytes.length, sha256: keepPaper(folder, bytes) }
}

async function wholeFile(path: string): Promise<Uint8Array> {
  const file = basename(path)
  try {
    const { size } = await stat(path)
    if (size === 0) throw new OpenprepError('FILE_EMPTY', { file }, { file: path })
    if (size > COMMITTEE_FILE_MAX) {
      const params = { file, size: megabytes(size), limit: megabytes(COMMITTEE_FILE_MAX) }
      throw new OpenprepError('FILE_TOO_LARGE', params, { file: path })
    }
    return await readFile(path)
  } catch (thrown) {
    throw openingError(thrown, path)
  }
}

const megabytes = (bytes: number) => `${Math.ceil(bytes / 1024 / 1024)} MB`
const attachmentPath = (no: number) => `attachments/paper-${no + 1}.bin`

/** Throws STORE_CORRUPT where one that the draft names is gone. */
export function outgoingPapers({ folder }: Services, { committee }: ReviewDraft): OutgoingAttachment[] {
  return (committee?.files ?? []).map(({ sha256 }, no) => {
    const bytes = readPaper(folder, sha256)
    if (bytes === null) throw new OpenprepError('STORE_CORRUPT', { reason: `paper ${sha256.slice(0, 12)}` })
    return { path: attachmentPath(no), sealed: true, content: () => [bytes] }
  })
}

/** Keeps what came with a decision, where the person signed in is who it is sealed to; another finds the decision without them. */
export async function keepPapers(services: Services, file: SignedFile, { committee }: ReviewDraft): Promise<void> {
  const signer = services.identity.get()
  const mine = file.envelope.recipients.some(({ keyId }) => keyId === signer?.certificate.keyId)
  if (signer === null || !mine) return
  for (const [no, paper] of (committee?.files ?? []).entries()) {
    const parts: Uint8Array[] = []
    for await (const part of file.attachment(attachmentPath(no), signer)) parts.push(part)
    const bytes = Buffer.concat(parts)
    // What the signed draft says of it is what counts: another file under its name is no paper of the experts.
    if (createHash('sha256').update(bytes).digest('hex') !== paper.sha256)
      throw new OpenprepError('SIGNED_FILE_REFUSED', { file: paper.name, refusal: 'attachmentChanged' })
    keepPaper(services.folder, bytes)
  }
}

/** Throws FILE_NOT_FOUND where it is not kept here. */
export async function writePaper({ folder }: Services, sha256: string, out: string): Promise<void> {
  const bytes = readPaper(folder, sha256)
  if (bytes === null) throw new OpenprepError('FILE_NOT_FOUND', { file: basename(out) })
  await writeAtomically(out, [bytes])
}
