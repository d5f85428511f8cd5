// Gate: a program can read the files without guessing: one clean header row, data below, cells within the format (R39).
// Merged cells and several header rows cannot occur: the files are written by this application.
import type { GateFinding } from '../../contract/gates.ts'
import { cellFinding, type Gate } from './gate.ts'
import { say } from './say.ts'

const MAX_COLUMNS = 16_384

export const machineReadable: Gate = {
  id: 'machineReadable',
  requirement: 'R39',
  place: 'clean',
  judge({ columns, facts }) {
    const table = [
      ...tableFindings(columns, facts.rows),
      ...columns.flatMap((column, i) => headerFindings(columns, column, i)),
    ]
    const cells = facts.columns.map(column => ({ name: column.name, tally: column.tallies.tooLongForFile }))
    return {
      count: table.length + cells.reduce((sum, column) => sum + column.tally.count, 0),
      findings: [
        ...table,
        ...cells.flatMap(({ name, tally }) => tally.rows.map(row => cellFinding(say('tooLongForFile'), row, name))),
      ],
    }
  },
}

function tableFindings(columns: readonly string[], rows: number): GateFinding[] {
  if (columns.length === 0) return [cellFinding(say('noColumns'), null, null)]
  const found: GateFinding[] = []
  if (rows === 0) found.push(cellFinding(say('noRows'), null, null))
  if (columns.length > MAX_COLUMNS)
    found.push(cellFinding(say('tooManyColumns', { columns: columns.length, limit: MAX_COLUMNS }), null, null))
  return found
}

function headerFindings(columns: readonly string[], column: string, index: number): GateFinding[] {
  if (column.trim() === '') return [cellFinding(say('headerMissing', { number: index + 1 }), null, column)]
  if (columns.indexOf(column) !== index) return [cellFinding(say('headerTwice', { column }), null, column)]
  if (/[\r\n]/.test(column)) return [cellFinding(say('headerLineBreak', { column }), null, column)]
  return column.trim() === column ? [] : [cellFinding(say('headerBlanks', { column }), null, column)]
}
