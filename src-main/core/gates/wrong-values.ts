// Gate: no wrong values (R36 错值): declared type, length and code list, broken text, codes with a false check character.
// Leaves personal identifiers to their own gates, whether their check is right or not.
import type { DataField } from '../../contract/catalogue.ts'
import type { GateFinding } from '../../contract/gates.ts'
import type { ColumnProfile } from '../../contract/profile.ts'
import { fieldTypeLabels } from '../../contract/text/zh-CN/catalogue.ts'
import { kindLabel } from '../../contract/text/zh-CN/kinds.ts'
import type { CellFact } from './cell-facts.ts'
import { isDirectKind } from './direct-kinds.ts'
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
    const outcomes = facts.columns.flatMap(column => [
      ...tallied(column, fields.get(column.name)),
      ...brokenIdentifiers(profiles.get(column.name)),
    ])
    return {
      count: outcomes.reduce((sum, outcome) => sum + outcome.count, 0),
      findings: outcomes.flatMap(outcome => outcome.findings),
    }
  },
}

const WRONG = ['wrongType', 'tooLongForField', 'notInCodeList', 'unreadable'] as const satisfies CellFact[]

function tallied(column: ColumnFacts, field: DataField | undefined): GateOutcome[] {
  const words = {
    type: field === undefined ? '' : fieldTypeLabels[field.type],
    length: field?.length ?? '',
    list: field?.codeList?.name ?? '',
  }
  return WRONG.map(fact => {
    const { count, rows } = column.tallies[fact]
    const message = say(fact, words)
    return { count, findings: rows.map(row => cellFinding(message, row, column.name)) }
  })
}

/** Codes of organisations and places whose header or most values name the kind, but whose check fails. */
function brokenIdentifiers(column: ColumnProfile | undefined): GateOutcome[] {
  if (column === undefined) return []
  return column.semantics
    .filter(semantics => semantics.confidence !== 'possible' && semantics.lookalike > 0)
    .filter(semantics => !isDirectKind(semantics.kind))
    .map(semantics => ({ count: semantics.lookalike, findings: brokenPlaces(column, semantics.kind) }))
}

function brokenPlaces(column: ColumnProfile, kind: string): GateFinding[] {
  const message = say('brokenIdentifier', { kind: kindLabel(kind) })
  const rows = column.issues.find(issue => issue.code === 'lookalike')?.rows ?? []
  return rows.length === 0
    ? [cellFinding(message, null, column.name)]
    : rows.map(row => cellFinding(message, row, column.name))
}
