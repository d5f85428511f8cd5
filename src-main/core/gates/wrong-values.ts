// Gate: no wrong values (R36 错值): declared type, length and code list, and what the profile found broken whatever is declared.
// Leaves personal identifiers to their own gates, whether their check is right or not.

import type { DataField } from '../../contract/catalogue.ts'
import type { ColumnProfile } from '../../contract/profile.ts'
import { fieldTypeWords } from '../../contract/text/zh-CN/gates.ts'
import { type IssueCode, issueTexts } from '../../contract/text/zh-CN/issues.ts'
import type { CellFact } from './cell-facts.ts'
import { cellFinding, type Gate, type GateOutcome } from './gate.ts'
import type { ColumnFacts } from './result-facts.ts'
import { say } from './say.ts'

export const wrongValues: Gate = {
  id: 'wrongValues',
  requirement: 'R36',
  place: 'clean',
  judge({ catalogue, facts, profile }) {
    const fields = new Map(catalogue.fields.map(field => [field.label, field]))
    const profiles = new Map(profile.columns.map(column => [column.name, column]))
    const outcomes = facts.columns.flatMap(column => {
      const field = fields.get(column.name)
      return [...tallied(column, field), ...broken(profiles.get(column.name), field)]
    })
    return {
      count: outcomes.reduce((sum, outcome) => sum + outcome.count, 0),
      findings: outcomes.flatMap(outcome => outcome.findings),
    }
  },
}

const AGAINST_DECLARATION = ['wrongType', 'tooLongForField', 'notInCodeList'] as const satisfies CellFact[]

function tallied(column: ColumnFacts, field: DataField | undefined): GateOutcome[] {
  const words = {
    type: field === undefined ? '' : fieldTypeWords[field.type],
    length: field?.length ?? '',
    list: field?.codeList?.name ?? '',
  }
  return AGAINST_DECLARATION.map(fact => {
    const { count, rows } = column.tallies[fact]
    const message = say(fact, words)
    return { count, findings: rows.map(row => cellFinding(message, row, column.name)) }
  })
}

/** Wrong in any column. Mixed types and spellings are not: what a column may hold is for its declaration to say. */
const ALWAYS_WRONG: readonly IssueCode[] = ['garbled', 'errorValue', 'precisionLost', 'invalidDate', 'invalidUscc']

function broken(column: ColumnProfile | undefined, field: DataField | undefined): GateOutcome[] {
  if (column === undefined) return []
  return ALWAYS_WRONG.filter(code => !(isDateField(field) && code === 'invalidDate')).flatMap(code => {
    const issue = column.issues.find(found => found.code === code)
    if (issue === undefined) return []
    const message = issueTexts[code].title
    return [{ count: issue.count, findings: issue.rows.map(row => cellFinding(message, row, column.name)) }]
  })
}

/** A date that does not exist is of the wrong type already. */
function isDateField(field: DataField | undefined): boolean {
  return field?.type === 'D' || field?.type === 'T'
}
