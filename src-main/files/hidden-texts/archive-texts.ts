// Every text a zipped workbook or a Word document holds outside of cells: comments, document properties, names, links, headers and
// footers, paragraphs, anything else in XML.
// Reads no cells; bounded, because the file may be hostile.
import { withDefaults } from '../spreadsheets/limits.ts'
import { type Archive, openArchive } from '../spreadsheets/xlsx/archive.ts'
import { partText } from '../spreadsheets/xlsx/part-text.ts'
import { XmlFaultError } from '../spreadsheets/xlsx/xml-fault.ts'
import { decodeXmlText } from '../spreadsheets/xlsx/xml-scanner.ts'
import type { HiddenText } from './hidden-text.ts'
import { withoutPageCodes } from './page-codes.ts'
import { commentTexts } from './xlsb-comments.ts'

/** Shared strings are read as cells; styles hold no words of people. A relation may lead to somebody's mailbox. */
const READ_AS_CELLS = /^xl\/(?:sharedStrings\.xml|styles\.xml)$|^(?:content|styles)\.xml$|^\[Content_Types\]\.xml$/i
/** Read as cells too, but behind them stand headers, footers, links and what is said to whoever fills a cell in. */
const SHEET = /^xl\/worksheets\/[^/]+\.xml$/i
const BINARY_COMMENTS = /^xl\/comments[^/]*\.bin$/i
const XML_PART = /\.(?:xml|vml|rels)$/i
/** A word processor cuts one number into several runs as it likes. */
const WORD_PART = /^word\/[^/]+\.xml$/i
const MAX_PART_CHARS = 16 * 1024 * 1024

/** Parts that are no XML (pictures, binaries) are given by name with text '' so that they are at least seen. */
export async function* archiveTexts(path: string, password?: string): AsyncGenerator<HiddenText> {
  const archive = await openArchive(path, withDefaults({}), password)
  try {
    for (const part of archive.names) {
      if (READ_AS_CELLS.test(part)) continue
      yield { part, text: await textOfPart(archive, part) }
    }
  } finally {
    archive.close()
  }
}

async function textOfPart(archive: Archive, part: string): Promise<string> {
  if (SHEET.test(part)) return withoutPageCodes(wordsOf(await behindCells(archive, part)))
  if (BINARY_COMMENTS.test(part)) return commentTexts(await wholeBytes(archive, part)).join('\n')
  return XML_PART.test(part) ? wholeText(archive, part) : ''
}

const END_OF_CELLS = /<\/(?:[\w.-]+:)?sheetData\s*>|<(?:[\w.-]+:)?sheetData\s*\/>/

async function behindCells(archive: Archive, part: string): Promise<string> {
  let waiting = ''
  let behind: string | null = null
  for await (const piece of partText(archive, part)) {
    if (behind !== null) {
      behind += piece
      if (behind.length > MAX_PART_CHARS) break
      continue
    }
    waiting += piece
    const end = END_OF_CELLS.exec(waiting)
    if (end === null) waiting = waiting.slice(-LONGEST_TAG)
    else behind = waiting.slice(end.index + end[0].length)
  }
  return behind ?? ''
}

/** A closing tag may be cut by the border of two pieces. */
const LONGEST_TAG = 100

async function wholeBytes(archive: Archive, part: string): Promise<Buffer> {
  const pieces: Buffer[] = []
  let bytes = 0
  for await (const piece of archive.read(part)) {
    pieces.push(piece)
    bytes += piece.length
    if (bytes > MAX_PART_CHARS) break
  }
  return Buffer.concat(pieces)
}

async function wholeText(archive: Archive, part: string): Promise<string> {
  let xml = ''
  for await (const piece of partText(archive, part)) {
    xml += piece
    if (xml.length > MAX_PART_CHARS) break
  }
  return WORD_PART.test(part) ? paragraphsOf(xml) : wordsOf(xml)
}

/** Of WordprocessingML: the runs of a paragraph together, what was deleted under change tracking included. */
function paragraphsOf(xml: string): string {
  const lines = xml.replace(/<\/w:p>|<w:(?:br|cr|tab)\b[^>]*>/g, '\n').replace(/<[^>]*>/g, '')
  return decoded(lines)
}

/** Attribute values and element texts, each on its own line, so that pieces of different elements do not run together. */
function wordsOf(xml: string): string {
  const attributes = [...xml.matchAll(/\s[\w:-]+="([^"]*)"/g)].map(match => match[1] ?? '')
  const texts = xml.replace(/<[^>]*>/g, '\n').split('\n')
  const words = [...attributes.filter(value => !value.startsWith('http://')), ...texts]
  return words
    .map(word => decoded(word).trim())
    .filter(word => word !== '')
    .join('\n')
}

/** What an entity nobody knows stands for is not known; the text around it is looked at all the same. */
function decoded(text: string): string {
  try {
    return decodeXmlText(text)
  } catch (thrown) {
    if (thrown instanceof XmlFaultError) return text
    throw thrown
  }
}
