// Reads packages and office documents the way a stranger would: by their archives and their text.
// Knows nothing of how they are written.
import { readFileSync } from 'node:fs'
import * as XLSX from 'xlsx'
import yauzl from 'yauzl'

/** Every file of an archive by its path. */
export async function filesOf(archive: string | Buffer): Promise<Map<string, Buffer>> {
  const opened = await yauzl.fromBufferPromise(typeof archive === 'string' ? readFileSync(archive) : archive)
  const files = new Map<string, Buffer>()
  for await (const entry of opened.eachEntry()) {
    const pieces: Buffer[] = []
    for await (const piece of await opened.openReadStreamPromise(entry)) pieces.push(Buffer.from(piece))
    files.set(entry.fileName, Buffer.concat(pieces))
  }
  return files
}

const plain = (xml: string) =>
  xml.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')

/** The paragraphs of a text document, or the cells of a workbook. */
export async function wordsOf(path: string, bytes: Buffer): Promise<string[]> {
  if (path.endsWith('.xlsx')) {
    const book = XLSX.read(bytes)
    return book.SheetNames.flatMap(name =>
      XLSX.utils.sheet_to_json<string[]>(book.Sheets[name] ?? {}, { header: 1, defval: '' }).flat(),
    ).filter(text => text !== '')
  }
  const document = (await filesOf(bytes)).get('word/document.xml')?.toString('utf8') ?? ''
  return document
    .split('</w:p>')
    .map(paragraph => plain([...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)</g)].map(match => match[1] ?? '').join('')))
    .filter(text => text !== '')
}
