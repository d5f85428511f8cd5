// The words that a workbook stream holds outside of its cells: comments, text boxes, headers and footers, links, names, users.
// Reads no cells and follows no offsets, so that it ends with the stream. Format: [MS-XLS]; BIFF5 as its writers leave it.
import { hiddenPlaces } from '../../contract/text/zh-CN/hidden-texts.ts'
import { labelOfCodePage } from '../spreadsheets/code-page.ts'
import type { HiddenText } from './hidden-text.ts'
import { withoutPageCodes } from './page-codes.ts'
import { linkTexts } from './xls-links.ts'

/** Those before BIFF5 begin otherwise. */
const BOF = [0x809, 0x409, 0x209, 0x9] as const
const BIFF8 = 0x600
const CODE_PAGE = 0x42
const CONTINUE = 0x3c
/** What follows is encrypted, and cannot be read as a table either. */
const FILE_PASS = 0x2f
const TEXT_OBJECT = 0x1b6
const NOTE = 0x1c
const MORE_OF_NOTE = 0xffff
const HEADER = 0x14
const FOOTER = 0x15
const NAME = 0x18
const WRITE_ACCESS = 0x5c
const FILE_SHARING = 0x5b
const HYPERLINK = 0x1b8
const EXTERNAL_BOOK = 0x1ae

type Place = (typeof hiddenPlaces)[keyof typeof hiddenPlaces]

const PLACES: Readonly<Record<number, Place>> = {
  [HEADER]: hiddenPlaces.pages,
  [FOOTER]: hiddenPlaces.pages,
  [WRITE_ACCESS]: hiddenPlaces.users,
  [FILE_SHARING]: hiddenPlaces.users,
  [NAME]: hiddenPlaces.names,
  [EXTERNAL_BOOK]: hiddenPlaces.names,
  [HYPERLINK]: hiddenPlaces.links,
}

class RecordTexts {
  readonly #texts = new Map<Place, string[]>()
  #biff8 = true
  #label = labelOfCodePage(0)
  /** Characters of a text object that are still to come in the records that go on with it. */
  #awaited = 0
  #boxed = ''

  /** `data` may be shorter than its kind demands. Throws RangeError then. */
  record(id: number, data: Buffer): void {
    if (id !== CONTINUE) this.#endBox()
    switch (id) {
      case CONTINUE:
        this.#goOn(data)
        break
      case BOF[0]:
        this.#biff8 = data.readUInt16LE(0) >= BIFF8
        break
      case BOF[1]:
      case BOF[2]:
      case BOF[3]:
        this.#biff8 = false
        break
      case CODE_PAGE:
        this.#label = labelOfCodePage(data.readUInt16LE(0))
        break
      case TEXT_OBJECT:
        this.#awaited = data.readUInt16LE(10)
        break
      case NOTE:
        this.#note(data)
        break
      default:
        for (const text of this.#wordsOf(id, data)) this.#add(PLACES[id] ?? hiddenPlaces.names, text)
    }
  }

  #wordsOf(id: number, data: Buffer): string[] {
    switch (id) {
      case HEADER:
      case FOOTER:
        // Without words the record is empty.
        return data.length === 0 ? [] : [withoutPageCodes(this.#counted(data, 0))]
      case WRITE_ACCESS:
        return [this.#counted(data, 0)]
      case FILE_SHARING:
        return [this.#counted(data, 4)]
      case NAME:
        return [this.#characters(data, 14, data.readUInt8(3))]
      case EXTERNAL_BOOK:
        // Shorter ones stand for the workbook itself and for functions.
        return data.length > 8 ? [this.#counted(data, 2)] : []
      case HYPERLINK:
        return linkTexts(data)
      default:
        return []
    }
  }

  texts(): HiddenText[] {
    this.#endBox()
    return [...this.#texts].map(([part, texts]) => ({ part, text: texts.join('\n') }))
  }

  #goOn(data: Buffer): void {
    if (this.#awaited === 0) return
    const wide = (data.readUInt8(0) & 1) === 1
    const count = Math.min(this.#awaited, Math.floor((data.length - 1) / (wide ? 2 : 1)))
    this.#boxed += this.#characters(data, 0, count)
    this.#awaited -= count
  }

  #endBox(): void {
    this.#add(hiddenPlaces.comments, this.#boxed)
    this.#boxed = ''
    this.#awaited = 0
  }

  /** BIFF8 keeps the text in a text object and the author here; before it, the text stands here, in pieces. */
  #note(data: Buffer): void {
    const text = this.#biff8 ? this.#counted(data, 8) : this.#decoded(data.subarray(6))
    const texts = this.#texts.get(hiddenPlaces.comments) ?? []
    if (!this.#biff8 && data.readUInt16LE(0) === MORE_OF_NOTE && texts.length > 0) texts[texts.length - 1] += text
    else this.#add(hiddenPlaces.comments, text)
  }

  /** A string that begins with the number of its characters; in BIFF5, of its bytes. */
  #counted(data: Buffer, at: number): string {
    return this.#biff8
      ? this.#characters(data, at + 2, data.readUInt16LE(at))
      : this.#characters(data, at + 1, data.readUInt8(at))
  }

  /** BIFF8 says in front of the characters whether they have two bytes each. */
  #characters(data: Buffer, at: number, count: number): string {
    if (!this.#biff8) return this.#decoded(data.subarray(at, at + count))
    const wide = (data.readUInt8(at) & 1) === 1
    const end = at + 1 + count * (wide ? 2 : 1)
    if (end > data.length) throw new RangeError('a string beyond its record')
    return data.toString(wide ? 'utf16le' : 'latin1', at + 1, end)
  }

  #decoded(bytes: Buffer): string {
    return new TextDecoder(this.#label).decode(bytes)
  }

  #add(place: Place, text: string): void {
    // Paths of other workbooks hold control characters between their parts.
    const words = text.replace(/[^\P{Cc}\n]+/gu, ' ').trim()
    if (words === '') return
    const texts = this.#texts.get(place) ?? []
    texts.push(words)
    this.#texts.set(place, texts)
  }
}

/** `complete` false = some records hold less than they say, or the stream ends within one. */
export function recordTexts(stream: Buffer): { texts: HiddenText[]; complete: boolean } {
  const found = new RecordTexts()
  let complete = true
  let at = 0
  while (at + 4 <= stream.length) {
    const id = stream.readUInt16LE(at)
    const end = at + 4 + stream.readUInt16LE(at + 2)
    // What follows the last record is padding.
    if (id === FILE_PASS || (id === 0 && end === at + 4)) break
    complete = end <= stream.length && readable(found, id, stream.subarray(at + 4, end)) && complete
    at = end
  }
  return { texts: found.texts(), complete }
}

function readable(found: RecordTexts, id: number, data: Buffer): boolean {
  try {
    found.record(id, data)
    return true
  } catch (thrown) {
    if (thrown instanceof RangeError) return false
    throw thrown
  }
}
