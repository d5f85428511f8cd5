// Reads the shared string table of a workbook into memory.
// Bounded by a cap on all characters together; knows nothing of cells.
import type { ReadLimits } from '../../table-source.ts'
import { faultError, tooLargeError } from '../faults.ts'
import { MAX_SHARED_BYTES, MAX_SHARED_CHARS } from '../limits.ts'
import type { Archive, ReadPartOptions } from './archive.ts'
import { partText, xmlError } from './part-text.ts'
import { RichText } from './rich-text.ts'
import { ownCopy, type XmlHandler, XmlScanner } from './xml-scanner.ts'

/** A string without formatting, entities or escapes: nearly all of them. */
const PLAIN_ITEM = /<si><t(?: xml:space="preserve")?>([^<&_\r]*)<\/t><\/si>/y

export async function readSharedStrings(
  archive: Archive,
  part: string | null,
  limits: ReadLimits,
  options: ReadPartOptions,
): Promise<readonly string[]> {
  if (part === null) return []
  const size = archive.size(part)
  // Said at once instead of after reading most of it.
  if (size > MAX_SHARED_BYTES) throw tooLargeError(archive.path, size, MAX_SHARED_BYTES)
  const collector = new StringCollector(archive.path, limits)
  const scanner = new XmlScanner(collector, limits.maxCellChars * 8)
  try {
    for await (const piece of partText(archive, part, options)) scanner.write(piece)
    scanner.end()
  } catch (thrown) {
    throw xmlError(thrown, archive.path)
  }
  return collector.strings
}

class StringCollector implements XmlHandler {
  readonly strings: string[] = []
  readonly #path: string
  readonly #limits: ReadLimits
  readonly #item = new RichText()
  #inItem = false
  #inTable = false
  #size = 0

  constructor(path: string, limits: ReadLimits) {
    this.#path = path
    this.#limits = limits
  }

  take(text: string, at: number): number {
    if (this.#inItem || !this.#inTable) return -1
    PLAIN_ITEM.lastIndex = at
    const match = PLAIN_ITEM.exec(text)
    if (match === null) return -1
    this.#add(ownCopy(match[1] ?? ''))
    return PLAIN_ITEM.lastIndex
  }

  open(name: string): void {
    if (name === 'sst') this.#inTable = true
    else if (name === 'si') {
      this.#inItem = true
      this.#item.restart()
    } else this.#item.open(name)
  }

  close(name: string): void {
    if (name !== 'si') {
      this.#item.close(name)
      return
    }
    this.#inItem = false
    this.#add(this.#item.value)
  }

  text(raw: string, literal: boolean): void {
    if (this.#inItem) this.#item.text(raw, literal)
  }

  #add(text: string): void {
    if (text.length > this.#limits.maxCellChars) throw faultError(this.#path, 'tokenLength')
    // Every string costs memory beyond its characters, also an empty one.
    this.#size += text.length + 16
    if (this.#size > MAX_SHARED_CHARS) throw tooLargeError(this.#path, this.#size, MAX_SHARED_CHARS)
    this.strings.push(text)
  }
}
