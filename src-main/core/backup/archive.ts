// The form of a backup: a short head in plain, then all files of a work folder as one stream under a key of its own.
// Pure: reads and writes no file, makes no random bytes, and holds one piece at a time.
import { createHash, hkdfSync } from 'node:crypto'
import { z } from 'zod'
import { openStream, sealPieces } from '../signing/sealing.ts'

const MAGIC = Buffer.from('OPRPBAK1\n', 'latin1')
const MAX_HEAD = 65_536
const MAX_ENTRY_HEAD = 4_096
export const ARCHIVE_KEY_BYTES = 32

/** Who can open it: whoever knows the phrase, the work folder it lies in, or anybody (what is inside is sealed by accounts). */
const LockSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('passphrase'), sealed: z.json() }),
  z.strictObject({ kind: z.literal('folder'), wrapped: z.base64() }),
  z.strictObject({ kind: z.literal('open'), key: z.base64() }),
])
export type ArchiveLock = z.infer<typeof LockSchema>

const HeadSchema = z.strictObject({
  formatVersion: z.literal(1),
  madeAt: z.string(),
  application: z.string(),
  /** Of the database inside. */
  schemaVersion: z.number().int().min(1),
  lock: LockSchema,
})
export type ArchiveHead = z.infer<typeof HeadSchema>

const EntryHeadSchema = z.strictObject({ path: z.string(), bytes: z.number().int().min(0) })

/** Everything of a work folder that a backup holds; no other path is written when one is opened. */
const PATH =
  /^(openprep\.db|openprep\.key|keyring\.json|about\.json|(reviews|policies)\/[\p{L}\p{N}_-][\p{L}\p{N}._-]{0,120})$/u

/** What only whoever opens it learns of it besides the files. */
export const ABOUT_PATH = 'about.json'
export const AboutSchema = z.strictObject({ person: z.string() })

export function isBackedUp(path: string): boolean {
  return PATH.test(path)
}

export interface ArchiveEntry {
  readonly path: string
  readonly bytes: number
  content(): Iterable<Uint8Array>
}

/** `key` 32 random bytes used for this archive alone. Throws RangeError where a file is not as long as it was said to be. */
export function* archiveBytes(
  head: ArchiveHead,
  key: Uint8Array,
  entries: readonly ArchiveEntry[],
): Generator<Uint8Array> {
  const text = headBytes(head)
  yield Buffer.concat([MAGIC, lengthOf(text), text])
  yield* sealPieces(streamKey(key, text), plainStream(entries))
}

function* plainStream(entries: readonly ArchiveEntry[]): Generator<Uint8Array> {
  for (const { path, bytes, content } of entries) {
    const head = Buffer.from(JSON.stringify({ path, bytes } satisfies z.infer<typeof EntryHeadSchema>), 'utf8')
    yield Buffer.concat([lengthOf(head), head])
    let done = 0
    for (const piece of content()) {
      done += piece.length
      yield piece
    }
    if (done !== bytes) throw new RangeError(`${path} has ${done} bytes instead of ${bytes}`)
  }
  yield lengthOf(Buffer.alloc(0))
}

function headBytes(head: ArchiveHead): Buffer {
  return Buffer.from(JSON.stringify(head), 'utf8')
}

function lengthOf(bytes: Uint8Array): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32LE(bytes.length)
  return length
}

/** The head is part of the key: changed in any way, nothing opens. */
function streamKey(key: Uint8Array, head: Uint8Array): Uint8Array {
  const digest = createHash('sha256').update(head).digest('hex')
  return Buffer.from(hkdfSync('sha256', key, '', `openprep/backup/1\n${digest}`, ARCHIVE_KEY_BYTES))
}

export type ArchivePart =
  | { readonly kind: 'file'; readonly path: string; readonly bytes: number }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }

/** What a damaged or foreign file is told by. */
export class ArchiveFault extends Error {
  readonly reason: 'foreign' | 'head' | 'broken' | 'path'

