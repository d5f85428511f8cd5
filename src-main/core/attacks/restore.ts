// Attack: a masked column read out of another one that is published: the birth date in an ID number, the phone number in an e-mail address,
// the name that goes with a code. Must not count what agrees by chance.
import { attackSentence } from '../../contract/text/zh-CN/attacks.ts'
import { findLeaksBetween } from '../profiling/column-leaks.ts'
import { scramble } from '../profiling/row-sample.ts'
import { isNoValue } from '../values/empty-tokens.ts'
import {
  type Attack,
  type AttackColumn,
  type AttackOutcome,
  type AttackTable,
  GO_ON_EVERY,
  isWorthHiding,
  rowNumbersOf,
  sourceColumn,
  type Treatment,
} from './attack.ts'
import { isExactLeak } from './exact-leak.ts'
import { dropColumn, repairsOfGiver } from './repairs.ts'

interface Target {
  readonly treatment: Treatment
  readonly column: AttackColumn
}

export const restore: Attack = {
  id: 'restore',
  run(table, goOn) {
    const targets = targetsOf(table)
    const written = table.released.flatMap(giver => {
      goOn()
      return targets.flatMap(target => (carries(giver, target) ? [] : readOut(table, giver, target)))
    })
    const read = new Set(written.map(({ finding }) => `${finding.using[0]}\n${finding.column}`))
    const followed = table.released.flatMap(giver =>
      targets.flatMap(target => {
        goOn()
        const pair = `${giver.profile.name}\n${target.column.profile.name}`
        return carries(giver, target) || read.has(pair) ? [] : follows(table, giver, target, goOn)
      }),
    )
    return [...written, ...followed]
  },
}

function targetsOf(table: AttackTable): Target[] {
  return table.treatments.flatMap(treatment => {
    const column = sourceColumn(table, treatment.column)
    return column === undefined || !isWorthHiding(column.profile) ? [] : [{ treatment, column }]
  })
}

const carries = (giver: AttackColumn, { treatment }: Target) => giver.profile.name === treatment.carriedBy

function readOut(table: AttackTable, giver: AttackColumn, { treatment, column }: Target): AttackOutcome[] {
  return findLeaksBetween([giver], [column]).map(leak => {
    const identified = column.profile.role === 'direct' ? rowsContaining(giver, column) : []
    const sentence = leak.kind === 'partOf' ? attackSentence.restorePart : attackSentence.restoreDerived
    const enough = leak.agreeing > leak.compared / 2 || column.profile.role === 'direct'
    return outcome(
      table,
      giver,
      { treatment, column },
      {
        records: leak.compared,
        recovered: leak.agreeing,
        identified,
        broken: enough && isExactLeak(leak.kind),
        rows: leak.agreeingRows,
        sentence: sentence(giver.profile.name, column.profile.name, leak.agreeing, leak.compared),
      },
    )
  })
}

const loose = (text: string) => text.replace(/[\s\-_.()]/g, '').toUpperCase()

function rowsContaining(giver: AttackColumn, column: AttackColumn): number[] {
  const rows: number[] = []
  for (const [row, cell] of column.cells.entries()) {
    const part = loose(cell)
    if (part.length >= 2 && !isNoValue(cell) && loose(giver.cells[row] ?? '').includes(part)) rows.push(row)
  }
  return rows
}

interface Found {
  readonly records: number
  readonly recovered: number
  readonly identified: readonly number[]
  readonly broken: boolean
  readonly rows: readonly number[]
  readonly sentence: string
}

function outcome(table: AttackTable, giver: AttackColumn, { treatment, column }: Target, found: Found): AttackOutcome {
  const other = giver.profile.name
  const [repair = dropColumn(other), ...otherRepairs] = repairsOfGiver(giver, treatment)
  return {
    identified: found.identified,
    finding: {
      attack: 'restore',
      column: column.profile.name,
      using: [other],
      records: found.records,
      informed: found.records,
      recovered: found.recovered,
      candidates: null,
      verdict: found.broken ? 'broken' : 'weak',
      sentence: found.sentence,
      effort: attackSentence.restoreEffort,
      repair,
      otherRepairs,
      rows: rowNumbersOf(table, found.rows),
    },
  }
}

/** Rows on which pairs are learnt and tried: enough for a share, few enough for every pair of columns. */
const TRIED_ROWS = 20_000
const MIN_TRIED = 50
/** How much better than always naming the most common value (Goodman–Kruskal λ). */
const MIN_GAIN = 0.8
/** Values that occur once teach nothing about other rows. */
const MIN_KNOWN = 0.3

/** The attacker knows one half of the rows (last year's list, a friend inside) and fills in the other. */
function follows(table: AttackTable, giver: AttackColumn, target: Target, goOn: () => void): AttackOutcome[] {
  const { column } = target
  if (giver.profile.distinct < 2 || column.profile.distinct < 2) return []
  const rows = Math.min(table.rowNumbers.length, TRIED_ROWS)
  const learnt = new Map<string, Map<string, number>>()
  const overall = new Map<string, number>()
  const tried: number[] = []
  for (let row = 0; row < rows; row += 1) {
    if (row % GO_ON_EVERY === 0) goOn()
    const [given, wanted] = [giver.cells[row] ?? '', column.cells[row] ?? '']
    if (isNoValue(given) || isNoValue(wanted)) continue
    overall.set(wanted, (overall.get(wanted) ?? 0) + 1)
    if (scramble(row) % 2 === 0) tried.push(row)
    else count(learnt, given, wanted)
  }
  const guesses = new Map([...learnt].map(([given, partners]) => [given, mostCommon(partners)]))
  const known = tried.filter(row => guesses.has(giver.cells[row] ?? ''))
  const right = known.filter(row => guesses.get(giver.cells[row] ?? '') === column.cells[row])
  const blind = mostCommon(overall)
  const byGuess = known.filter(row => column.cells[row] !== blind).length
  if (known.length < MIN_TRIED || known.length < tried.length * MIN_KNOWN) return []
  if (byGuess === 0 || byGuess - (known.length - right.length) < byGuess * MIN_GAIN) return []
  return [
    outcome(table, giver, target, {
      records: tried.length,
      recovered: right.length,
      identified: [],
      broken: false,
      rows: right,
      sentence: attackSentence.restoreFollows(giver.profile.name, column.profile.name, right.length, tried.length),
    }),
  ]
}

function count(learnt: Map<string, Map<string, number>>, given: string, wanted: string): void {
  const partners = learnt.get(given) ?? new Map<string, number>()
  partners.set(wanted, (partners.get(wanted) ?? 0) + 1)
  learnt.set(given, partners)
}

function mostCommon(counts: ReadonlyMap<string, number>): string {
  let best = ''
  let most = 0
  for (const [value, times] of counts) {
    if (times <= most) continue
    best = value
    most = times
  }
  return best
}
