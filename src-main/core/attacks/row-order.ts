// Attack: rows published in the order of the internal table: sorted by a masked column, or still numbered like it.
// Finds no single person; says what somebody with a part of the internal table could read off.
import type { Repair } from '../../contract/attacks.ts'
import { attackSentence } from '../../contract/text/zh-CN/attacks.ts'
import {
  type Attack,
  type AttackColumn,
  type AttackOutcome,
  type AttackTable,
  columnBehind,
  rowNumbersOf,
  shareOf,
  sourceColumn,
} from './attack.ts'

const MIN_PAIRS = 50
const SORTED = 0.98

export const rowOrder: Attack = {
  id: 'rowOrder',
  run(table, goOn) {
    const outcome = (column: string, sentence: string, repair: Repair | null): AttackOutcome => ({
      identified: [],
      finding: {
        attack: 'rowOrder',
        column,
        using: [],
        records: table.rowNumbers.length,
        informed: table.rowNumbers.length,
        recovered: 0,
        candidates: null,
        verdict: 'weak',
        sentence,
        effort: attackSentence.rowOrderEffort,
        repair,
        rows: rowNumbersOf(table, [0]),
      },
    })
    const sorted = table.treatments.flatMap(({ column }) => {
      goOn()
      const before = sourceColumn(table, column)
      if (before === undefined || before.profile.role === 'none') return []
      const share = sortedShare(before)
      return share < SORTED ? [] : [outcome(column, attackSentence.rowOrder(column, share), reordered(table))]
    })
    const numbered = table.released
      .filter(column => isSerial(column) && columnBehind(table, column.profile.name) !== undefined)
      .map(({ profile: { name } }) => outcome(name, attackSentence.serialLeft(name), serialDropped(name)))
    return [...sorted, ...numbered]
  },
}

function serialDropped(column: string): Repair {
  const step = { op: 'dropColumn', columns: [column], params: {}, enabled: true }
  return { step, sentence: attackSentence.dropInstead(column) }
}

/** Columns that a table can be sorted by at once. */
const MOST_SORTED = 10

/**
 * In the order of what is published anyway, pseudonyms first, whose order says nothing. By one column alone the rows that are equal there
 * would stay in the old order. null = there is nothing to sort by.
 */
function reordered({ released, treatments }: AttackTable): Repair | null {
  const keyed = new Set(
    treatments.filter(({ reversibility }) => reversibility === 'keyed').map(({ carriedBy }) => carriedBy),
  )
  const names = released.filter(column => !isSerial(column)).map(({ profile: { name } }) => name)
  const columns = [...names.filter(name => keyed.has(name)), ...names.filter(name => !keyed.has(name))]
  if (columns.length === 0) return null
  const step = { op: 'sortRows', columns: columns.slice(0, MOST_SORTED), params: {}, enabled: true }
  return { step, sentence: attackSentence.reorder }
}

/** Share of neighbouring rows with different values that stand in one and the same direction. */
function sortedShare({ cells }: AttackColumn): number {
  let [up, down] = [0, 0]
  let last = ''
  for (const cell of cells) {
    if (cell === '') continue
    if (last !== '' && cell > last) up += 1
    if (last !== '' && cell < last) down += 1
    last = cell
  }
  return up + down < MIN_PAIRS ? 0 : shareOf(Math.max(up, down), up + down)
}

/** Whole numbers, every one larger than the one before. */
function isSerial({ cells }: AttackColumn): boolean {
  if (cells.length < MIN_PAIRS) return false
  let rising = 0
  for (let row = 1; row < cells.length; row += 1) {
    const [before, after] = [cells[row - 1] ?? '', cells[row] ?? '']
    if (/^\d{1,9}$/.test(before) && /^\d{1,9}$/.test(after) && Number(after) > Number(before)) rising += 1
  }
  return rising >= (cells.length - 1) * SORTED
}
