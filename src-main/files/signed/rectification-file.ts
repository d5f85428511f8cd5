// Rectification tasks and their answers (`.odrec`): a signed envelope each, in the canonical container.
// Decides nothing about what they ask for or say.

import type { z } from 'zod'
import { OpenprepError } from '../../contract/errors.ts'
import { RectificationAnswerSchema, RectificationTaskSchema } from '../../contract/rectification.ts'
import { type Envelope, PERSON_ROLES, type Trust } from '../../contract/signing.ts'
import type { Signer } from '../../core/signing/certificates.ts'
import { openSignedFile, writeSignedFile } from './signed-file.ts'
import { PACK_ROLES } from './template-file.ts'

/** Who may sign which, and what it holds. */
const KINDS = {
  rectificationTask: { roles: PACK_ROLES, payload: RectificationTaskSchema },
  rectificationAnswer: { roles: PERSON_ROLES, payload: RectificationAnswerSchema },
} as const
type Kind = keyof typeof KINDS
type Payload<K extends Kind> = z.infer<(typeof KINDS)[K]['payload']>

export interface OutgoingRectification<K extends Kind> {
  readonly out: string
  readonly kind: K
  readonly payload: Payload<K>
  readonly signer: Signer
  readonly id: string
  readonly issuedAt: string
  random(bytes: number): Uint8Array
  readonly signal: AbortSignal
}

/** Throws what writing throws. */
export async function writeRectification<K extends Kind>(file: OutgoingRectification<K>): Promise<number> {
  return (await writeSignedFile({ ...file, payload: JSON.parse(JSON.stringify(file.payload)) })).bytes
}

export interface RectificationQuestion<K extends Kind> {
  readonly kind: K
  readonly trust: Trust
  readonly now: string
  readonly signal: AbortSignal
}

/** Throws SIGNED_FILE_REFUSED and what opening a file throws. */
export async function openRectificationTask(path: string, question: Omit<RectificationQuestion<Kind>, 'kind'>) {
  const envelope = await open(path, { ...question, kind: 'rectificationTask' })
  return { envelope, task: payloadOf(path, envelope, RectificationTaskSchema) }
}

/** Throws SIGNED_FILE_REFUSED and what opening a file throws. */
export async function openRectificationAnswer(path: string, question: Omit<RectificationQuestion<Kind>, 'kind'>) {
  const envelope = await open(path, { ...question, kind: 'rectificationAnswer' })
  return { envelope, answer: payloadOf(path, envelope, RectificationAnswerSchema) }
}

async function open(path: string, { kind, ...question }: RectificationQuestion<Kind>): Promise<Envelope> {
  return (await openSignedFile(path, { ...question, kinds: [kind], roles: KINDS[kind].roles })).envelope
}

function payloadOf<S extends z.ZodType>(file: string, { payload }: Envelope, schema: S): z.output<S> {
  const read = schema.safeParse(payload)
  if (!read.success) throw new OpenprepError('SIGNED_FILE_REFUSED', { file, refusal: 'malformed' })
  return read.data
}
