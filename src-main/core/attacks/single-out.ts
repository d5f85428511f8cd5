// Attack: the columns that are publicly known of a person, taken together, until one row alone is left.
// Names nobody: it counts how many rows look alike to somebody who knows all of them.
import { attackSentence } from '../../contract/text/zh-CN/attacks.ts'
import {
  type Attack,
  type AttackColumn,
  type AttackTable,
  candidatesOf,
  GO_ON_EVERY,
  rowNumbersOf,
  sourceColumn,
} from './attack.ts'

export const singleOut: Attack = {
  id: 'singleOut',
  run(table, goOn) {
    const columns = knownColumns(table)
    const names = columns.map(({ profile }) => profile.name)
    const sizes = classSizes(columns, table.rowNumbers.length, goOn)
    const alone = [...sizes.keys()].filter(row => sizes[row] === 1)
    return [
      {
        identified: [],
        finding: {
          attack: 'singleOut',
          column: null,
          using: names,
          records: sizes.length,
          informed: sizes.length,
          recovered: 0,
          candidates: candidatesOf(sizes),
          verdict: alone.length > 0 ? 'weak' : 'holds',
          sentence:
            names.length === 0
              ? attackSentence.singleOutNothing
              : attackSentence.singleOut(names, alone.length, sizes.length),
          effort: attackSentence.singleOutEffort,
          repair: null,
          rows: rowNumbersOf(table, alone),
        },
      },
    ]
  },
}

/** What others can know of a person: quasi-identifiers, and what is left of names and numbers without a key. */
function knownColumns(table: AttackTable): AttackColumn[] {
  return table.released.filter(({ profile }) => {
    const behind = table.treatments.find(({ carriedBy }) => carriedBy === profile.name)
    const before = behind === undefined ? undefined : sourceColumn(table, behind.column)
    const readable =
      behind === undefined || behind.reversibility === 'guessable' || behind.reversibility === 'irreversible'
    const roles = [profile.role, before?.profile.role]
    return readable && (roles.includes('quasi') || roles.includes('direct'))
  })
}

function classSizes(columns: readonly AttackColumn[], rows: number, goOn: () => void): number[] {
  const counts = new Map<string, number>()
  const keys: string[] = []
  for (let row = 0; row < rows; row += 1) {
    if (row % GO_ON_EVERY === 0) goOn()
    const key = columns.map(({ cells }) => cells[row] ?? '').join('\u0001')
    keys.push(key)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return keys.map(key => counts.get(key) ?? 1)
}
