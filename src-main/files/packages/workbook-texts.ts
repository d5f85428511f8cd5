// Every text a workbook or Word document holds outside of cells: comments, document properties, names, links, headers and footers,
// paragraphs, anything else in XML.
// Reads no cells; bounded, because the file may be hostile.
import { withDefaults } from '../spreadsheets/limits.ts'
import { type Archive, openArchive } from '../spreadsheets/xlsx/archive.ts'
import { partText } from '../spreadsheets/xlsx/part-text.ts'
import { decodeXmlText } from '../spreadsheets/xlsx/xml-scanner.ts'

export interface HiddenText {
  /** Part of the workbook, such as `xl/comments1.xml`. */
  readonly part: string
  readonly text: string
}

/** Sheets and shared strings are read as cells; styles hold no words of people. A relation may lead to somebody's mailbox. */
const READ_AS_CELLS =
  /^xl\/(?:worksheets\/[^/]+\.xml|sharedStrings\.xml|styles\.xml)$|^(?:content|styles)\.xml$|^\[Content_Types\]\.xml$/i
const XML_PART = /\.(?:xml|vml|rels)$/i
/** A word processor cuts one number into several runs as it likes. */
const WORD_PART = /^word\/[^/]+\.xml$/i
const MAX_PART_CHARS = 16 * 1024 * 1024

/** Parts that are no XML (pictures, binaries) are given by name with text '' so that they are at least seen. */
export async function* workbookTexts(path: string, password?: string): AsyncGenerator<HiddenText> {
  const archive = await openArchive(path, withDefaults({}), password)
  try {
    for (const part of archive.names) {
      if (READ_AS_CELLS.test(part)) continue
      const text = XML_PART.test(part) ? await wholeText(archive, part) : ''
      yield { part, text }
    }
  } finally {
    archive.close()
  }
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
  return decodeXmlText(lines)
}

/** Attribute values and element texts, each on its own line, so that pieces of different elements do not run together. */
function wordsOf(xml: string): string {
  const attributes = [...xml.matchAll(/\s[\w:-]+="([^"]*)"/g)].map(match => match[1] ?? '')
  const texts = xml.replace(/<[^>]*>/g, '\n').split('\n')
  const words = [...attributes.filter(value => !value.startsWith('http://')), ...texts]
  return words
    .map(word => decodeXmlText(word).trim())
    .filter(word => word !== '')
    .join('\n')
}
