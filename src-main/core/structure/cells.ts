// What structure looks at in a cell: its text, and whether it reads like a value or like a label.
// Judges single cells only; knows no rows and no formats of identifiers.

/** A cell as readers give it: plain text, a typed value, or no cell at all. */
export type StructureCell = string | { text: string; type: string } | null
export type StructureRow = readonly StructureCell[]

export function textOf(cell: StructureCell | undefined): string {
  if (cell === null || cell === undefined) return ''
  return typeof cell === 'string' ? cell : cell.text
}

export function isBlank(cell: StructureCell | undefined): boolean {
  if (cell === null || cell === undefined || cell === '') return true
  const text = textOf(cell)
  // Most cells begin with a visible character: no need to trim them to know.
  const first = text.charCodeAt(0)
  if ((first > 32 && first < 0x80) || (first > 0x3000 && first < 0xfe00)) return false
  return text.trim() === ''
}

export function isBlankRow(row: StructureRow): boolean {
  return firstFilled(row) < 0
}

export function filledCount(row: StructureRow): number {
  let filled = 0
  for (const cell of row) if (!isBlank(cell)) filled += 1
  return filled
}

export function firstFilled(row: StructureRow): number {
  for (let at = 0; at < row.length; at++) if (!isBlank(row[at])) return at
  return -1
}

/** Index after the last filled cell. */
export function filledWidth(row: StructureRow): number {
  let width = row.length
  while (width > 0 && isBlank(row[width - 1])) width -= 1
  return width
}

/** The text without any blank, zero-width character or line break: "合　 计" and "合计" are one mark. */
export function compact(text: string): string {
  return text.replace(/[\s\u00a0\u200b-\u200d\u2060\u3000\ufeff]+/gu, '')
}

const numberLike = /^[(（]?[+\-−]?[¥￥$€£]?\d[\d,，]*(?:\.\d+)?(?:[eE][+-]?\d+)?[%％‰元万亿]*[)）]?$/u
const dateLike =
  /^\d{4}(?:[-/.]\d{1,2}(?:[-/.]\d{1,2})?|年\d{1,2}月(?:\d{1,2}日)?|\d{4})(?:[ T].*)?$|^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$|^\d{1,2}:\d{2}(?::\d{2})?$/u
const addressLike = /^[^\s@]+@[^\s@]+\.[^\s@]+$|^(?:https?|ftp):\/\//iu
const idLike = /^\d{17}[\dXx]$|^[0-9A-HJ-NPQRTUWXY]{18}$|^\+?\d[\d -]{6,}$/u
const placeholder = /^[-—–/\\×*]+$/u

/** Longer text in a cell is content, not a name. */
const LONGEST_LABEL = 80

/** A number, with or without currency, thousands separators, percent. */
export function isNumberLike(cell: StructureCell | undefined): boolean {
  if (cell !== null && typeof cell === 'object') return cell.type === 'number'
  return numberLike.test(compact(textOf(cell)))
}

export function isPlaceholder(cell: StructureCell | undefined): boolean {
  return placeholder.test(compact(textOf(cell)))
}

/** True for what stands in a data row and hardly ever in a header: numbers, dates, addresses, identifiers, long text. */
export function isValueLike(cell: StructureCell | undefined): boolean {
  if (cell !== null && typeof cell === 'object' && cell.type !== 'text') return true
  const text = textOf(cell).trim()
  if (text.length > LONGEST_LABEL) return true
  return (
    numberLike.test(compact(text)) ||
    dateLike.test(text) ||
    addressLike.test(text) ||
    idLike.test(text) ||
    placeholder.test(text)
  )
}

/** The header's own text: line breaks removed, blanks removed except a single one between Latin words. */
export function cleanName(text: string): string {
  const single = text.replace(/[\s\u00a0\u200b-\u200d\u2060\u3000\ufeff]+/gu, ' ').trim()
  return single.replace(/(?<![\p{Script=Latin}\d.,;:)%&/-]) | (?![\p{Script=Latin}\d(%&/#-])/gu, '')
}
