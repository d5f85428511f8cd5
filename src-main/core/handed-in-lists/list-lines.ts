// The lines of a list that a body handed in: every row below its header that names an item, with merged and left-out bodies filled in.
// Ends where notes, sums and seal boxes begin; keeps no row that names nothing.
import { LIST_END, LIST_HEADERS, type ListElement } from '../../contract/text/zh-CN/handed-in-lists.ts'
import { looseForm } from '../values/loose-form.ts'
import { elementOf, findListTable, type Grid, headerForm, type ListTable } from './grid.ts'
import { type LineEntry, lineEntry } from './line-entry.ts'

export interface ListLine {
  readonly row: number
  readonly entry: LineEntry
  /** Texts that the entry has no element for. */
  readonly listNo: string
  readonly planned: string
  /** Row of the same item further up; null = the first. */
  readonly twiceOf: number | null
}

export interface ReadList {
  readonly sheet: string
  readonly lines: readonly ListLine[]
}

/** null = the sheet holds no list. */
export function readList(grid: Grid): ReadList | null {
  const table = findListTable(grid)
  if (table === null) return null
  const above = grid.rows.slice(0, table.from)
  const filled: FilledDown = { publisher: publisherAbove(above), contact: '' }
  const seen = new Map<string, number>()
  const lines: ListLine[] = []
  for (const { number, cells } of grid.rows.slice(table.from)) {
    const texts = textsOf(cells, table)
    const title = texts.get('title') ?? ''
    if (title === '' && isEnd(cells)) break
    if (title === '' || isEnd(cells) || isHeaderAgain(cells, table)) continue
    fillDown(texts, table, filled)
    const key = `${looseForm(texts.get('publisher') ?? '')} ${looseForm(title)}`
    const twiceOf = seen.get(key) ?? null
    if (twiceOf === null) seen.set(key, number)
    const { listNo, planned } = { listNo: texts.get('listNo') ?? '', planned: texts.get('planned') ?? '' }
    lines.push({ row: number, entry: lineEntry(texts, table.headers), listNo, planned, twiceOf })
  }
  return { sheet: grid.sheet, lines }
}

function textsOf(cells: readonly string[], { columns }: ListTable): Map<ListElement, string> {
  return new Map([...columns].map(([element, column]) => [element, (cells[column] ?? '').trim()]))
}

function isEnd(cells: readonly string[]): boolean {
  const first = cells.find(cell => cell.trim() !== '')
  return first !== undefined && LIST_END.test(first.trim())
}

/** On a second printed page, or where two lists were put below each other. */
function isHeaderAgain(cells: readonly string[], { columns }: ListTable): boolean {
  return [...columns].filter(([element, column]) => elementOf(cells[column] ?? '') === element).length > 2
}

interface FilledDown {
  publisher: string
  contact: string
}

/** A body merged over its rows, or written once above them, stands for every row below until another comes. */
function fillDown(texts: Map<ListElement, string>, { columns }: ListTable, filled: FilledDown): void {
  const publisher = texts.get('publisher') ?? ''
  if (publisher !== '' && publisher !== filled.publisher) filled.contact = ''
  filled.publisher = publisher || filled.publisher
  texts.set('publisher', filled.publisher)
  if (!columns.has('contact')) return
  filled.contact = texts.get('contact') || filled.contact
  texts.set('contact', filled.contact)
}

const PUBLISHER_LINE = new RegExp(
  `(?:^|[\\s　])(?:填报|报送|编制)?(?:${LIST_HEADERS.publisher.join('|')})(?:（?\\(?(?:盖章|公章)\\)?）?)?[：:]\\s*([^\\s　：:]+)`,
)

/** 填报单位：… above the table, in one cell or in the next. */
function publisherAbove(rows: Grid['rows']): string {
  for (const { cells } of rows) {
    for (const [at, cell] of cells.entries()) {
      const [, inside] = PUBLISHER_LINE.exec(cell) ?? []
      if (inside !== undefined) return inside
      const label = headerForm(cell).replace(/^(?:填报|报送|编制)/, '')
      const beside = cells.slice(at + 1).find(text => text.trim() !== '')
      if (/[：:]\s*$/.test(cell) && elementOf(label) === 'publisher' && beside !== undefined) return beside.trim()
    }
  }
  return ''
}
