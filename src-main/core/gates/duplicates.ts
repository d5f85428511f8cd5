// Gate: no row twice and no primary key twice (R36 重复值).
// A row that repeats both counts once.
import { cellFinding, type Gate } from './gate.ts'
import { say } from './say.ts'

export const duplicates: Gate = {
  id: 'duplicates',
  requirement: 'R36',
  place: 'clean',
  judge({ catalogue, facts }) {
    const { duplicateRows, duplicateKeys } = facts
    const key = catalogue.fields.filter(field => field.primaryKey).map(field => field.label)
    const whole = new Set(duplicateRows.rows)
    return {
      // Equal rows have equal keys: with a key, its repeats include the repeated rows.
      count: Math.max(duplicateRows.count, duplicateKeys.count),
      findings: [
        ...duplicateRows.rows.map(row => cellFinding(say('duplicateRow'), row, null)),
        ...duplicateKeys.rows
          .filter(row => !whole.has(row))
          .map(row => cellFinding(say('duplicateKey'), row, key.length === 1 ? (key[0] ?? null) : null)),
      ],
    }
  },
}
