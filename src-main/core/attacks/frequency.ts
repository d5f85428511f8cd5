// Attack: consistent pseudonyms told apart by how often they occur, against the known counts of the real values.
// Only counts that one value alone has are used: a tie decides nothing.
import { attackSentence } from '../../contract/text/zh-CN/attacks.ts'
import { judgedForm } from '../values/normalize-text.ts'
import {
  type Attack,
  type AttackColumn,
  type AttackOutcome,
  type AttackTable,
  candidatesOf,
  releasedColumn,
  rowNumbersOf,
  shareOf,
  sourceColumn,
  type Treatment,
} from './attack.ts'
import { isPseudonym } from './pseudonyms.ts'

export const frequency: Attack = {
  id: 'frequency',
  run(table, goOn) {
    return table.treatments.flatMap(treatment => {
      goOn()
      const before = sourceColumn(table, treatment.column)
      const after = releasedColumn(table, treatment.carriedBy)
      if (before === undefined || after === undefined || !isPseudonym(before.cells, after.cells)) return []
      return [attackPseudonyms(table, treatment, before, after)]
    })
  },
}

function countsOf(cells: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const cell of cells) if (cell !== '') counts.set(cell, (counts.get(cell) ?? 0) + 1)
  return counts
}

/** What the attacker takes the counts from: a list of his own, or, at worst, the very counts of the source. */
function knownColumn(table: AttackTable, before: AttackColumn): { cells: readonly string[]; from: string | null } {
  const { auxiliary } = table
  const same = auxiliary?.columns.find(({ profile }) => profile.name === before.profile.name)
  return same === undefined || auxiliary === null
    ? { cells: before.cells, from: null }
    : { cells: same.cells, from: auxiliary.name }
}

function attackPseudonyms(
  table: AttackTable,
  treatment: Treatment,
  before: AttackColumn,
  after: AttackColumn,
): AttackOutcome {
  const known = knownColumn(table, before)
  const guess = ranked(countsOf(after.cells), countsOf(known.cells), known.from === null)
  const ties = tieSizes(countsOf(after.cells))
  const filled = [...after.cells.keys()].filter(row => after.cells[row] !== '' && before.cells[row] !== '')
  const found = filled.filter(row => {
    const named = guess.get(after.cells[row] ?? '')
    return named !== undefined && judgedForm(named) === judgedForm(before.cells[row] ?? '')
  })
  const identifying = before.profile.role === 'direct'
  const broken = found.length > 0 && identifying && known.from !== null
  return {
    identified: broken ? found : [],
    finding: {
      attack: 'frequency',
      column: treatment.column,
      using: [after.profile.name],
      records: filled.length,
      informed: filled.length,
      recovered: found.length,
      candidates: candidatesOf(filled.map(row => ties.get(after.cells[row] ?? '') ?? 1)),
      verdict: broken ? 'broken' : shareOf(found.length, filled.length) > 0.001 ? 'weak' : 'holds',
      sentence: attackSentence.frequency(after.profile.name, found.length, filled.length),
      effort: known.from === null ? attackSentence.frequencyEffort : attackSentence.frequencyAgainst(known.from),
      repair:
        found.length === 0
          ? null
          : {
              step: { op: 'dropColumn', columns: [after.profile.name], params: {}, enabled: true },
              sentence: attackSentence.dropInstead(after.profile.name),
            },
      rows: rowNumbersOf(table, found),
    },
  }
}

/** Pseudonyms that share a count cannot be told apart by it. */
function tieSizes(counts: ReadonlyMap<string, number>): Map<string, number> {
  const sizes = new Map<number, number>()
  for (const count of counts.values()) sizes.set(count, (sizes.get(count) ?? 0) + 1)
  return new Map([...counts].map(([value, count]) => [value, sizes.get(count) ?? 1]))
}

/** Pseudonym → value of the same rank. Exact counts must agree; from another list only the rank does. */
function ranked(
  after: ReadonlyMap<string, number>,
  known: ReadonlyMap<string, number>,
  exact: boolean,
): Map<string, string> {
  const sorted = (counts: ReadonlyMap<string, number>) => {
    const ties = tieSizes(counts)
    return [...counts]
      .sort((a, b) => b[1] - a[1])
      .map(([value, count]) => ({ value, count, ties: ties.get(value) ?? 1 }))
  }
  const values = sorted(known)
  const guess = new Map<string, string>()
  for (const [rank, pseudonym] of sorted(after).entries()) {
    const value = values[rank]
    if (value === undefined) break
    if (pseudonym.ties > 1 || value.ties > 1) continue
    if (!exact || value.count === pseudonym.count) guess.set(pseudonym.value, value.value)
  }
  return guess
}
