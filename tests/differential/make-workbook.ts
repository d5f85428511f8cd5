// Makes workbooks as many programs write them, from a seed: every kind of cell, string, style and omission that readers differ on.
// Writes the XML itself, so that no library decides what is worth testing. Names no real person.
import { columnLetters } from '../../src-main/files/spreadsheets/cell-reference.ts'
import { type Chance, chanceFor } from '../fuzz/random.ts'
import { type ZipPart, zip } from '../fuzz/zip-parts.ts'

const NS = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006'
const RELATIONS = `${OFFICE}/relationships`
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

const CUSTOM_FORMATS = [
  'yyyy"年"m"月"d"日"',
  'yyyy\\-mm\\-dd hh:mm:ss',
  '[h]:mm:ss',
  'mm:ss.0',
  '[$-804]yyyy"年"m"月"d"日";@',
  '#,##0.00"元"',
  '¥#,##0.00;[Red]\\-¥#,##0.00',
  '000000',
  '# ?/?',
  '0.00%',
  '@',
  '"第"0"号"',
  '0.00E+00',
  '[&gt;=10000]0.0,"万";0',
  'm/d/yy h:mm',
] as const
const BUILT_IN = [0, 1, 2, 3, 4, 9, 10, 11, 12, 14, 15, 18, 21, 22, 37, 45, 46, 47, 49] as const
const FORMAT_IDS: readonly number[] = [...BUILT_IN, ...CUSTOM_FORMATS.map((_, at) => 164 + at)]
const DATE_IDS = new Set([14, 15, 18, 21, 22, 45, 46, 47, 164, 165, 166, 167, 168, 178])

const TEXTS = [
  '张三丰',
  '00123',
  '320205190001010013',
  ' 前后有空 ',
  '第一行\n第二行',
  'a&b <c> "d"',
  '𠮷野家',
  '１２３',
  'TRUE',
  '2024-01-02',
  '=1+1',
  '-',
  'é́',
  '_x0041_',
  '1.1E+17',
  '\t制表',
  '#N/A',
]
const ERRORS = ['#DIV/0!', '#N/A', '#NAME?', '#NULL!', '#NUM!', '#REF!', '#VALUE!']
const NUMBERS = [
  '0',
  '1',
  '-1',
  '0.1',
  '1234.5678',
  '100000000000000000',
  '1.1E+17',
  '123456789012345',
  '-0.000001',
  '1E-7',
  '1.7976931348623157E+308',
  '0.30000000000000004',
  '44562.5',
  '99999',
]

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** Texts that XML would read differently are escaped as ECMA-376 22.9.2.19 wants. */
function stored(text: string): string {
  return escaped(text.replace(/_x([0-9A-Fa-f]{4})_/g, '_x005F_x$1_'))
}

interface Book {
  chance: Chance
  date1904: boolean
  prefix: string
  strings: string[]
  texts: string[]
}

export interface MadeWorkbook {
  bytes: Buffer
  date1904: boolean
}

export function makeWorkbook(seed: number, index: number): MadeWorkbook {
  const chance = chanceFor(seed, index)
  const date1904 = chance.once(5)
  const book: Book = { chance, date1904, prefix: chance.once(6) ? 'x:' : '', strings: [], texts: [] }
  const count = chance.between(1, 3)
  const sheets = Array.from({ length: count }, (_, at) => makeSheet(book, at))
  const parts: ZipPart[] = [
    part('[Content_Types].xml', contentTypes(count)),
    part(
      '_rels/.rels',
      relations([
        ['officeDocument', 'xl/workbook.xml'],
        ['extended-properties', 'docProps/app.xml'],
      ]),
    ),
    // LibreOffice calculates anew what it does not believe Excel to have calculated.
    part(
      'docProps/app.xml',
      `${HEADER}<Properties xmlns="${OFFICE}/extended-properties"><Application>Microsoft Excel</Application><AppVersion>16.0300</AppVersion></Properties>`,
    ),
    part('xl/workbook.xml', workbook(book, count)),
    part(
      'xl/_rels/workbook.xml.rels',
      relations([
        ...sheets.map((_, at): [string, string] => ['worksheet', `worksheets/sheet${at + 1}.xml`]),
        ['styles', 'styles.xml'],
        ['sharedStrings', '/xl/sharedStrings.xml'],
      ]),
    ),
    ...sheets.map((xml, at) => part(`xl/worksheets/sheet${at + 1}.xml`, xml)),
    part('xl/styles.xml', styles()),
    part('xl/sharedStrings.xml', sharedStrings(book)),
  ]
  return { bytes: zip(parts), date1904 }
}

