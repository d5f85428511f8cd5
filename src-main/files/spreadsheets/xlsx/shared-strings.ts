// Reads the shared string table of a workbook into memory.
// Bounded by a cap on what all texts take together; knows nothing of cells.
import type { ReadLimits } from '../../table-source.ts'
import { faultError, tooLargeError } from '../faults.ts'
import { MAX_SHARED_BYTES, MAX_SHARED_MEMORY } from '../limits.ts'
import type { Archive, ReadPartOptions } from './archive.ts'
import { type ByteTaker, scanPart } from './byte-taker.ts'
import { xmlError } from './part-text.ts'
import { matches, PlainText, skipSpace } from './plain-bytes.ts'
import { RichText, unescapeText } from './rich-text.ts'
import { StringTable } from './string-table.ts'
import { decodeXmlText, type XmlAttributes, type XmlHandler, XmlScanner } from './xml-scanner.ts'

/** So many first texts may be asked for of a part that is too large to be read whole. */
const BOUNDED = 1_000_000

/** `most`: the first texts are enough. Throws FILE_CORRUPT, FILE_HOSTILE, FILE_TOO_LARGE. */
export async function readSharedStrings(
  archive: Archive,
  part: string | null,
  limits: ReadLimits,
  options: ReadPartOptions & { most?: number },
): Promise<StringTable> {
  const collector = new StringCollector(archive.path, limits)
  if (part === null) return collector.strings
  const size = archive.size(part)
  const most = options.most ?? Number.POSITIVE_INFINITY
  // Said at once instead of after reading most of it.
  if (size > MAX_SHARED_BYTES && most > BOUNDED) throw tooLargeError(archive.path, size, MAX_SHARED_BYTES)
  const scanner = new XmlScanner(collector, limits.maxCellChars * 8)
  try {
    for await (const _ of scanPart(archive, part, options, scanner, collector)) {
      collector.checkSize()
      if (collector.strings.length >= most) break
    }
  } catch (thrown) {
    throw xmlError(thrown, archive.path)
  }
  return collector.strings
}

/** What stands around a text in a part whose elements have this prefix (`x:`, mostly none). */
function wordsOf(prefix: string) {
  const word = (text: string) => Buffer.from(text.replace(/<\/?/g, `$&${prefix}`))
  return {
    item: word('<si>'),
    text: word('<si><t>'),
    spacedText: word('<si><t xml:space="preserve">'),
    textEnd: word('</t></si>'),
    empty: word('<si><t/></si>'),
  }
}

class StringCollector implements XmlHandler, ByteTaker {
  readonly strings = new StringTable()
  readonly #path: string
  readonly #limits: ReadLimits
  readonly #item = new RichText()
  readonly #plain = new PlainText()
  #words = wordsOf('')
  #inItem = false
  #inTable = false

  constructor(path: string, limits: ReadLimits) {
    this.#path = path
    this.#limits = limits
  }

  take(bytes: Buffer, from: number): number {
    let at = from
    if (this.#inItem || !this.#inTable) return at
    for (;;) {
      const next = this.#plainItem(bytes, skipSpace(bytes, at))
      if (next < 0) return at
      at = next
    }
  }

  resume(bytes: Buffer, at: number): number {
    const next = bytes.indexOf(this.#words.item, at)
    return next < 0 ? bytes.length : next
  }

  open(name: string, _attributes: XmlAttributes, fullName: string): void {
    if (name === 'sst') {
      this.#inTable = true
      this.#words = wordsOf(fullName.slice(0, -name.length))
    } else if (name === 'si') {
      this.#inItem = true
      this.#item.restart()
    } else this.#item.open(name)
  }

  close(name: string): void {
    if (name === 'sst') this.#inTable = false
    else if (name === 'si') {
      this.#inItem = false
      this.#checkLength(this.strings.addText(this.#item.value))
    } else this.#item.close(name)
  }

  text(raw: string, literal: boolean): void {
    if (this.#inItem) this.#item.text(raw, literal)
  }

  checkSize(): void {
    const { bytes } = this.strings
    if (bytes > MAX_SHARED_MEMORY) throw tooLargeError(this.#path, bytes, MAX_SHARED_MEMORY)
  }

  /** A text without runs and phonetic guide, as nearly all are; returns the position behind it, or -1. */
  #plainItem(bytes: Buffer, at: number): number {
    const { text, spacedText, textEnd, empty } = this.#words
    const tag = matches(bytes, at, text) ? text : spacedText
    if (tag === spacedText && !matches(bytes, at, spacedText)) return this.#emptyItem(bytes, at, empty)
    const start = at + tag.length
    const plain = this.#plain
    plain.read(bytes, start)
    if (!matches(bytes, plain.end, textEnd)) return -1
    const length = plain.literal
      ? this.strings.addUtf8(bytes, start, plain.end, plain.ascii)
      : this.strings.addText(unescapeText(decodeXmlText(bytes.toString('utf8', start, plain.end))))
    this.#checkLength(length)
    return plain.end + textEnd.length
  }

  #emptyItem(bytes: Buffer, at: number, item: Buffer): number {
    if (!matches(bytes, at, item)) return -1
    this.strings.addText('')
    return at + item.length
  }

  #checkLength(length: number): void {
    if (length > this.#limits.maxCellChars) throw faultError(this.#path, 'tokenLength')
  }
}
