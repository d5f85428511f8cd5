// The links of the audit trail: every event is bound to all before it, by SHA-256 and by SM3 side by side.
// Pure: what an event says, its number and its time are given.
import { hash } from 'node:crypto'
import type { Json } from '../../contract/recipe.ts'
import { sm3Digest } from '../ciphers/sm3.ts'
import { canonicalJson } from '../recipe/recipe-digest.ts'

/** Two digests of the same bytes; whoever breaks one function still has to break the other. 32 bytes each. */
export interface Link {
  readonly sha256: Uint8Array
  readonly sm3: Uint8Array
}

/** What an event says. Never a cell value. */
export interface AuditContent {
  readonly at: string
  readonly person: string
  readonly action: string
  readonly datasetId: string | null
  readonly detail: Readonly<Record<string, Json>>
  /** The event's hash in a trail of the earlier format. */
  readonly former?: string
}

/** The exact text that is stored and hashed. */
export function contentText(content: AuditContent): string {
  return canonicalJson(content)
}

/** Where a trail begins: no event of one trail fits into another. */
export function firstLink(trailId: string): Link {
  return digestsOf(Buffer.from(`openprep/trail/1\n${trailId}`))
}

export function digestsOf(bytes: Uint8Array): Link {
  return { sha256: hash('sha256', bytes, 'buffer'), sm3: sm3Digest(bytes) }
}

const ENCODER = new TextEncoder()
/** Room for the events there are; nothing waits in it between two of them. */
const ROOM = Buffer.alloc(16_384)

/** Content is hashed on its own first, so that a range of events can be proved without showing the others. */
export function contentDigests(text: string): Link {
  const { read, written } = ENCODER.encodeInto(text, ROOM)
  return digestsOf(read === text.length ? ROOM.subarray(0, written) : Buffer.from(text, 'utf8'))
}

/** `before ‖ number ‖ content`, 72 bytes, in each function. */
export function nextLink(before: Link, seq: number, content: Link): Link {
  const bytes = Buffer.allocUnsafe(72)
  bytes.writeUInt32BE(Math.floor(seq / 2 ** 32), 32)
  bytes.writeUInt32BE(seq >>> 0, 36)
  bytes.set(before.sha256, 0)
  bytes.set(content.sha256, 40)
  const sha256 = hash('sha256', bytes, 'buffer')
  bytes.set(before.sm3, 0)
  bytes.set(content.sm3, 40)
  return { sha256, sm3: sm3Digest(bytes) }
}

export function sameLink(a: Link, b: Link): boolean {
  return Buffer.compare(a.sha256, b.sha256) === 0 && Buffer.compare(a.sm3, b.sm3) === 0
}