function part(name: string, xml: string): ZipPart {
  return { name, data: Buffer.from(xml) }
}

function contentTypes(sheets: number): string {
  const of = (name: string, type: string) =>
    `<Override PartName="/xl/${name}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`
  const list = Array.from({ length: sheets }, (_, at) => of(`worksheets/sheet${at + 1}.xml`, 'worksheet'))
  return `${HEADER}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${of('workbook.xml', 'sheet.main')}${list.join('')}${of('styles.xml', 'styles')}${of('sharedStrings.xml', 'sharedStrings')}</Types>`
}

function relations(targets: [type: string, target: string][]): string {
  const list = targets.map(
    ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
  )
  return `${HEADER}<Relationships xmlns="${PACKAGE}/relationships">${list.join('')}</Relationships>`
}

function workbook({ date1904, chance }: Book, sheets: number): string {
  const list = Array.from({ length: sheets }, (_, at) => {
    const state = at > 0 && chance.once(3) ? ` state="${chance.pick(['hidden', 'veryHidden'])}"` : ''
    return `<sheet name="表 ${at + 1}" sheetId="${at + 1}"${state} r:id="rId${at + 1}"/>`
  })
  const date = date1904 ? `<workbookPr date1904="${chance.pick(['1', 'true'])}"/>` : '<workbookPr/>'
  return `${HEADER}<workbook xmlns="${NS}" xmlns:r="${RELATIONS}">${date}<sheets>${list.join('')}</sheets></workbook>`
}

