// Turns the bytes of one dBASE field into a cell.
// Decodes text with the decoder it is given; uses no JS Date.
import { booleanCell, doubleCell, numberCell } from '../formats/cell-value.ts'
import { GENERAL_FORMAT } from '../formats/number-format.ts'
import { civilDay, pad } from '../formats/serial-date.ts'
import type { Cell } from '../row-batches.ts'
import type { DbfField } from './dbf-header.ts'

/** Julian day number of 1899-12-30, day 0 of the serial dates. */
const JULIAN_OFFSET = 2415019

export function dbfCell(field: DbfField, bytes: Buffer, foxPro: boolean, decoder: TextDecoder): Cell {
  switch (field.type) {
    case 'N':
    case 'F':
      return numberFrom(bytes.toString('latin1').replaceAll('\0', ' ').trim())
    case 'D':
      return dateFrom(bytes.toString('latin1').replaceAll('\0', ' ').trim())
    case 'L':
      return logicalFrom(bytes.toString('latin1', 0, 1).toUpperCase())
    case 'I':
      return bytes.length === 4 ? doubleCell(bytes.readInt32LE(0), GENERAL_FORMAT, false) : null
    case 'B':
      return foxPro && bytes.length === 8 ? doubleCell(bytes.readDoubleLE(0), GENERAL_FORMAT, false) : null
    case 'Y':
      return bytes.length === 8 ? numberCell(tenThousandths(bytes.readBigInt64LE(0)), GENERAL_FORMAT, false) : null
    case 'T':
    case '@':
      return bytes.length === 8 ? momentFrom(bytes.readInt32LE(0), bytes.readInt32LE(4)) : null
    case 'M':
    case 'G':
    case 'P':
    case 'W':
      return null
    default:
      return textFrom(bytes, decoder)
  }
}

/** True for columns whose contents lie in a file beside the table. */
export function isMemo(field: DbfField, foxPro: boolean): boolean {
  return 'MGPW'.includes(field.type) || (field.type === 'B' && !foxPro)
}

/** Columns have a fixed width: what is left of it is filled with spaces, which are no part of the text. */
function textFrom(bytes: Buffer, decoder: TextDecoder): Cell {
  let end = bytes.length
  while (end > 0 && (bytes[end - 1] === 0x20 || bytes[end - 1] === 0)) end -= 1
  return end === 0 ? null : decoder.decode(bytes.subarray(0, end))
}

/** The digits as the table holds them; `shown` keeps the column's decimals (12.340). */
function numberFrom(text: string): Cell {
  if (text === '') return null
  const cell = numberCell(text, GENERAL_FORMAT, false)
  if (cell === null) return text
  delete cell.shown
  return cell.text === text ? cell : { ...cell, shown: text }
}

function dateFrom(text: string): Cell {
  if (text === '' || /^0+$/.test(text)) return null
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (!match) return text
  return { text: `${match[1]}-${match[2]}-${match[3]}`, type: 'date', raw: text }
}

function logicalFrom(mark: string): Cell {
  if (mark === 'T' || mark === 'Y') return booleanCell(true)
  return mark === 'F' || mark === 'N' ? booleanCell(false) : null
}

function tenThousandths(value: bigint): string {
  const digits = (value < 0n ? -value : value).toString().padStart(5, '0')
  const decimals = digits.slice(-4).replace(/0+$/, '')
  return `${value < 0n ? '-' : ''}${digits.slice(0, -4)}${decimals === '' ? '' : `.${decimals}`}`
}

/** A Julian day and milliseconds of the day. */
function momentFrom(julian: number, milliseconds: number): Cell {
  if (julian <= 0) return null
  const { year, month, day } = civilDay(julian - JULIAN_OFFSET, 'civil')
  const date = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`
  const seconds = Math.round(milliseconds / 1000)
  if (seconds <= 0 || seconds >= 86_400) return { text: date, type: 'date' }
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map(part => pad(part, 2))
    .join(':')
  return { text: `${date} ${clock}`, type: 'date' }
}
