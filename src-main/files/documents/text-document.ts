// A document as .docx (ECMA-376 WordprocessingML): pages, paragraphs and tables of a Chinese official form.
// Writes no author, date or id: the same document always gives the same bytes, and a published file must not tell who made it or when.
import { officialTexts } from '../../contract/text/zh-CN/official-documents.ts'
import type { DocumentPart } from './document-parts.ts'
import type { Form, TableOptions } from './form.ts'
import { zipBytes } from './workbook-zip.ts'
import { keepsSpace, xmlText } from './xml-text.ts'

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const WORD_ML = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

/** Twentieths of a point. A4 with the margins of a form: 2 cm. */
const A4 = { short: 11_906, long: 16_838 }
const MARGIN = 1134
const SEAL_HEIGHT = 2200

type Style =
  | 'Title'
  | 'Subtitle'
  | 'Warning'
  | 'Section'
  | 'Note'
  | 'Body'
  | 'Addressee'
  | 'Signer'
  | 'SignedOn'
  | 'Cell'
  | 'CellCentred'
  | 'CellFigure'
  | 'CellLabel'
  | 'SealDate'

interface Cell {
  readonly text: string
  readonly style: Style
  readonly columns: number
  /** A further line in a style of its own below the text. */
  readonly foot?: string
}

interface Row {
  readonly cells: readonly Cell[]
  readonly header: boolean
  /** Least height; absent = as the text needs. */
  readonly height?: number
}

class FormPages implements Form {
  readonly #widths: readonly number[]
  readonly #blocks: string[] = []
  #rows: Row[] = []

  /** `page` = width of the text. */
  constructor(widths: readonly number[], page: number) {
    const whole = widths.reduce((sum, width) => sum + width, 0)
    this.#widths = widths.map(width => Math.floor((width / whole) * page))
  }

  title(text: string): void {
    this.#paragraph(text, 'Title')
  }

  subtitle(text: string): void {
    this.#paragraph(text, 'Subtitle')
  }

  warning(text: string): void {
    this.#paragraph(text, 'Warning')
  }

  section(text: string): void {
    this.#paragraph(text, 'Section')
  }

  note(text: string): void {
    this.#paragraph(text, 'Note')
  }

  addressee(text: string): void {
    this.#paragraph(text, 'Addressee')
  }

  signature(lines: readonly string[]): void {
    lines.forEach((line, at) => {
      this.#paragraph(line, at === 0 ? 'Signer' : 'SignedOn')
    })
  }

  paragraph(text: string): void {
    this.#paragraph(text, 'Body')
  }

  field(label: string, value: string, labelColumns = 1): void {
    this.#row([
      { text: label, style: 'CellLabel', columns: labelColumns },
      { text: value, style: 'Cell', columns: this.#widths.length - labelColumns },
    ])
  }

  pair(left: readonly [string, string], right: readonly [string, string]): void {
    const half = Math.floor(this.#widths.length / 2)
    this.#row([
      { text: left[0], style: 'CellLabel', columns: 1 },
      { text: left[1], style: 'Cell', columns: half - 1 },
      { text: right[0], style: 'CellLabel', columns: 1 },
      { text: right[1], style: 'Cell', columns: this.#widths.length - half - 1 },
    ])
  }

  seals(words: readonly string[]): void {
    const each = Math.floor(this.#widths.length / words.length)
    const cells = words.map((text, at): Cell => {
      const columns = at === words.length - 1 ? this.#widths.length - each * at : each
      return { text, style: 'Cell', columns, foot: officialTexts.dateLine }
    })
    this.#rows.push({ cells, header: false, height: SEAL_HEIGHT })
  }

  table(header: readonly string[], rows: Iterable<readonly string[]>, options: TableOptions = {}): void {
    const spans = options.spans ?? header.map(() => 1)
    const cellsOf = (texts: readonly string[], style: (at: number) => Style) =>
      texts.map((text, at): Cell => ({ text, style: style(at), columns: spans[at] ?? 1 }))
    this.#rows.push({ cells: cellsOf(header, () => 'CellLabel'), header: true })
    const style = (at: number): Style =>
      options.centred?.includes(at) ? 'CellCentred' : options.figures?.includes(at) ? 'CellFigure' : 'Cell'
    for (const row of rows) this.#row(cellsOf(row, style))
  }

  /** Paragraphs and tables, to stand before the properties of their section. */
  body(): string {
    this.#endTable()
    return this.#blocks.join('')
  }

  #row(cells: readonly Cell[]): void {
    this.#rows.push({ cells, header: false })
  }

  #paragraph(text: string, style: Style): void {
    this.#endTable()
    this.#blocks.push(paragraphXml(text, style))
  }

  #endTable(): void {
    if (this.#rows.length === 0) return
    this.#blocks.push(tableXml(this.#rows, this.#widths))
    // Two tables without a paragraph between them would become one.
    this.#blocks.push('<w:p><w:pPr><w:pStyle w:val="Gap"/></w:pPr></w:p>')
    this.#rows = []
  }
}

