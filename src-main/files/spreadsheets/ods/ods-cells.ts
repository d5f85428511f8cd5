// Turns what an OpenDocument cell states (value type, value, paragraphs) into a source cell.
// Knows no rows; reads no XML. OpenDocument 1.3 part 3, 19.385 and 20.
import type { SourceCell } from '../../table-source.ts'
import { booleanCell, errorCell, isoDateCell, numberCell } from '../formats/cell-value.ts'
import { GENERAL_FORMAT } from '../formats/number-format.ts'
import type { Cell } from '../row-batches.ts'

export interface StatedCell {
  type: string
  /** The attribute that belongs to the type: value, date-value, time-value, boolean-value or string-value. */
  value: string | undefined
  /** The paragraphs joined by line breaks: what a person saw; null when there is no paragraph. */
  shown: string | null
  formula: boolean
  /** LibreOffice marks error results beside the standard's own type. */
  error: boolean
}

export function odsCell(stated: StatedCell): Cell {
  const cell = storedValue(stated)
  if (cell === null) return null
  if (typeof cell === 'string') return stated.formula ? { text: cell, type: 'text', formula: true } : cell
  const { shown } = stated
  const complete: SourceCell = { ...cell }
  delete complete.shown
  if (shown !== null && shown !== cell.text) complete.shown = shown
  if (stated.formula) complete.formula = true
  return complete
}

function storedValue({ type, value, shown, error }: StatedCell): Cell {
  if (error) return errorCell(shown ?? '#VALUE!')
  switch (type) {
    case 'float':
    case 'percentage':
    case 'currency':
      return value === undefined ? shown : (numberCell(value, GENERAL_FORMAT, false) ?? shown)
    case 'date':
      return value === undefined ? shown : (isoDateCell(value) ?? shown)
    case 'time':
      return value === undefined ? shown : (durationCell(value) ?? shown)
    case 'boolean':
      return booleanCell(value === 'true')
    default:
      return value ?? shown
  }
}

/** `PT10H10M10.5S` as a time of day `HH:MM:SS[.fff]`, or from 24 hours on as elapsed time `[h]:mm:ss[.fff]`. */
function durationCell(value: string): SourceCell | null {
  const match = /^(-?)P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(\.\d+)?S)?$/.exec(value)
  if (!match) return null
  const [, sign = '', days = '0', hours = '0', minutes = '0', seconds = '0', fraction = ''] = match
  const total = Number(seconds) + 60 * (Number(minutes) + 60 * (Number(hours) + 24 * Number(days)))
  if (!Number.isSafeInteger(total)) return null
  const two = (part: number) => String(part).padStart(2, '0')
  const decimals = fraction.slice(1, 4).padEnd(3, '0')
  const clock = `${two(Math.floor(total / 3600))}:${two(Math.floor(total / 60) % 60)}:${two(total % 60)}`
  return { text: `${sign}${clock}${decimals === '000' ? '' : `.${decimals}`}`, type: 'date', raw: value }
}
