// Little-endian bytes written and read in order, for the chunk codec.
// Knows no table; a reader that runs past its end throws STORE_CORRUPT.
import { OpenprepError } from '../contract/errors.ts'

export type UnsignedWidth = 1 | 2 | 4

export class ByteWriter {
  #buffer: Buffer
  #at = 0

  constructor(capacity: number) {
    this.#buffer = Buffer.allocUnsafeSlow(Math.max(capacity, 16))
  }

  byte(value: number): void {
    this.#reserve(1)
    this.#buffer[this.#at] = value
    this.#at += 1
  }

  /** A number from 0 to 2^53 − 1, seven bits to a byte. */
  varint(value: number): void {
    this.#reserve(8)
    let rest = value
    while (rest >= 0x80) {
      this.#buffer[this.#at] = (rest % 0x80) | 0x80
      this.#at += 1
      rest = Math.floor(rest / 0x80)
    }
    this.#buffer[this.#at] = rest
    this.#at += 1
  }

  /** A signed number of at most 52 bits. */
  zigzag(value: number): void {
    this.varint(value >= 0 ? value * 2 : -value * 2 - 1)
  }

  bytes(values: Uint8Array): void {
    this.#reserve(values.length)
    this.#buffer.set(values, this.#at)
    this.#at += values.length
  }

  unsigned(values: Uint8Array | Uint16Array | Uint32Array, width: UnsignedWidth): void {
    this.#reserve(values.length * width)
    const buffer = this.#buffer
    let at = this.#at
    for (let index = 0; index < values.length; index += 1) {
      const value = values[index] ?? 0
      buffer[at] = value
      if (width > 1) buffer[at + 1] = value >>> 8
      if (width > 2) buffer.writeUInt32LE(value, at)
      at += width
    }
    this.#at = at
  }

  /** What was written; the writer must not be used afterwards. */
  done(): Uint8Array {
    return this.#buffer.subarray(0, this.#at)
  }

  #reserve(length: number): void {
    const needed = this.#at + length
    if (needed <= this.#buffer.length) return
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, this.#buffer.length * 2))
    larger.set(this.#buffer.subarray(0, this.#at))
    this.#buffer = larger
  }
}

export class ByteReader {
  readonly #buffer: Buffer
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  get atEnd(): boolean {
    return this.#at === this.#buffer.length
  }

  byte(): number {
    return this.#buffer[this.#advance(1)] ?? 0
  }

  varint(): number {
    let value = 0
    let scale = 1
    for (;;) {
      const byte = this.byte()
      value += (byte & 0x7f) * scale
      if (byte < 0x80) return value
      scale *= 0x80
      if (scale > Number.MAX_SAFE_INTEGER) throw new OpenprepError('STORE_CORRUPT', { reason: 'chunk' })
    }
  }

  zigzag(): number {
    const value = this.varint()
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2
  }

  unsigned(count: number, width: UnsignedWidth): Uint8Array | Uint32Array {
    const buffer = this.#buffer
    let at = this.#advance(count * width)
    if (width === 1) return buffer.subarray(at, at + count)
    const values = new Uint32Array(count)
    for (let index = 0; index < count; index += 1) {
      values[index] = width === 2 ? (buffer[at] ?? 0) | ((buffer[at + 1] ?? 0) << 8) : buffer.readUInt32LE(at)
      at += width
    }
    return values
  }

  /** UTF-16 units where they lie, or a copy where they lie at an odd place. */
  units(count: number, width: 1 | 2): Uint8Array | Uint16Array {
    const start = this.#advance(count * width)
    const bytes = this.#buffer.subarray(start, start + count * width)
    if (width === 1) return bytes
    const even = bytes.byteOffset % 2 === 0 ? bytes : new Uint8Array(bytes)
    return new Uint16Array(even.buffer, even.byteOffset, count)
  }

  latin1(units: number): string {
    const start = this.#advance(units)
    return this.#buffer.toString('latin1', start, start + units)
  }

  utf16(units: number): string {
    const start = this.#advance(units * 2)
    return this.#buffer.toString('utf16le', start, start + units * 2)
  }

  #advance(length: number): number {
    const start = this.#at
    if (start + length > this.#buffer.length) throw new OpenprepError('STORE_CORRUPT', { reason: 'chunk' })
    this.#at = start + length
    return start
  }
}
