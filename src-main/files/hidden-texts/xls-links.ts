// The words of one hyperlink of an xls workbook: where it leads, and what it is called.
// Follows no link. Format: [MS-XLS] 2.4.140 and [MS-OSHARED] 2.3.7.
const HAS_MONIKER = 0x1
const HAS_PLACE = 0x8
const HAS_NAME = 0x10
const HAS_FRAME = 0x80
const MONIKER_AS_STRING = 0x100

const URL_MONIKER = Buffer.from('e0c9ea79f9bace118c8200aa004ba90b', 'hex')
const FILE_MONIKER = Buffer.from('0303000000000000c000000000000046', 'hex')
const CLASS_BYTES = 16
/** Cells that the link covers, the class, and a version that is always the same. */
const FLAGS_AT = 8 + CLASS_BYTES + 4

/** Throws RangeError where the record is shorter than it says. */
export function linkTexts(data: Buffer): string[] {
  const flags = data.readUInt32LE(FLAGS_AT)
  const reader = new LinkReader(data, FLAGS_AT + 4)
  const texts: string[] = []
  if (flags & HAS_NAME) texts.push(reader.string())
  if (flags & HAS_FRAME) texts.push(reader.string())
  if (flags & HAS_MONIKER) texts.push(...(flags & MONIKER_AS_STRING ? [reader.string()] : reader.moniker()))
  if (flags & HAS_PLACE) texts.push(reader.string())
  return texts
}

class LinkReader {
  readonly #data: Buffer
  #at: number

  constructor(data: Buffer, at: number) {
    this.#data = data
    this.#at = at
  }

  string(): string {
    return this.#wide(this.#number() * 2)
  }

  moniker(): string[] {
    const kind = this.#take(CLASS_BYTES)
    if (kind.equals(URL_MONIKER)) return [this.#wide(this.#number())]
    return kind.equals(FILE_MONIKER) ? this.#file() : []
  }

  /** The short path in the old encoding, and the whole one where it is needed. */
  #file(): string[] {
    this.#take(2)
    const short = this.#take(this.#number()).toString('latin1')
    this.#take(24)
    const rest = this.#number()
    if (rest === 0) return [short]
    const bytes = this.#number()
    this.#take(2)
    return [this.#take(bytes).toString('utf16le')]
  }

  #wide(bytes: number): string {
    const text = this.#take(bytes).toString('utf16le')
    const end = text.indexOf('\0')
    return end < 0 ? text : text.slice(0, end)
  }

  #number(): number {
    const value = this.#data.readUInt32LE(this.#at)
    this.#at += 4
    return value
  }

  #take(bytes: number): Buffer {
    const end = this.#at + bytes
    if (end > this.#data.length) throw new RangeError('a link beyond its record')
    const taken = this.#data.subarray(this.#at, end)
    this.#at = end
    return taken
  }
}