function paragraphXml(text: string, style: Style): string {
  const runs = text.split('\n').map(runXml).join('<w:r><w:br/></w:r>')
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${runs}</w:p>`
}

function runXml(text: string): string {
  if (text === '') return ''
  const space = keepsSpace(text) ? ' xml:space="preserve"' : ''
  return `<w:r><w:t${space}>${xmlText(text)}</w:t></w:r>`
}

function tableXml(rows: readonly Row[], widths: readonly number[]): string {
  const whole = widths.reduce((sum, width) => sum + width, 0)
  const side = (name: string) => `<w:${name} w:val="single" w:sz="4" w:space="0" w:color="7F7F7F"/>`
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(side).join('')
  const grid = widths.map(width => `<w:gridCol w:w="${width}"/>`).join('')
  const margins = '<w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
  const look = `<w:tblPr><w:tblW w:w="${whole}" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/>${margins}</w:tblPr>`
  return `<w:tbl>${look}<w:tblGrid>${grid}</w:tblGrid>${rows.map(row => rowXml(row, widths)).join('')}</w:tbl>`
}

function rowXml({ cells, header, height }: Row, widths: readonly number[]): string {
  const tall = height === undefined ? '' : `<w:trHeight w:val="${height}" w:hRule="atLeast"/>`
  const properties = `<w:trPr><w:cantSplit/>${tall}${header ? '<w:tblHeader/>' : ''}</w:trPr>`
  let at = 0
  const xml = cells.map(cell => {
    const width = widths.slice(at, at + cell.columns).reduce((sum, one) => sum + one, 0)
    at += cell.columns
    return cellXml(cell, width)
  })
  return `<w:tr>${properties}${xml.join('')}</w:tr>`
}

function cellXml({ text, style, columns, foot }: Cell, width: number): string {
  const span = columns > 1 ? `<w:gridSpan w:val="${columns}"/>` : ''
  const shade = style === 'CellLabel' ? '<w:shd w:val="clear" w:color="auto" w:fill="E7EEF7"/>' : ''
  const align = foot === undefined ? 'center' : 'top'
  const properties = `<w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${span}${shade}<w:vAlign w:val="${align}"/></w:tcPr>`
  const below = foot === undefined ? '' : paragraphXml(foot, 'SealDate')
  return `<w:tc>${properties}${paragraphXml(text, style)}${below}</w:tc>`
}

function sectionXml(landscape: boolean, last: boolean): string {
  const [width, height] = landscape ? [A4.long, A4.short] : [A4.short, A4.long]
  const turned = landscape ? ' w:orient="landscape"' : ''
  const properties =
    '<w:sectPr><w:footerReference w:type="default" r:id="rId2"/>' +
    `<w:pgSz w:w="${width}" w:h="${height}"${turned}/>` +
    `<w:pgMar w:top="${MARGIN}" w:right="${MARGIN}" w:bottom="${MARGIN}" w:left="${MARGIN}" w:header="600" w:footer="600" w:gutter="0"/></w:sectPr>`
  return last ? properties : `<w:p><w:pPr><w:pStyle w:val="Gap"/>${properties}</w:pPr></w:p>`
}

/** The bytes of the file; each part begins on a page of its own. */
export function textDocument(parts: readonly DocumentPart[]): AsyncIterable<Uint8Array> {
  const pages = parts.map((part, at) => {
    const form = new FormPages(part.widths, (part.landscape ? A4.long : A4.short) - 2 * MARGIN)
    part.write(form)
    return form.body() + sectionXml(part.landscape, at === parts.length - 1)
  })
  const document = `${HEAD}<w:document xmlns:w="${WORD}" xmlns:r="${RELATIONS}"><w:body>${pages.join('')}</w:body></w:document>`
  const fixed = (path: string, text: string) => ({ path, pieces: () => [Buffer.from(text)] })
  return zipBytes([
    fixed('[Content_Types].xml', contentTypes()),
    fixed('_rels/.rels', relations(['officeDocument', 'word/document.xml'])),
    fixed('word/document.xml', document),
    fixed('word/_rels/document.xml.rels', relations(['styles', 'styles.xml'], ['footer', 'footer1.xml'])),
    fixed('word/styles.xml', stylesPart()),
    fixed('word/footer1.xml', footerPart()),
  ])
}

function contentTypes(): string {
  const parts = [
    ['document', 'document.main'],
    ['styles', 'styles'],
    ['footer1', 'footer'],
  ]
  const overrides = parts.map(
    ([name, type]) => `<Override PartName="/word/${name}.xml" ContentType="${WORD_ML}.${type}+xml"/>`,
  )
  return (
    `${HEAD}<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    `<Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`
  )
}

