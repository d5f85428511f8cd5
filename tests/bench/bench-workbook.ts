// The stated workbook of the reading bench: columns of distinct texts, of repeated texts, of numbers and of dates, as shared strings.
// Streams the file, so that its size is bounded by the disk alone; deterministic; names no real person.
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import yazl from 'yazl'
import { columnLetters } from '../../src-main/files/spreadsheets/cell-reference.ts'

const NS = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const REPEATED = ['已办结', '材料齐全', '锡山区', '梁溪区', '男', '女', '汉族', '需补正材料', '科技类', '物流类']
const PIECE_ROWS = 500
const DATE_STYLE = 1

/** What a column holds: a text of its own in every row, one of a few texts, a number, a date. */
export type BenchColumn = 'distinct' | 'repeated' | 'number' | 'date'

/** Three of ten columns with a text of its own in every row: 3 million different texts in a million rows. */
export function benchColumns(count: number): BenchColumn[] {
  const ten: BenchColumn[] = [
    'distinct',
    'repeated',
    'number',
    'distinct',
    'date',
    'repeated',
    'number',
    'distinct',
    'repeated',
    'number',
  ]
  return Array.from({ length: count }, (_, at) => ten[at % ten.length] ?? 'number')
}

/** Row 1 holds the names; `rows` records follow. */
export async function writeBenchWorkbook(path: string, rows: number, columns: readonly BenchColumn[]): Promise<void> {
  const zip = new yazl.ZipFile()
  const add = (name: string, pieces: Iterable<string>) =>
    zip.addReadStream(Readable.from(bytesOf(pieces)), name, { compressionLevel: 1, mtime: new Date(1980, 0, 1) })
  add('[Content_Types].xml', [contentTypes()])
  add('_rels/.rels', [relations([['officeDocument', 'xl/workbook.xml']])])
  add('xl/workbook.xml', [
    `${HEADER}<workbook xmlns="${NS}" xmlns:r="${RELATIONS}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  ])
  add('xl/_rels/workbook.xml.rels', [
    relations([
      ['worksheet', 'worksheets/sheet1.xml'],
      ['styles', 'styles.xml'],
      ['sharedStrings', 'sharedStrings.xml'],
    ]),
  ])
  add('xl/styles.xml', [
    `${HEADER}<styleSheet xmlns="${NS}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
  ])
  add('xl/worksheets/sheet1.xml', sheet(rows, columns))
  add('xl/sharedStrings.xml', sharedStrings(rows, columns))
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(path))
}

function* bytesOf(pieces: Iterable<string>): Generator<Buffer> {
  for (const piece of pieces) yield Buffer.from(piece)
}

function contentTypes(): string {
  const part = (name: string, type: string) =>
    `<Override PartName="/xl/${name}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`
  return `${HEADER}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('workbook.xml', 'sheet.main')}${part('worksheets/sheet1.xml', 'worksheet')}${part('styles.xml', 'styles')}${part('sharedStrings.xml', 'sharedStrings')}</Types>`
}

function relations(targets: [type: string, target: string][]): string {
  const list = targets.map(
    ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
  )
  return `${HEADER}<Relationships xmlns="${PACKAGE}/relationships">${list.join('')}</Relationships>`
}

function* sheet(rows: number, columns: readonly BenchColumn[]): Generator<string> {
  const letters = columns.map((_, at) => columnLetters(at + 1))
  const texts = columns.map((column, at) => (column === 'distinct' ? at : -1)).filter(at => at >= 0)
  const distinct = new Map(texts.map((at, place) => [at, place]))
  const firstDistinct = columns.length + REPEATED.length
  const cell = (column: BenchColumn, at: number, row: number): string => {
    const start = `<c r="${letters[at]}${row + 2}"`
    switch (column) {
      case 'distinct':
        return `${start} t="s"><v>${firstDistinct + row * distinct.size + (distinct.get(at) ?? 0)}</v></c>`
      case 'repeated':
        return `${start} t="s"><v>${columns.length + ((row * 7 + at) % REPEATED.length)}</v></c>`
      case 'number':
        return `${start}><v>${((row * 7919 + at * 104729) % 100_000_000) / 100}</v></c>`
      case 'date':
        return `${start} s="${DATE_STYLE}"><v>${36_526 + ((row * 31) % 9000)}</v></c>`
    }
  }
  yield `${HEADER}<worksheet xmlns="${NS}"><dimension ref="A1:${letters.at(-1)}${rows + 1}"/><sheetData>`
  yield `<row r="1">${columns.map((_, at) => `<c r="${letters[at]}1" t="s"><v>${at}</v></c>`).join('')}</row>`
  for (let from = 0; from < rows; from += PIECE_ROWS) {
    let piece = ''
    for (let row = from; row < Math.min(rows, from + PIECE_ROWS); row += 1) {
      piece += `<row r="${row + 2}">`
      for (const [at, column] of columns.entries()) piece += cell(column, at, row)
      piece += '</row>'
    }
    yield piece
  }
  yield '</sheetData></worksheet>'
}

function* sharedStrings(rows: number, columns: readonly BenchColumn[]): Generator<string> {
  const distinct = columns.filter(column => column === 'distinct').length
  const item = (text: string) => `<si><t>${text}</t></si>`
  const unique = columns.length + REPEATED.length + rows * distinct
  yield `${HEADER}<sst xmlns="${NS}" uniqueCount="${unique}">`
  yield columns.map((_, at) => item(`第${at + 1}列`)).join('') + REPEATED.map(item).join('')
  for (let from = 0; from < rows; from += PIECE_ROWS) {
    let piece = ''
    for (let row = from; row < Math.min(rows, from + PIECE_ROWS); row += 1) {
      for (let at = 0; at < distinct; at += 1) piece += item(`无锡市第${at}号办件${String(row).padStart(8, '0')}`)
    }
    yield piece
  }
  yield '</sst>'
}
