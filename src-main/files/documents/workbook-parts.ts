// The fixed parts of a workbook: content types, relations, sheet list, styles. Same text every time.
// Writes no author, date or program name: a published file must not tell who made it or when.
import { xmlAttribute } from './xml-text.ts'

/** Looks a cell can have. The position is the index into `cellXfs` of `stylesPart`. */
export const CELL_STYLES = [
  'plain',
  /** Data cell: text format, so that leading zeros and long numbers stay. */
  'data',
  /** Data cell a program could take for a formula: text format and quote prefix, so that it stays text even when edited. */
  'dataQuoted',
  'dataHeader',
  'title',
  'subtitle',
  'warning',
  'label',
  'text',
  'centred',
  'tableHeader',
  'section',
  'note',
  /** A box to stamp in: words at the top, room below. */
  'seal',
  'letter',
  'signature',
  /** A number in a table. */
  'figure',
] as const
export type CellStyle = (typeof CELL_STYLES)[number]

export function styleIndex(style: CellStyle): number {
  return CELL_STYLES.indexOf(style)
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const SHEET_ML = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

export function contentTypesPart(sheetCount: number): string {
  const sheets = Array.from(
    { length: sheetCount },
    (_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${SHEET_ML}.worksheet+xml"/>`,
  ).join('')
  return (
    `${HEAD}<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    `<Override PartName="/xl/workbook.xml" ContentType="${SHEET_ML}.sheet.main+xml"/>${sheets}` +
    `<Override PartName="/xl/styles.xml" ContentType="${SHEET_ML}.styles+xml"/></Types>`
  )
}

export function packageRelationsPart(): string {
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`
}

/** `printTitles[i]` = rows of sheet i repeated on every printed page; 0 = none. */
export function workbookPart(names: readonly string[], printTitles: readonly number[]): string {
  const sheets = names
    .map((name, i) => `<sheet name="${xmlAttribute(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
    .join('')
  const titles = names
    .map((name, i) => ({ name, i, rows: printTitles[i] ?? 0 }))
    .filter(sheet => sheet.rows > 0)
    .map(({ name, i, rows }) => {
      const quoted = xmlAttribute(`'${name.replace(/'/g, "''")}'!$1:$${rows}`)
      return `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">${quoted}</definedName>`
    })
    .join('')
  const defined = titles === '' ? '' : `<definedNames>${titles}</definedNames>`
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><bookViews><workbookView activeTab="0"/></bookViews><sheets>${sheets}</sheets>${defined}</workbook>`
}

export function workbookRelationsPart(sheetCount: number): string {
  const sheets = Array.from(
    { length: sheetCount },
    (_, i) => `<Relationship Id="rId${i + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
  ).join('')
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${sheets}<Relationship Id="rId${sheetCount + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`
}

interface Look {
  font?: number
  fill?: number
  bordered?: boolean
  textFormat?: boolean
  quotePrefix?: boolean
  align?: string
}

const MIDDLE_WRAP = '<alignment vertical="center" wrapText="1"/>'
const CENTRE_WRAP = '<alignment horizontal="center" vertical="center" wrapText="1"/>'
const LOOKS: Record<CellStyle, Look> = {
  plain: {},
  data: { textFormat: true },
  dataQuoted: { textFormat: true, quotePrefix: true },
  dataHeader: { font: 1, fill: 2, textFormat: true },
  title: { font: 2, align: CENTRE_WRAP },
  subtitle: { font: 4, align: CENTRE_WRAP },
  warning: { font: 3, align: CENTRE_WRAP },
  label: { font: 1, fill: 2, bordered: true, textFormat: true, align: CENTRE_WRAP },
  text: { bordered: true, textFormat: true, align: MIDDLE_WRAP },
  centred: { bordered: true, textFormat: true, align: CENTRE_WRAP },
  tableHeader: { font: 1, fill: 2, bordered: true, textFormat: true, align: CENTRE_WRAP },
  section: { font: 1, align: '<alignment vertical="center"/>' },
  seal: { bordered: true, textFormat: true, align: '<alignment vertical="top" wrapText="1"/>' },
  letter: { align: '<alignment vertical="top" wrapText="1"/>' },
  signature: { align: '<alignment horizontal="right" vertical="center" wrapText="1"/>' },
  figure: {
    bordered: true,
    textFormat: true,
    align: '<alignment horizontal="right" vertical="center" wrapText="1" indent="1"/>',
  },
  note: { font: 4, align: '<alignment vertical="top" wrapText="1"/>' },
}

/** Numbered from 0 in this order; the font is one that Chinese office programs on Windows and Linux map to a song face. */
const FONTS =
  '<fonts count="5"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font>' +
  '<font><b/><sz val="18"/><name val="宋体"/></font><font><b/><sz val="12"/><color rgb="FFC00000"/><name val="宋体"/></font>' +
  '<font><sz val="10"/><color rgb="FF595959"/><name val="宋体"/></font></fonts>'
const FILLS =
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FFE7EEF7"/><bgColor indexed="64"/></patternFill></fill></fills>'
const BORDER_SIDES = ['left', 'right', 'top', 'bottom']
  .map(side => `<${side} style="thin"><color rgb="FF7F7F7F"/></${side}>`)
  .join('')
const BORDERS = `<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${BORDER_SIDES}<diagonal/></border></borders>`

function cellFormat(look: Look): string {
  const ids = `numFmtId="${look.textFormat ? 49 : 0}" fontId="${look.font ?? 0}" fillId="${look.fill ?? 0}" borderId="${look.bordered ? 1 : 0}" xfId="0"`
  const quote = look.quotePrefix ? ' quotePrefix="1"' : ''
  const applied = ' applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"'
  return look.align ? `<xf ${ids}${quote}${applied}>${look.align}</xf>` : `<xf ${ids}${quote}${applied}/>`
}

export function stylesPart(): string {
  const formats = CELL_STYLES.map(style => cellFormat(LOOKS[style])).join('')
  return (
    `${HEAD}<styleSheet xmlns="${MAIN}">${FONTS}${FILLS}${BORDERS}` +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    `<cellXfs count="${CELL_STYLES.length}">${formats}</cellXfs>` +
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
  )
}
