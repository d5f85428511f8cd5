// Audit exports: a range of events in a signed file, with the proof that they belong to the trail whose head it names.
// Events are written and read one after another; a proof takes 64 bytes for each event behind the range.
import { type AuditExport, AuditExportSchema, type ExportReport, type TrailHead } from '../../contract/audit.ts'
import { OpenprepError } from '../../contract/errors.ts'
import type { Envelope, Trust } from '../../contract/signing.ts'
import { PERSON_ROLES } from '../../contract/signing.ts'
import { contentDigests, type Link, nextLink } from '../../core/audit/chain.ts'
import { parseEvent } from '../../core/audit/event.ts'
import type { TrailRow } from '../../core/audit/verify-chain.ts'
import type { Signer } from '../../core/signing/certificates.ts'
import { openSignedFile, writeSignedFile } from './signed-file.ts'

const EVENTS = 'attachments/events.jsonl'
const PROOF = 'attachments/proof.bin'
/** Two digests of one event. */
const PROOF_BYTES = 64
/** Events shown of an export; all are checked. */
const SHOWN = 10_000

export interface AuditExportSources {
  readonly out: string
  readonly signer: Signer
  readonly id: string
  readonly issuedAt: string
  readonly range: AuditExport
  /** Both ends belong to it. */
  rows(from: number, to: number): Iterable<TrailRow>
  random(bytes: number): Uint8Array
  readonly signal: AbortSignal
}

/** Throws what writing throws. */
export async function writeAuditExport(sources: AuditExportSources): Promise<Envelope> {
  const { out, signer, id, issuedAt, range, rows, random, signal } = sources
  const attachments = [
    { path: EVENTS, sealed: false, content: () => eventLines(rows(range.from, range.to)) },
    { path: PROOF, sealed: false, content: () => proofPieces(rows(range.to + 1, range.trail.seq)) },
  ]
  const file = { out, signer, kind: 'auditExport' as const, id, issuedAt, attachments, payload: range, random, signal }
  return (await writeSignedFile(file)).envelope
}

function* eventLines(rows: Iterable<TrailRow>): Generator<Uint8Array> {
  for (const { content } of rows) yield Buffer.from(`${content}\n`, 'utf8')
}

function* proofPieces(rows: Iterable<TrailRow>): Generator<Uint8Array> {
  for (const { content } of rows) {
    const { sha256, sm3 } = contentDigests(content)
    yield Buffer.concat([sha256, sm3])
  }
}

/** Throws SIGNED_FILE_REFUSED; events that do not fit the named head are in the report. */
export async function checkAuditExport(
  path: string,
  trust: Trust,
  now: string,
  signal: AbortSignal,
): Promise<ExportReport> {
  const file = await openSignedFile(path, { trust, now, kinds: ['auditExport'], roles: PERSON_ROLES, signal })
  const parsed = AuditExportSchema.safeParse(file.envelope.payload)
  if (!parsed.success) throw new OpenprepError('SIGNED_FILE_REFUSED', { file: path, refusal: 'malformed' })
  const { from, to, before, trail } = parsed.data
  const walk = new ExportWalk(parsed.data)
  for await (const line of lines(file.attachment(EVENTS, null))) walk.event(line)
  for await (const digests of fixedPieces(file.attachment(PROOF, null), PROOF_BYTES)) walk.proof(digests)
  const { name, unit } = file.envelope.issuer.subject
  const sound = walk.holds() && before.trailId === trail.trailId && before.seq === from - 1
  return {
    ok: sound,
    trailId: trail.trailId,
    from,
    to,
    head: trail.seq,
    issuer: { name, unit, at: file.envelope.issuedAt },
    brokenAt: sound ? null : from,
    events: walk.events,
  }
}

/** Goes from the link before the range over its events and over the digests of those behind it, and must arrive at the head. */
class ExportWalk {
  readonly events: ExportReport['events'] = []
  readonly #range: AuditExport
  #link: Link
  #seq: number

  constructor(range: AuditExport) {
    this.#range = range
    this.#link = linkOf(range.before)
    this.#seq = range.before.seq
  }

  event(content: string): void {
    this.#step(contentDigests(content))
    if (this.events.length >= SHOWN) return
    const hash = Buffer.from(this.#link.sha256).toString('hex')
    this.events.push({ seq: this.#seq, ...parseEvent(content), hash })
  }

  proof(digests: Uint8Array): void {
    // Fewer events than the range says, filled up by digests, would hide one.
    if (this.#seq < this.#range.to) this.#seq = Number.NaN
    this.#step({ sha256: digests.subarray(0, 32), sm3: digests.subarray(32) })
  }

  holds(): boolean {
    const { sha256, sm3, seq } = this.#range.trail
    const link = linkOf({ ...this.#range.trail, sha256, sm3 })
    return (
      this.#seq === seq &&
      Buffer.compare(this.#link.sha256, link.sha256) === 0 &&
      Buffer.compare(this.#link.sm3, link.sm3) === 0
    )
  }

  #step(content: Link): void {
    this.#seq += 1
    if (Number.isNaN(this.#seq)) return
    this.#link = nextLink(this.#link, this.#seq, content)
  }
}

function linkOf({ sha256, sm3 }: TrailHead): Link {
  return { sha256: Buffer.from(sha256, 'hex'), sm3: Buffer.from(sm3, 'hex') }
}

async function* lines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let held = ''
  for await (const piece of bytes) {
    const parts = (held + decoder.decode(piece, { stream: true })).split('\n')
    held = parts.pop() ?? ''
    yield* parts
  }
  if (held !== '') yield held
}

async function* fixedPieces(bytes: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Uint8Array> {
  let held: Uint8Array = Buffer.alloc(0)
  for await (const piece of bytes) {
    held = Buffer.concat([held, piece])
    const whole = held.length - (held.length % size)
    for (let at = 0; at < whole; at += size) yield held.subarray(at, at + size)
    held = held.subarray(whole)
  }
  if (held.length > 0) yield held
}