function styles(): string {
  const formats = CUSTOM_FORMATS.map(
    (code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${code.replaceAll('"', '&quot;')}"/>`,
  )
  const cells = FORMAT_IDS.map(
    id => `<xf numFmtId="${id}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`,
  )
  return `${HEADER}<styleSheet xmlns="${NS}"><numFmts count="${formats.length}">${formats.join('')}</numFmts><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${cells.length}">${cells.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
}

function sharedStrings({ strings }: Book): string {
  return `${HEADER}<sst xmlns="${NS}" count="${strings.length}" uniqueCount="${strings.length}">${strings.join('')}</sst>`
}

/** Plain, in runs, with a reading aid for Japanese, with blanks that count. */
function stringItem(text: string, chance: Chance): string {
  const t = (piece: string) => `<t xml:space="preserve">${stored(piece)}</t>`
  if (chance.once(4)) {
    const cut = chance.between(1, text.length)
    const safe = /[\ud800-\udbff]$/.test(text.slice(0, cut)) ? cut + 1 : cut
    const reading = chance.once(2) ? `<rPh sb="0" eb="1">${t('かな')}</rPh><phoneticPr fontId="0"/>` : ''
    // Escapes must not be cut in two.
    if (!text.includes('_x')) {
      return `<r>${t(text.slice(0, safe))}</r><r><rPr><b/><sz val="12"/></rPr>${t(text.slice(safe))}</r>${reading}`
    }
  }
  return t(text)
}

function makeSheet(book: Book, at: number): string {
  const { chance, prefix: p } = book
  const rows: string[] = []
  let row = 0
  for (let count = chance.between(4, 24); count > 0; count -= 1) {
    row += chance.once(6) ? chance.between(2, 40) : 1
    rows.push(makeRow(book, row))
  }
  const merged = chance.once(3) ? `<${p}mergeCells count="1"><${p}mergeCell ref="B2:C3"/></${p}mergeCells>` : ''
  const columns = chance.once(4) ? `<${p}cols><${p}col min="2" max="2" width="9" hidden="1"/></${p}cols>` : ''
  const dimension = `<${p}dimension ref="${chance.pick(['A1', `A1:H${row}`, 'A1:XFD1048576'])}"/>`
  const xmlns = p === '' ? `xmlns="${NS}"` : `xmlns:x="${NS}"`
  const view = at === 0 ? `<${p}sheetViews><${p}sheetView tabSelected="1" workbookViewId="0"/></${p}sheetViews>` : ''
  return `${HEADER}<${p}worksheet ${xmlns}>${dimension}${view}${columns}<${p}sheetData>${rows.join('')}</${p}sheetData>${merged}</${p}worksheet>`
}

function makeRow(book: Book, row: number): string {
  const { chance, prefix: p } = book
  const cells: string[] = []
  let column = 0
  for (let count = chance.between(0, 9); count > 0; count -= 1) {
    column += chance.once(5) ? chance.between(2, 30) : 1
    cells.push(makeCell(book, `${columnLetters(column)}${row}`))
  }
  const hidden = chance.once(15) ? ' hidden="1"' : ''
  return `<${p}row r="${row}"${hidden}>${cells.join('')}</${p}row>`
}

function makeCell(book: Book, reference: string): string {
  const { chance, prefix: p } = book
  const style = (id: number) => ` s="${FORMAT_IDS.indexOf(id)}"`
  const cell = (attributes: string, content: string) => `<${p}c r="${reference}"${attributes}>${content}</${p}c>`
  const v = (value: string) => `<${p}v>${value}</${p}v>`
  const anyStyle = () => (chance.once(2) ? style(chance.pick(FORMAT_IDS.filter(id => !DATE_IDS.has(id)))) : '')
  switch (chance.below(14)) {
    case 0:
    case 1:
    case 2:
      return cell(`${anyStyle()} t="s"`, v(String(shared(book, chance.pick(TEXTS)))))
    case 3:
      return cell(`${anyStyle()} t="inlineStr"`, `<${p}is>${inline(book, chance.pick(TEXTS))}</${p}is>`)
    case 4:
      return cell(' t="str"', `<${p}f>A1&amp;B1</${p}f>${v(stored(chance.pick(TEXTS).replaceAll('\n', ' ')))}`)
    case 5:
      return cell(' t="b"', v(chance.pick(['0', '1'])))
    case 6:
      return cell(' t="e"', v(chance.pick(ERRORS)))
    case 7:
      return cell(`${anyStyle()}`, `<${p}f>SUM(A1:A2)</${p}f>${v(chance.pick(NUMBERS))}`)
    case 8:
      return `<${p}c r="${reference}"${anyStyle()}/>`
    case 9:
    case 10:
      return cell(style(chance.pick([...DATE_IDS])), v(serial(chance)))
    case 11:
      return cell(' t="n"', v(chance.pick(NUMBERS)))
    default:
      return cell(anyStyle(), v(chance.once(2) ? chance.pick(NUMBERS) : String(chance.below(1_000_000) / 100)))
  }
}

function shared(book: Book, text: string): number {
  const known = book.texts.indexOf(text)
  if (known >= 0 && !book.chance.once(3)) return known
  book.texts.push(text)
  return book.strings.push(`<si>${stringItem(text, book.chance)}</si>`) - 1
}

/** Inside a prefixed sheet every element carries the prefix. */
function inline(book: Book, text: string): string {
  const { chance, prefix } = book
  return stringItem(text, chance).replace(/<(\/?)(?=[a-zA-Z])/g, `<$1${prefix}`)
}

/** Whole days, moments to the second, and the days around the leap day that never was. */
function serial(chance: Chance): string {
  switch (chance.below(5)) {
    case 0:
      return String(chance.between(61, 60_000))
    case 1:
      return String(chance.between(61, 60_000) + chance.below(86_400) / 86_400)
    case 2:
      return String(chance.below(86_400) / 86_400)
    case 3:
      return chance.pick(['1', '59', '60', '61', '2958465', '36526', '25569.5'])
    default:
      return String(chance.between(30_000, 50_000) + chance.pick([0.25, 0.5, 0.75, 0.999988425925926]))
  }
}
