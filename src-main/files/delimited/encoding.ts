// Decides the encoding of a text file on all of its bytes, or proves that a chosen one fits.
// Never guesses past a byte that does not fit, never puts in replacement characters.
import { basename } from 'node:path'
import { OpenprepError } from '../../contract/errors.ts'
import { encodingName, strictDecoder } from './encoding-names.ts'
import { hasEverydayWord } from './everyday-words.ts'
import { readHead, readPieces } from './file-bytes.ts'
import { countZeros, type EucRival, eucEvidence, gb2312Share, plausibleUnits } from './text-statistics.ts'
import { Utf8Check, utf8Share } from './utf8.ts'

export interface EncodingVerdict {
  /** WHATWG name. */
  encoding: string
  bom: boolean
  /** Bytes of the byte order mark, to be skipped. */
  bomBytes: number
  /** 0–1. */
  confidence: number
  alternatives: string[]
}

export interface EncodingOptions {
  /** A name a person chose. */
  chosen?: string
  /** Looks only at the first bytes; absent = at the whole file. */
  headBytes?: number
  signal?: AbortSignal | undefined
}

/** Bytes looked at for statistics; validity is always checked on everything in scope. */
const STATISTICS_BYTES = 1 << 20
/** Above this share of the GB 2312 plane a text that is valid GB18030 is taken for Chinese without asking further. */
const SURELY_CHINESE = 0.85
const RATHER_CHINESE = 0.6
/** Enough to see whether a chosen encoding is another one's. */
const DOUBT_BYTES = 1 << 16

const marks: readonly { encoding: string; bytes: readonly number[] }[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'gb18030', bytes: [0x84, 0x31, 0x95, 0x33] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
]

const wideEncodings: ReadonlySet<string> = new Set(['utf-16le', 'utf-16be'])

function byteOrderMark(head: Uint8Array): { encoding: string; length: number } | null {
  const found = marks.find(mark => mark.bytes.every((byte, at) => head[at] === byte))
  return found === undefined ? null : { encoding: found.encoding, length: found.bytes.length }
}

/** UTF-32 with its mark: no decoder reads it, and half of its bytes are those of UTF-16. */
function isUtf32(head: Uint8Array): boolean {
  const [a, b, c, d] = head
  return (a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe && d === 0xff)
}

interface Scope {
  path: string
  from: number
  to: number | undefined
  head: Uint8Array
  signal?: AbortSignal
}

/** Throws FILE_EMPTY, ENCODING_UNKNOWN, ENCODING_MISMATCH {encoding, offset} with the row where the fault lies. */
export async function decideEncoding(path: string, options: EncodingOptions = {}): Promise<EncodingVerdict> {
  const head = await readHead(path, Math.min(STATISTICS_BYTES, options.headBytes ?? STATISTICS_BYTES))
  if (head.length === 0) throw new OpenprepError('FILE_EMPTY', { file: basename(path) }, { file: path })
  if (isUtf32(head))
    throw new OpenprepError('ENCODING_UNKNOWN', { file: basename(path), encoding: 'utf-32' }, { file: path })
  const mark = byteOrderMark(head)
  const { headBytes: to, signal } = options
  const scope = (from: number): Scope => ({ path, from, to, head: head.subarray(from), ...(signal && { signal }) })
  if (options.chosen !== undefined) {
    const encoding = encodingName(options.chosen, basename(path))
    const own = mark !== null && mark.encoding === (encoding === 'gbk' ? 'gb18030' : encoding)
    const bomBytes = own ? mark.length : 0
    await demandFit(scope(bomBytes), encoding)
    // The choice may be last month's: nearly every UTF-8 text also decodes as GB18030, into other characters.
    const doubtful =
      encoding !== 'utf-8' && !wideEncodings.has(encoding) && utf8Share(head.subarray(bomBytes, DOUBT_BYTES)) > 0.97
    return { encoding, bom: own, bomBytes, confidence: doubtful ? 0.5 : 1, alternatives: doubtful ? ['utf-8'] : [] }
  }
  if (mark !== null) {
    await demandFit(scope(mark.length), mark.encoding)
    return { encoding: mark.encoding, bom: true, bomBytes: mark.length, confidence: 1, alternatives: [] }
  }
  const guess = await guessEncoding(scope(0))
  return { ...guess, bom: false, bomBytes: 0 }
}

type Guess = Pick<EncodingVerdict, 'encoding' | 'confidence' | 'alternatives'>

async function guessEncoding(scope: Scope): Promise<Guess> {
  const utf8Fault = await firstUtf8Fault(scope)
  const wide = wideEncoding(scope.head, utf8Fault < 0)
  if (wide !== null && (await fits(scope, wide))) return { encoding: wide, confidence: 0.95, alternatives: [] }
  if (utf8Fault < 0) return { encoding: 'utf-8', confidence: 1, alternatives: [] }
  if (utf8Share(scope.head) > 0.97) await demandFit(scope, 'utf-8')
  return guessByteEncoding(scope)
}

