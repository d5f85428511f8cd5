// A sheet as rows of texts, and where in it a table of catalogue items or a form begins.
// Reads no file and judges no item.
import { LIST_HEADERS, type ListElement } from '../../contract/text/zh-CN/handed-in-lists.ts'
import { judgedForm } from '../values/normalize-text.ts'

export interface Grid {
  readonly sheet: string
  /** Row numbers as a spreadsheet shows them, in order; blank rows may be left out. */
  readonly rows: readonly { readonly number: number; readonly cells: readonly string[] }[]
}

/** Without width, blanks, line breaks, brackets and what stands in them. */
export function headerForm(text: string): string {
  return judgedForm(text)
    .replace(/[（(][^）)]*[）)]/g, '')
    .replace(/[\s*＊:：]/g, '')
}

const BY_HEADER = new Map<string, ListElement>()
for (const [element, headers] of Object.entries(LIST_HEADERS))
  for (const header of headers) if (isElement(element)) BY_HEADER.set(header, element)

function isElement(name: string): name is ListElement {
  return Object.hasOwn(LIST_HEADERS, name)
}

export function elementOf(header: string): ListElement | undefined {
  return BY_HEADER.get(headerForm(header))
}

export interface ListTable {
  /** Column of each element; the first where two headers mean the same. */
  readonly columns: ReadonlyMap<ListElement, number>
  /** Headers as written, by element: messages name the column the person sees. */
  readonly headers: ReadonlyMap<ListElement, string>
  /** Index in `rows` of the first row below the header. */
  readonly from: number
}

/** A header of the elements has the title and two others beside it; one alone is a label in a form. */
const LEAST_HEADERS = 4
/** Titles, notes and the body's own lines above a header. */
const LOOKED_AT = 60

/** null = the sheet is no list. A header may take two rows, its groups above and their parts below. */
export function findListTable({ rows }: Grid): ListTable | null {
  for (const [at, { cells }] of rows.slice(0, LOOKED_AT).entries()) {
    const one = tableOf([cells], at + 1)
    const next = rows[at + 1]
    const two = next === undefined ? null : tableOf([next.cells, cells], at + 2)
    // Two rows are a header only where the second says more than the first, and is no line itself.
    const best = two !== null && two.columns.size > (one?.columns.size ?? 0) ? two : one
    if (best?.columns.has('title') === true && best.columns.size >= LEAST_HEADERS) return best
  }
  return null
}

function tableOf(lines: readonly (readonly string[])[], from: number): ListTable | null {
  const columns = new Map<ListElement, number>()
  const headers = new Map<ListElement, string>()
  for (const cells of lines) {
    for (const [column, header] of cells.entries()) {
      const element = elementOf(header)
      if (element === undefined || columns.has(element) || [...columns.values()].includes(column)) continue
      columns.set(element, column)
      headers.set(element, header.replace(/\s+/g, ''))
    }
  }
  return columns.size === 0 ? null : { columns, headers, from }
}
