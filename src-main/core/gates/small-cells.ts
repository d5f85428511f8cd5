// Gate: an aggregate table shows no cell of so few people that one could be known, no sum ruled by one, and hides what it hides (R72).
// A table that only looks like one is told about; whether it is one the entry says.
import type { GateFinding } from '../../contract/gates.ts'
import { cellFinding, fieldFinding, type Gate, type GateInput, type GateOutcome } from './gate.ts'
import { percentText, say } from './say.ts'

export const smallCells: Gate = {
  id: 'smallCells',
  requirement: 'R72',
  place: 'deidentify',
  judge(input) {
    const { aggregate, catalogue } = input
    if (catalogue.aggregate === null) return advice(input)
    if (aggregate === null) return { count: 1, findings: [fieldFinding(say('aggregateTooLong'), 'aggregate')] }
    const { small, dominated, revealed, missing } = aggregate
    const { minimumCount, dominantShare } = input.surroundings.limits
    const findings: GateFinding[] = [
      ...missing.map(column => fieldFinding(say('aggregateColumnMissing', { column }), 'aggregate')),
      ...small.map(({ row, column }) => cellFinding(say('smallCount', { least: minimumCount }), row, column)),
      ...dominated.map(({ row, column, share }) =>
        cellFinding(say('dominated', { share: percentText(share), limit: percentText(dominantShare) }), row, column),
      ),
      ...revealed.map(({ row, column }) => cellFinding(say('hiddenRevealed'), row, column)),
    ]
    return { count: findings.length, findings }
  },
}

const COUNT_HEADER = /(?:人数|人次|户数|例数|病例数)$/

/** Not declared, but it has columns that count people. */
function advice({ columns }: GateInput): GateOutcome {
  const counts = columns.filter(column => COUNT_HEADER.test(column.trim()))
  const findings = counts.slice(0, 1).map(column => fieldFinding(say('aggregateUndeclared', { column }), 'aggregate'))
  return { count: 0, findings, figure: say('notAggregate') }
}
