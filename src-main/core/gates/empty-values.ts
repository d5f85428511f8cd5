// Gate: no empty values (R36 空值), blank or spelled, unless the data item is declared nullable with a written meaning.
// Never accepts an empty primary key.
import type { DataField } from '../../contract/catalogue.ts'
import type { GateFindingId } from '../../contract/text/zh-CN/gates.ts'
import { cellFinding, type Gate, type GateOutcome } from './gate.ts'
import type { ColumnFacts } from './result-facts.ts'
import { say } from './say.ts'

export const emptyValues: Gate = {
  id: 'emptyValues',
  requirement: 'R36',
  place: 'clean',
  judge({ catalogue, facts }) {
    const fields = new Map(catalogue.fields.map(field => [field.label, field]))
    const outcomes = facts.columns.map(column => judgeColumn(column, fields.get(column.name)))
    return {
      count: outcomes.reduce((sum, outcome) => sum + outcome.count, 0),
      findings: outcomes.flatMap(outcome => outcome.findings),
    }
  },
}

function judgeColumn(column: ColumnFacts, field: DataField | undefined): GateOutcome {
  const { count, rows } = column.tallies.empty
  const reason = reasonAgainst(field)
  if (reason === null || count === 0) return { count: 0, findings: [] }
  return { count, findings: rows.map(row => cellFinding(say(reason), row, column.name)) }
}

function reasonAgainst(field: DataField | undefined): GateFindingId | null {
  if (field?.primaryKey) return 'emptyKey'
  if (!field?.nullable) return 'emptyUndeclared'
  return field.nullMeaning.trim() === '' ? 'emptyWithoutMeaning' : null
}
