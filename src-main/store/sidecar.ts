// What a cell was in its source when that was more than text, as one short string per cell: '' for a plain text cell.
// Decides nothing about cells; keeps what the reader saw.
import type { StoredType } from '../contract/reading.ts'

/** Fields are absent where they say nothing beyond the cell's text. */
export interface CellOrigin {
  readonly type: Exclude<StoredType, 'empty'>
  /** What the file stored, where it differs from the text. */
  readonly raw?: string
  /** What a person saw, where it differs from the text. */
  readonly shown?: string
  readonly formula?: true
  /** A number with more than 15 significant digits. */
  readonly damaged?: true
}

const TYPES = ['text', 'number', 'date', 'boolean', 'error'] as const satisfies readonly CellOrigin['type'][]
const LETTERS = 'tndbe'
// A cell of a spreadsheet cannot hold NUL, so it never needs escaping.
const SEPARATOR = '\u0000'

/** `letter [F] [D] [NUL raw [NUL shown]]`; '' for a text cell with nothing to add. */
export function formatOrigin(origin: CellOrigin): string {
  const head = `${LETTERS[TYPES.indexOf(origin.type)]}${origin.formula ? 'F' : ''}${origin.damaged ? 'D' : ''}`
  if (origin.shown !== undefined) return `${head}${SEPARATOR}${origin.raw ?? ''}${SEPARATOR}${origin.shown}`
  if (origin.raw !== undefined) return `${head}${SEPARATOR}${origin.raw}`
  return head === 't' ? '' : head
}

/** null for a plain text cell. */
export function parseOrigin(text: string): CellOrigin | null {
  const type = TYPES[LETTERS.indexOf(text.charAt(0))]
  if (text === '' || type === undefined) return null
  const [head = '', raw = '', shown] = text.split(SEPARATOR)
  return {
    type,
    ...(raw !== '' && { raw }),
    ...(shown !== undefined && { shown }),
    ...(head.includes('F') && { formula: true as const }),
    ...(head.includes('D') && { damaged: true as const }),
  }
}
