// The words that XML spreadsheets hold outside of their cells: OpenDocument, zipped or flat, and SpreadsheetML 2003.
// Streams, and keeps a bounded part of what it finds.
import { hiddenPlaces } from '../../contract/text/zh-CN/hidden-texts.ts'
import { flatPart } from '../spreadsheets/flat-part.ts'
import { withDefaults } from '../spreadsheets/limits.ts'
import { openArchive, type PartSource } from '../spreadsheets/xlsx/archive.ts'
import { partText, xmlError } from '../spreadsheets/xlsx/part-text.ts'
import { decodeXmlText, type XmlAttributes, type XmlHandler, XmlScanner } from '../spreadsheets/xlsx/xml-scanner.ts'
import type { HiddenText } from './hidden-text.ts'
import { withoutPageCodes } from './page-codes.ts'

interface Wanted {
  /** Local names of elements whose whole text counts. */
  elements: ReadonlySet<string>
  /** Full names of attributes that hold words, wherever they stand. */
  attributes: readonly string[]
}

const OPEN_DOCUMENT: Wanted = {
  elements: new Set([
    ...['annotation', 'shapes', 'frame', 'custom-shape', 'g', 'help-message', 'error-message', 'meta'],
    ...['header', 'header-left', 'header-first', 'footer', 'footer-left', 'footer-first'],
  ]),
  attributes: ['xlink:href'],
}
const SPREADSHEET_2003: Wanted = {
  elements: new Set(['Comment', 'DocumentProperties', 'CustomDocumentProperties', 'DataValidation']),
  attributes: ['ss:HRef', 'ss:Author', 'x:Data', 'x:HRefScreenTip'],
}

/** These do not part what a person reads as one text; pictures are no text. */
const WITHIN_TEXT = new Set(['span', 'a', 's', 'tab', 'Font', 'B', 'I', 'U', 'S', 'Sub', 'Sup'])
const NO_TEXT = 'binary-data'
const MAX_CHARS = 16 * 1024 * 1024
const MAX_TOKEN = 64 * 1024 * 1024

class WantedTexts implements XmlHandler {
  readonly #wanted: Wanted
  readonly #texts: string[] = []
  #depth = 0
  #silent = false
  #present = ''
  #chars = 0

  constructor(wanted: Wanted) {
    this.#wanted = wanted
  }

  open(name: string, attributes: XmlAttributes): void {
    if (this.#depth > 0 || this.#wanted.elements.has(name)) this.#depth += 1
    if (name === NO_TEXT) this.#silent = true
    for (const wanted of this.#wanted.attributes) this.#add(withoutPageCodes(attributes.get(wanted) ?? ''))
  }

  close(name: string): void {
    if (name === NO_TEXT) this.#silent = false
    if (this.#depth === 0) return
    this.#depth -= 1
    if (this.#depth > 0 && WITHIN_TEXT.has(name)) return
    this.#add(this.#present)
    this.#present = ''
  }

  text(raw: string, literal: boolean): void {
    if (this.#depth > 0 && !this.#silent) this.#present += literal ? raw : decodeXmlText(raw)
  }

  get full(): boolean {
    return this.#chars > MAX_CHARS
  }

  whole(): string {
    return this.#texts.join('\n')
  }

  #add(text: string): void {
    const words = text.trim()
    if (words === '') return
    this.#texts.push(words)
    this.#chars += words.length
  }
}

async function wantedTexts(parts: PartSource, part: string, wanted: Wanted): Promise<string> {
  const found = new WantedTexts(wanted)
  const scanner = new XmlScanner(found, MAX_TOKEN)
  try {
    for await (const piece of partText(parts, part)) {
      scanner.write(piece)
      if (found.full) break
    }
  } catch (thrown) {
    throw xmlError(thrown, parts.path)
  }
  return found.whole()
}

/** Of the parts that hold cells and styles; the others are read like those of any archive. Throws FILE_CORRUPT, FILE_HOSTILE. */
export async function* openDocumentTexts(path: string): AsyncGenerator<HiddenText> {
  const archive = await openArchive(path, withDefaults({}))
  try {
    for (const part of ['content.xml', 'styles.xml']) {
      if (archive.has(part)) yield { part, text: await wantedTexts(archive, part, OPEN_DOCUMENT) }
    }
  } finally {
    archive.close()
  }
}

/** Throws FILE_CORRUPT, FILE_HOSTILE. */
export async function* flatTexts(path: string, format: 'fods' | 'xml2003'): AsyncGenerator<HiddenText> {
  const wanted = format === 'fods' ? OPEN_DOCUMENT : SPREADSHEET_2003
  const { parts } = await flatPart(path, withDefaults({}))
  yield { part: hiddenPlaces.beside, text: await wantedTexts(parts, '', wanted) }
}