async function guessByteEncoding(scope: Scope): Promise<Guess> {
  const share = gb2312Share(scope.head) ?? 0
  const chinese = await fits(scope, 'gb18030')
  const { clear, possible } = eucEvidence(scope.head)
  if (clear !== null && (await fits(scope, clear)))
    return { encoding: clear, confidence: 0.65, alternatives: chinese ? ['gb18030'] : [] }
  if (chinese && share >= SURELY_CHINESE) {
    const others = hasEverydayWord(chineseText(scope.head)) ? [] : await fitting(scope, possible)
    return others.length === 0
      ? { encoding: 'gb18030', confidence: 0.95, alternatives: ['gbk', 'big5'] }
      : { encoding: 'gb18030', confidence: 0.6, alternatives: others }
  }
  const other = await otherDoubleByte(scope)
  if (other !== null)
    return { encoding: other, confidence: 0.7, alternatives: chinese ? ['gb18030'] : ['windows-1252'] }
  if (chinese && share >= RATHER_CHINESE)
    return { encoding: 'gb18030', confidence: 0.6, alternatives: ['windows-1252'] }
  // Nearly every character fits GB18030 but not all: a damaged Chinese file, not a Western one.
  if (!chinese && share >= SURELY_CHINESE && manyHighBytes(scope.head)) await demandFit(scope, 'gb18030')
  return { encoding: 'windows-1252', confidence: 0.3, alternatives: chinese ? ['gb18030'] : ['gb18030', 'big5'] }
}

/** For looking at only: the last character may be cut. */
function chineseText(head: Uint8Array): string {
  return new TextDecoder('gb18030').decode(head.subarray(0, DOUBT_BYTES))
}

async function fitting(scope: Scope, encodings: readonly EucRival[]): Promise<EucRival[]> {
  const found: EucRival[] = []
  for (const encoding of encodings) if (await fits(scope, encoding)) found.push(encoding)
  return found
}

/** Western text has a few accented letters; in text of a Chinese table they are at least every tenth byte. */
function manyHighBytes(bytes: Uint8Array): boolean {
  let high = 0
  for (const byte of bytes) if (byte >= 0x80) high += 1
  return high >= bytes.length / 10 && high >= 16
}

/** UTF-16 without a mark. Plain ASCII in UTF-16 is valid UTF-8 full of NUL bytes, hence the stricter demand in that case. */
function wideEncoding(head: Uint8Array, validUtf8: boolean): string | null {
  const { evenZeros, oddZeros, bytes } = countZeros(head)
  if (evenZeros + oddZeros < bytes * (validUtf8 ? 0.3 : 0.01)) return null
  const little = plausibleUnits(head, true)
  const big = plausibleUnits(head, false)
  if (Math.max(little, big) < 0.9) return null
  return little > big ? 'utf-16le' : 'utf-16be'
}

/** Names of the guesser that are worth following, with the standard's names. */
const doubleByteGuesses: ReadonlyMap<string, string> = new Map([
  ['big5', 'big5'],
  ['big5-hkscs', 'big5'],
  ['cp950', 'big5'],
  ['shift_jis', 'shift_jis'],
  ['cp932', 'shift_jis'],
  ['euc-jp', 'euc-jp'],
  ['euc-kr', 'euc-kr'],
  ['cp949', 'euc-kr'],
])

async function otherDoubleByte(scope: Scope): Promise<string | null> {
  const { detect } = await import('jschardet')
  const guess = detect(scope.head.subarray(0, 1 << 16))
  // Its confidence stays low for tables, which are mostly digits; that the whole file fits counts for more.
  if (guess.encoding === null || guess.confidence < 0.15) return null
  const encoding = doubleByteGuesses.get(guess.encoding.toLowerCase())
  return encoding !== undefined && (await fits(scope, encoding)) ? encoding : null
}

async function firstUtf8Fault(scope: Scope): Promise<number> {
  const check = new Utf8Check()
  for await (const piece of readPieces(scope.path, scope)) {
    const fault = check.add(piece)
    if (fault >= 0) return scope.from + fault
  }
  const cut = scope.to === undefined ? check.end() : -1
  return cut < 0 ? -1 : scope.from + cut
}

async function fits(scope: Scope, encoding: string): Promise<boolean> {
  const decoder = strictDecoder(encoding)
  try {
    for await (const piece of readPieces(scope.path, scope)) decoder.decode(piece, { stream: true })
    if (scope.to === undefined) decoder.decode()
    return true
  } catch (thrown) {
    if (isDecodingFault(thrown)) return false
    throw thrown
  }
}

/** A strict decoder's refusal, as told from any other failure. */
export function isDecodingFault(thrown: unknown): boolean {
  return thrown instanceof TypeError && 'code' in thrown && thrown.code === 'ERR_ENCODING_INVALID_ENCODED_DATA'
}

async function demandFit(scope: Scope, encoding: string): Promise<void> {
  const fitting = encoding === 'utf-8' ? (await firstUtf8Fault(scope)) < 0 : await fits(scope, encoding)
  if (!fitting) throw await mismatch(scope.path, encoding, scope.from)
}

/** The error that names the first byte, counted from 0, that does not fit, and its row (lines, counted from 1). */
export async function mismatch(path: string, encoding: string, from: number): Promise<OpenprepError> {
  const ahead = strictDecoder(encoding)
  const behind = strictDecoder(encoding)
  let offset = from
  let row = 1
  for await (const piece of readPieces(path, { from })) {
    const sound = accepts(ahead, piece)
    const good = sound ? piece.length : soundBytes(behind, piece)
    for (let at = 0; at < good; at++) if (piece[at] === 0x0a) row += 1
    offset += good
    if (!sound) break
    behind.decode(piece, { stream: true })
  }
  return new OpenprepError('ENCODING_MISMATCH', { encoding, offset, file: basename(path) }, { file: path, row })
}

function accepts(decoder: TextDecoder, bytes: Uint8Array): boolean {
  try {
    decoder.decode(bytes, { stream: true })
    return true
  } catch (thrown) {
    if (isDecodingFault(thrown)) return false
    throw thrown
  }
}

/** How many bytes pass before the decoder refuses: it does not say itself where it stopped. */
function soundBytes(decoder: TextDecoder, piece: Uint8Array): number {
  const refused = piece.findIndex((_, at) => !accepts(decoder, piece.subarray(at, at + 1)))
  return refused < 0 ? piece.length : refused
}
