// The request that goes to a reviewer: what everybody may read in the payload, everything else sealed to the reviewer.
// Decides nothing about what goes along: that is the preparer's choice, given.
import { z } from 'zod'
import { OpenprepError } from '../../contract/errors.ts'
import {
  type RequestPayload,
  RequestPayloadSchema,
  type ReviewSummary,
  ReviewSummarySchema,
} from '../../contract/review.ts'
import type { Certificate, Envelope, Trust } from '../../contract/signing.ts'
import { digestOf } from '../../core/recipe/recipe-digest.ts'
import { PREPARERS } from '../../core/review/decision.ts'
import type { Signer } from '../../core/signing/certificates.ts'
import { type OutgoingAttachment, openSignedFile, type SignedFile, writeSignedFile } from './signed-file.ts'
import { type StreamedTable, tableBytes } from './table-stream.ts'

const SUMMARY = 'attachments/summary.json'
const RUN = 'attachments/run.json'
const KEYS = 'attachments/keys.json'
export const RESULT_TABLE = 'attachments/result.table'
export const SOURCE_TABLE = 'attachments/source.table'
export const inputTable = (no: number) => `attachments/input-${no}.table`

/** What the run needs besides the recipe: where the source came from, and the further tables in the order of their files. */
const RunInputsSchema = z.strictObject({
  source: z.strictObject({
    file: z.string(),
    sheet: z.string().nullable(),
    sha256: z.string(),
    rowsRead: z.number(),
    rowsSetAside: z.number(),
  }),
  inputs: z.array(
    z.strictObject({ name: z.string(), file: z.string(), sheet: z.string().nullable(), sha256: z.string() }),
  ),
  seed: z.number(),
})
export type RunInputs = z.infer<typeof RunInputsSchema>

/**
 * Pseudonym keys, base64, each with the tags of the values that have a random pseudonym under it, without which the same values would get
 * others; never outside a sealed attachment.
 */
const SentKeysSchema = z.array(
  z.strictObject({ id: z.string(), name: z.string(), secret: z.base64(), pseudonyms: z.base64().optional() }),
)
export type SentKeys = z.infer<typeof SentKeysSchema>

export interface RequestSources {
  readonly out: string
  readonly signer: Signer
  readonly id: string
  readonly issuedAt: string
  readonly recipients: readonly Certificate[]
  readonly payload: RequestPayload
  readonly summary: ReviewSummary
  readonly result: StreamedTable
  /** null = the source stays here. */
  readonly source: {
    readonly table: StreamedTable
    readonly inputs: readonly StreamedTable[]
    readonly run: RunInputs
  } | null
  /** null = the keys stay here. */
  readonly keys: SentKeys | null
  random(bytes: number): Uint8Array
  readonly signal: AbortSignal
  onAttachment?(path: string, done: number, total: number): void
}

/** Throws what writing throws. */
export function writeReviewRequest(sources: RequestSources): Promise<{ envelope: Envelope; bytes: number }> {
  const { out, signer, id, issuedAt, recipients, payload, random, signal, onAttachment } = sources
  return writeSignedFile({
    out,
    signer,
    kind: 'reviewRequest',
    id,
    issuedAt,
    recipients,
    attachments: attachmentsOf(sources),
    payload,
    random,
    signal,
    ...(onAttachment !== undefined && { onAttachment }),
  })
}

function attachmentsOf({ summary, result, source, keys }: RequestSources): OutgoingAttachment[] {
  const sealed = (path: string, content: OutgoingAttachment['content']) => ({ path, sealed: true, content })
  const json = (value: unknown) => () => [Buffer.from(JSON.stringify(value), 'utf8')]
  const table = (path: string, streamed: StreamedTable) => sealed(path, () => tableBytes(streamed))
  return [
    sealed(SUMMARY, json(summary)),
    table(RESULT_TABLE, result),
    ...(source === null
      ? []
      : [
          sealed(RUN, json(source.run)),
          table(SOURCE_TABLE, source.table),
          ...source.inputs.map((input, no) => table(inputTable(no + 1), input)),
        ]),
    ...(keys === null ? [] : [sealed(KEYS, json(keys))]),
  ]
}

export interface OpenRequest {
  readonly file: SignedFile
  readonly payload: RequestPayload
}

/** Every byte is checked; nothing is unsealed yet. Throws SIGNED_FILE_REFUSED and what opening a file throws. */
export async function openReviewRequest(
  path: string,
  trust: Trust,
  now: string,
  signal?: AbortSignal,
): Promise<OpenRequest> {
  const question = { trust, now, kinds: ['reviewRequest'] as const, roles: PREPARERS }
  const file = await openSignedFile(path, { ...question, ...(signal !== undefined && { signal }) })
  const parsed = RequestPayloadSchema.safeParse(file.envelope.payload)
  if (!parsed.success) throw new OpenprepError('SIGNED_FILE_REFUSED', { file: path, refusal: 'malformed' })
  return { file, payload: parsed.data }
}

/**
 * What is shown must be what is signed for: without the source nobody runs the recipe again and would see that it is another.
 * Memory: the summary, a few megabytes for a thousand columns. Throws SIGNED_FILE_REFUSED.
 */
export async function readSummary(request: OpenRequest, reader: Signer): Promise<ReviewSummary> {
  const summary = await readJson(request, SUMMARY, ReviewSummarySchema, reader)
  const { subject } = request.payload
  const { recipe, catalogue, run } = summary
  const same =
    digestOf(recipe) === subject.recipe &&
    digestOf(catalogue) === subject.catalogue &&
    run.digest === subject.digest &&
    run.result.sha256 === subject.result.sha256
  if (!same) throw new OpenprepError('SIGNED_FILE_REFUSED', { file: SUMMARY, refusal: 'contradictory' })
  return summary
}

export const readRunInputs = (request: OpenRequest, reader: Signer) => readJson(request, RUN, RunInputsSchema, reader)
export const readSentKeys = (request: OpenRequest, reader: Signer) => readJson(request, KEYS, SentKeysSchema, reader)

/** Unsealed JSON above this is refused: a summary of ten thousand columns is smaller. */
const MAX_JSON = 256 * 1024 * 1024

async function readJson<T>({ file }: OpenRequest, path: string, schema: z.ZodType<T>, reader: Signer): Promise<T> {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of file.attachment(path, reader)) {
    bytes += part.length
    if (bytes > MAX_JSON) throw malformed(path)
    parts.push(part)
  }
  try {
    return schema.parse(JSON.parse(Buffer.concat(parts).toString('utf8')))
  } catch (cause) {
    throw malformed(path, cause)
  }
}

function malformed(file: string, cause?: unknown): OpenprepError {
  return new OpenprepError('SIGNED_FILE_REFUSED', { file, refusal: 'malformed' }, undefined, { cause })
}
