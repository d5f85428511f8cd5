// Compares what we read with what an oracle read, cell by cell, and says every difference in words.
// Knows no reasons: those stand in the tables of the tests.
import { columnLetters } from '../../src-main/files/spreadsheets/cell-reference.ts'
import type { SourceCell } from '../../src-main/files/table-source.ts'
import type { Cell, ReadSheet } from '../golden/read-spreadsheet.ts'
import type { OracleBook, OracleKind, OracleSheet } from './oracles.ts'

/** `sheet!cell ours instead of theirs`, one line for each. */
export function differencesOf(sheets: readonly ReadSheet[], oracle: OracleBook): string[] {
  const names = new Set(sheets.map(({ name }) => name))
  return [
    ...Object.keys(oracle).flatMap(name => (names.has(name) ? [] : [`${name} is a sheet we do not have`])),
    ...sheets.flatMap(sheet => {
      const other = oracle[sheet.name]
      return other === undefined
        ? [`${sheet.name} is a sheet the oracle does not have`]
        : sheetDifferences(sheet, other)
    }),
  ]
}

function sheetDifferences(sheet: ReadSheet, oracle: OracleSheet): string[] {
  const found: string[] = []
  if (sheet.hidden !== oracle.hidden) found.push(`${sheet.name} hidden ${sheet.hidden} instead of ${oracle.hidden}`)
  const merged = [...sheet.head.mergedRegions].sort().join()
  if (merged !== [...oracle.merged].sort().join()) {
    found.push(`${sheet.name} merged ${merged} instead of ${oracle.merged.join()}`)
  }
  const left = new Map(Object.entries(oracle.cells))
  for (const [rowNumber, cells] of sheet.rows) {
    for (const [at, cell] of cells.entries()) {
      const reference = `${columnLetters(at + 1)}${rowNumber}`
      const wanted = left.get(reference)
      left.delete(reference)
      if (!sameCell(cell, wanted)) {
        found.push(`${sheet.name}!${reference} ${JSON.stringify(cell)} instead of ${JSON.stringify(wanted)}`)
      }
    }
  }
  for (const [reference, wanted] of left) {
    if (wanted[1] !== '') found.push(`${sheet.name}!${reference} nothing instead of ${JSON.stringify(wanted)}`)
  }
  return found
}

function sameCell(cell: Cell | undefined, wanted: [OracleKind, string | number] | undefined): boolean {
  if (cell === null || cell === undefined) return wanted === undefined || wanted[1] === ''
  // Some give an empty text as no value at all.
  if (wanted === undefined) return (typeof cell === 'string' ? cell : cell.text) === ''
  const [kind, value] = wanted
  if (typeof cell === 'string' || cell.type === 'text') {
    return kind === 'text' && (typeof cell === 'string' ? cell : cell.text) === value
  }
  switch (kind) {
    case 'number':
      return cell.type === 'number' && sameNumber(Number(cell.text), Number(value))
    case 'serial':
      return sameNumber(Number(cell.type === 'date' ? cell.raw : cell.text), Number(value))
    case 'elapsed':
      return cell.type === 'date' && Math.abs(secondsOf(cell.text) - Number(value)) < 0.002
    case 'date':
      return cell.type === 'date' && (cell.text === value || sameClock(cell, String(value)))
    case 'boolean':
    case 'error':
      return cell.type === kind && cell.text === value
    case 'text':
      return false
  }
}

/** Programs write fifteen to seventeen digits. */
function sameNumber(one: number, other: number): boolean {
  return one === other || Math.abs(one - other) <= Math.abs(one) * 1e-14
}

/** Some tell what is shown as a time as hours since the first day; the last millisecond is rounded by all as they like. */
function sameClock({ text, raw }: SourceCell, other: string): boolean {
  const seconds = /^-?\d+:/.test(text) ? secondsOf(text) : Number(raw) * 86_400
  return Math.abs(seconds - secondsOf(other)) < 0.002
}

function secondsOf(clock: string): number {
  const [, sign, hours, minutes, seconds] = /^(-?)(\d+):(\d+):([\d.]+)$/.exec(clock) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds))
}
