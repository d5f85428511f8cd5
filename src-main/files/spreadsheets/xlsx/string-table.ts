// Keeps millions of texts as plain memory outside the engine's heap and makes a string of one when it is asked for.
// Parses nothing; bounded by whoever fills it, through `bytes`.
//
// Why not an array of strings: three million of them are found alive and copied again by every collection of garbage,
// a third of all the time a workbook took, for texts that are mostly used once.

import { decodeUtf8 } from './wide-text.ts'

/** Texts lie in blocks of this size; one that is longer stays a string. */
const BLOCK_BYTES = 4 * 1024 * 1024
const BLOCK_BITS = 22
/** The first block begins this small and doubles: most workbooks hold few texts, and clean memory is not free. */
const FIRST_BYTES = 1 << 14
/** Places are kept in lists of this many. */
const LIST_BITS = 16
const LIST_LENGTH = 1 << LIST_BITS
/** Strings kept of texts that were asked for more than once, at most. */
const KEPT = 1 << 16
/** A shorter text is copied faster by hand than by a call. */
const SHORT = 48
/** Beyond its characters a text takes its place here and, where it repeats, an entry among those kept. */
const TEXT_OVERHEAD = 8

interface Block {
  bytes: Buffer
  units: Uint16Array
}

export class StringTable {
  readonly #blocks: Block[] = []
  /** Twice the offset of a text's end over all blocks, plus one where the text is ASCII and takes one byte per character. */
  readonly #places: Uint32Array[] = []
  readonly #long = new Map<number, string>()
  #block: Block = newBlock(FIRST_BYTES)
  #at = 0
  #length = 0
  #longBytes = 0
  #asked = new Uint8Array(0)
  #keptIndex = new Int32Array(0)
  #keptText: string[] = []
  #keptMask = KEPT - 1

  constructor() {
    this.#blocks.push(this.#block)
  }

  get length(): number {
    return this.#length
  }

  /** Memory taken, nearly. */
  get bytes(): number {
    return (this.#blocks.length - 1) * BLOCK_BYTES + this.#at + this.#longBytes + this.#length * TEXT_OVERHEAD
  }

  /** Adds the text of `source` from `start` to `end`, valid UTF-8; returns its length in UTF-16 units. */
  addUtf8(source: Buffer, start: number, end: number, ascii: boolean): number {
    const size = ascii ? end - start : 2 * (end - start)
    if (size > BLOCK_BYTES / 2) return this.addText(source.toString('utf8', start, end))
    this.#makeRoom(size)
    if (ascii) {
      this.#at = copyAscii(source, start, end, this.#block.bytes, this.#at)
      this.#endHere(true)
      return size
    }
    const from = (this.#at + 1) >>> 1
    const to = decodeUtf8(source, start, end, this.#block.units, from)
    this.#at = to * 2
    this.#endHere(false)
    return to - from
  }

  /** Adds any text, also one that is not well-formed; returns its length. */
  addText(text: string): number {
    const size = text.length * 2
    if (size > BLOCK_BYTES / 2) {
      this.#long.set(this.#length, text)
      this.#longBytes += size
      this.#makeRoom(0)
      this.#endHere(true)
      return text.length
    }
    this.#makeRoom(size)
    this.#at += this.#at & 1
    this.#at += this.#block.bytes.write(text, this.#at, 'utf16le')
    this.#endHere(false)
    return text.length
  }

  /** The text at a place, from 0; undefined where there is none. */
  get(index: number): string | undefined {
    const slot = index & this.#keptMask
    if (this.#keptIndex[slot] === index) return this.#keptText[slot]
    if (!(index >= 0 && index < this.#length) || !Number.isInteger(index)) return undefined
    const text = this.#long.size > 0 ? (this.#long.get(index) ?? this.#make(index)) : this.#make(index)
    this.#keep(index, slot, text)
    return text
  }

  /** Texts used once are most of a large table and would only push the others out. */
  #keep(index: number, slot: number, text: string): void {
    if (this.#keptIndex.length === 0) this.#startKeeping()
    const mask = 1 << (index & 7)
    const asked = this.#asked[index >>> 3] ?? 0
    if ((asked & mask) === 0) {
      this.#asked[index >>> 3] = asked | mask
      return
    }
    this.#keptIndex[slot] = index
    this.#keptText[slot] = text
  }

  #startKeeping(): void {
    const kept = Math.min(KEPT, powerOfTwo(this.#length))
    this.#keptMask = kept - 1
    this.#asked = new Uint8Array((this.#length >>> 3) + 1)
    this.#keptIndex = new Int32Array(kept).fill(-1)
    this.#keptText = Array.from({ length: kept }, () => '')
  }

  #make(index: number): string {
    const place = this.#placeOf(index)
    const number = place >>> (BLOCK_BITS + 1)
    const end = (place >>> 1) & (BLOCK_BYTES - 1)
    const before = index === 0 ? 0 : this.#placeOf(index - 1)
    // The first text of a block begins with it, every other where the one before it ends.
    const start = before >>> (BLOCK_BITS + 1) === number ? (before >>> 1) & (BLOCK_BYTES - 1) : 0
    const block = this.#blocks[number]
    if (block === undefined) throw new RangeError('a text without a block')
    if ((place & 1) === 1) return block.bytes.toString('latin1', start, end)
    return block.bytes.toString('utf16le', start + (start & 1), end)
  }

  #placeOf(index: number): number {
    return this.#places[index >>> LIST_BITS]?.[index & (LIST_LENGTH - 1)] ?? 0
  }

  /** Keeps two bytes free, so that neither an end nor what is left out before a wide text falls out of the block. */
  #makeRoom(size: number): void {
    const needed = this.#at + size + 2
    if (needed < this.#block.bytes.length) return
    if (needed < BLOCK_BYTES) {
      this.#block = grownBlock(this.#block, this.#at, powerOfTwo(needed))
      this.#blocks[this.#blocks.length - 1] = this.#block
      return
    }
    this.#block = newBlock(BLOCK_BYTES)
    this.#blocks.push(this.#block)
    this.#at = 0
  }

  #endHere(ascii: boolean): void {
    const index = this.#length
    const at = index & (LIST_LENGTH - 1)
    let list = this.#places[index >>> LIST_BITS]
    if (list === undefined || at >= list.length) list = this.#longerList(index >>> LIST_BITS)
    const offset = (this.#blocks.length - 1) * BLOCK_BYTES + this.#at
    list[at] = offset * 2 + (ascii ? 1 : 0)
    this.#length = index + 1
  }

  #longerList(number: number): Uint32Array {
    const list = this.#places[number]
    const longer = new Uint32Array(Math.min(LIST_LENGTH, number > 0 ? LIST_LENGTH : (list?.length ?? 32) * 4))
    if (list !== undefined) longer.set(list)
    this.#places[number] = longer
    return longer
  }
}

/** The smallest power of two beyond `least`. */
function powerOfTwo(least: number): number {
  return 2 ** (32 - Math.clz32(least))
}

function newBlock(size: number): Block {
  const memory = new ArrayBuffer(size)
  return { bytes: Buffer.from(memory), units: new Uint16Array(memory) }
}

function grownBlock(block: Block, used: number, size: number): Block {
  const grown = newBlock(size)
  block.bytes.copy(grown.bytes, 0, 0, used)
  return grown
}

function copyAscii(source: Buffer, start: number, end: number, target: Buffer, at: number): number {
  if (end - start >= SHORT) return at + source.copy(target, at, start, end)
  let to = at
  for (let from = start; from < end; from += 1) {
    target[to] = source[from] ?? 0
    to += 1
  }
  return to
}