  constructor(reason: ArchiveFault['reason']) {
    super(reason)
    this.name = 'ArchiveFault'
    this.reason = reason
  }
}

export interface OpenArchive {
  readonly head: ArchiveHead
  /** File by file, each followed by its bytes. Throws ArchiveFault at the first byte that is not as it was sealed. */
  parts(key: Uint8Array): AsyncGenerator<ArchivePart>
}

/** Throws ArchiveFault. */
export async function openArchive(content: AsyncIterable<Uint8Array>): Promise<OpenArchive> {
  const taker = new Taker(content)
  const magic = await taker.exactly(MAGIC.length)
  if (magic === null || Buffer.compare(magic, MAGIC) !== 0) throw new ArchiveFault('foreign')
  const length = (await taker.exactly(4))?.readUInt32LE(0) ?? 0
  if (length === 0 || length > MAX_HEAD) throw new ArchiveFault('head')
  const text = await taker.exactly(length)
  const head = HeadSchema.safeParse(parsedJson(text))
  if (text === null || !head.success) throw new ArchiveFault('head')
  return { head: head.data, parts: key => partsOf(new Taker(opened(taker.rest(), streamKey(key, text)))) }
}

const opened = (sealed: AsyncIterable<Uint8Array>, key: Uint8Array) =>
  openStream(key, sealed, () => new ArchiveFault('broken'))

async function* partsOf(plain: Taker): AsyncGenerator<ArchivePart> {
  for (;;) {
    const length = (await plain.exactly(4))?.readUInt32LE(0)
    if (length === undefined || length > MAX_ENTRY_HEAD) throw new ArchiveFault('broken')
    if (length === 0) break
    const entry = EntryHeadSchema.safeParse(parsedJson(await plain.exactly(length)))
    if (!entry.success) throw new ArchiveFault('broken')
    if (!isBackedUp(entry.data.path)) throw new ArchiveFault('path')
    yield { kind: 'file', ...entry.data }
    for await (const bytes of plain.upTo(entry.data.bytes)) yield { kind: 'bytes', bytes }
  }
  if (await plain.more()) throw new ArchiveFault('broken')
}

function parsedJson(bytes: Uint8Array | null): unknown {
  try {
    return bytes === null ? null : JSON.parse(Buffer.from(bytes).toString('utf8'))
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return null
    throw thrown
  }
}

/** Takes a stream by numbers of bytes; holds what one piece of it leaves over. */
class Taker {
  readonly #source: AsyncIterator<Uint8Array>
  #held: Buffer = Buffer.alloc(0)

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]()
  }

  /** null where there are fewer. */
  async exactly(bytes: number): Promise<Buffer | null> {
    while (this.#held.length < bytes) {
      if (!(await this.#fill())) return null
    }
    return this.#cut(bytes)
  }

  /** Throws ArchiveFault where there are fewer. */
  async *upTo(bytes: number): AsyncGenerator<Uint8Array> {
    for (let left = bytes; left > 0; ) {
      if (this.#held.length === 0 && !(await this.#fill())) throw new ArchiveFault('broken')
      const piece = this.#cut(Math.min(left, this.#held.length))
      left -= piece.length
      yield piece
    }
  }

  async more(): Promise<boolean> {
    return this.#held.length > 0 || (await this.#fill())
  }

  async *rest(): AsyncGenerator<Uint8Array> {
    if (this.#held.length > 0) yield this.#cut(this.#held.length)
    while (await this.#fill()) yield this.#cut(this.#held.length)
  }

  #cut(bytes: number): Buffer {
    const piece = this.#held.subarray(0, bytes)
    this.#held = this.#held.subarray(bytes)
    return piece
  }

  async #fill(): Promise<boolean> {
    const next = await this.#source.next()
    if (next.done === true) return false
    this.#held = this.#held.length === 0 ? Buffer.from(next.value) : Buffer.concat([this.#held, next.value])
    return true
  }
}
