// Gate: cells a spreadsheet program might run as a formula are known (R29). Reported, never failed:
// the workbook holds them as quoted text, and the machine file must stay exact.
import { cellFinding, type Gate } from './gate.ts'
import { say } from './say.ts'

export const formulaCells: Gate = {
  id: 'formulaCells',
  requirement: 'R29',
  place: 'export',
  reportOnly: true,
  judge({ facts }) {
    const columns = facts.columns.map(column => ({ name: column.name, tally: column.tallies.formulaLike }))
    return {
      count: columns.reduce((sum, column) => sum + column.tally.count, 0),
      findings: columns.flatMap(({ name, tally }) => tally.rows.map(row => cellFinding(say('formulaLike'), row, name))),
    }
  },
}