function relations(...targets: readonly (readonly [string, string])[]): string {
  const each = targets.map(
    ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
  )
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`
}

/** Page numbers between dashes, as official documents have them (GB/T 9704-2012, 7.5). */
function footerPart(): string {
  const page =
    '<w:r><w:t xml:space="preserve">— </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t xml:space="preserve"> —</w:t></w:r>'
  return `${HEAD}<w:ftr xmlns:w="${WORD}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>${page}</w:p></w:ftr>`
}

interface Look {
  /** Half points. */
  readonly size: number
  /** GB/T 9704-2012: titles in 小标宋, headings in 黑体, text in 仿宋; cells of forms in 宋体. */
  readonly font: '方正小标宋简体' | '黑体' | '仿宋' | '宋体'
  readonly align?: 'center' | 'right' | 'both'
  readonly color?: string
  readonly before?: number
  readonly after?: number
  /** Twentieths of a point; absent = single. */
  readonly line?: number
  /** First line, in characters × 100. */
  readonly indent?: number
  /** Stays with the next paragraph. */
  readonly keep?: boolean
}

const LOOKS: Readonly<Record<Style | 'Gap' | 'Footer', Look>> = {
  Title: { size: 44, font: '方正小标宋简体', align: 'center', before: 60, after: 120, keep: true },
  Subtitle: { size: 21, font: '宋体', align: 'center', after: 80, color: '404040' },
  Warning: { size: 24, font: '黑体', align: 'center', after: 80, color: 'C00000' },
  Section: { size: 28, font: '黑体', before: 160, after: 80, keep: true },
  Note: { size: 20, font: '宋体', before: 40, after: 40, color: '595959' },
  Body: { size: 32, font: '仿宋', align: 'both', line: 560, indent: 200 },
  Addressee: { size: 32, font: '仿宋', line: 560 },
  Signer: { size: 32, font: '仿宋', align: 'right', line: 560, before: 1120, keep: true },
  SignedOn: { size: 32, font: '仿宋', align: 'right', line: 560 },
  Cell: { size: 21, font: '宋体', before: 30, after: 30 },
  CellCentred: { size: 21, font: '宋体', align: 'center', before: 30, after: 30 },
  CellFigure: { size: 21, font: '宋体', align: 'right', before: 30, after: 30 },
  CellLabel: { size: 21, font: '黑体', align: 'center', before: 30, after: 30 },
  SealDate: { size: 21, font: '宋体', align: 'right', before: 1100 },
  Gap: { size: 10, font: '宋体' },
  Footer: { size: 28, font: '宋体', align: 'center' },
}

function styleXml([name, look]: readonly [string, Look]): string {
  const spacing = `<w:spacing w:before="${look.before ?? 0}" w:after="${look.after ?? 0}"${look.line === undefined ? '' : ` w:line="${look.line}" w:lineRule="exact"`}/>`
  const indent =
    look.indent === undefined ? '' : `<w:ind w:firstLineChars="${look.indent}" w:firstLine="${look.size * 20}"/>`
  const align = look.align === undefined ? '' : `<w:jc w:val="${look.align}"/>`
  const paragraph = `<w:pPr>${look.keep ? '<w:keepNext/>' : ''}${spacing}${indent}${align}</w:pPr>`
  const color = look.color === undefined ? '' : `<w:color w:val="${look.color}"/>`
  const run = `<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="${look.font}"/>${color}<w:sz w:val="${look.size}"/><w:szCs w:val="${look.size}"/></w:rPr>`
  return `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${name}"><w:name w:val="${name}"/>${paragraph}${run}</w:style>`
}

function stylesPart(): string {
  const language = '<w:lang w:val="en-US" w:eastAsia="zh-CN"/>'
  const defaults = `<w:docDefaults><w:rPrDefault><w:rPr>${language}</w:rPr></w:rPrDefault></w:docDefaults>`
  return `${HEAD}<w:styles xmlns:w="${WORD}">${defaults}${Object.entries(LOOKS).map(styleXml).join('')}</w:styles>`
}
