// Attack: the hidden digits of masked ID numbers, through the check character, division codes, and birth date, sex and age left open.
// Counts possibilities; a number is called found only where one alone fits and, where the source is known, is the right one.
import { attackSentence } from '../../contract/text/zh-CN/attacks.ts'
import { parseCitizenId } from '../identifiers/citizen-id.ts'
import {
  type Attack,
  type AttackColumn,
  type AttackOutcome,
  type AttackTable,
  candidatesOf,
  columnBehind,
  GO_ON_EVERY,
  holdsKind,
  rowNumbersOf,
  shareOf,
} from './attack.ts'
import { type IdCandidates, type IdKnown, IdSpace } from './id-space.ts'
import { type OpenFact, type OpenFacts, openFacts } from './open-facts.ts'
import { dropColumn, repairsOfDigits } from './repairs.ts'
import { type IdTemplates, idTemplates } from './visible-digits.ts'

const ID_KINDS = new Set(['citizenId18', 'citizenId15'])
/** Share of the cells that must show digits and hide some: below it the column is something else. */
const MIN_SHARE = 0.5
const NARROW = 10

export const hiddenDigits: Attack = {
  id: 'hiddenDigits',
  run(table, goOn) {
    const space = new IdSpace(table.today)
    return table.released
      .filter(column => isMaskedId(table, column))
      .map(column => attackColumn(table, column, space, goOn))
  },
}

/** Also a column whose cells show whole numbers: there is nothing left to guess. */
export function isMaskedId(table: AttackTable, column: AttackColumn): boolean {
  const behind = columnBehind(table, column.profile.name)
  const named = holdsKind(column, ID_KINDS) || (behind !== undefined && holdsKind(behind, ID_KINDS))
  if (!named && !/身份证|证件号/.test(column.profile.name)) return false
  const filled = column.cells.filter(cell => cell !== '')
  const readable = filled.filter(cell => idTemplates(cell) !== null).length
  return filled.length > 0 && readable >= filled.length * MIN_SHARE
}

function attackColumn(table: AttackTable, column: AttackColumn, space: IdSpace, goOn: () => void): AttackOutcome {
  const others = table.released.filter(other => other !== column)
  const facts = openFacts(others, table.today)
  const behind = columnBehind(table, column.profile.name)
  const tally = new Tally()
  for (const [row, cell] of column.cells.entries()) {
    if (row % GO_ON_EVERY === 0) goOn()
    const templates = idTemplates(cell)
    const truth = behind === undefined ? null : (parseCitizenId(behind.cells[row] ?? '')?.id ?? '')
    if (templates === null || truth === '') continue
    const full = facts.birth.some(fact => fact.full(row))
    const found = bestCandidates(space, templates, facts, row)
    const right = found.only !== null && (truth === null || truth === found.only)
    tally.add(found.count, full, right ? row : null)
  }
  return outcomeOf(table, column, behind, facts, tally)
}

class Tally {
  readonly counts: number[] = []
  readonly found: number[] = []
  informed = 0

  /** `found` = the row, where the number was found. */
  add(count: number, full: boolean, found: number | null): void {
    // Nothing that fits: the columns contradict one another, and the attacker is none the wiser.
    this.counts.push(count === 0 ? Number.POSITIVE_INFINITY : count)
    if (full) this.informed += 1
    if (found !== null) this.found.push(found)
  }
}

/** With everything that is open; facts that fit no number at all are given up one after the other, the vaguest first. */
function bestCandidates(space: IdSpace, templates: IdTemplates, facts: OpenFacts, row: number): IdCandidates {
  const birth = firstKnown(facts.birth, row)
  const sex = firstKnown(facts.sex, row)
  const division = firstKnown(facts.division, row)
  const attempts: Omit<IdKnown, 'template'>[] = [
    // The place a person lives in need not be the one the number was given in: it only counts where all else stays open.
    { birth, sex, division: null },
    { birth, sex: null, division: null },
    { birth: null, sex: null, division: null },
  ]
  if (hidesDivision(templates)) attempts.unshift({ birth, sex, division })
  for (const attempt of attempts) {
    for (const template of [templates.long, templates.short]) {
      if (template === null) continue
      const found = space.candidates({ template, ...attempt })
      if (found.count > 0) return found
    }
  }
  return { count: 0, only: null }
}

function hidesDivision({ long, short }: IdTemplates): boolean {
  return (long ?? short ?? '').slice(0, 6).includes('?')
}

function firstKnown<T>(facts: readonly OpenFact<T>[], row: number): T | null {
  for (const fact of facts) {
    const known = fact.at(row)
    if (known !== null) return known
  }
  return null
}

function outcomeOf(
  table: AttackTable,
  { profile }: AttackColumn,
  behind: AttackColumn | undefined,
  facts: OpenFacts,
  { counts, found, informed }: Tally,
): AttackOutcome {
  const records = counts.length
  const candidates = candidatesOf(counts.filter(Number.isFinite))
  const using = [...facts.birth, ...facts.sex, ...facts.division].map(({ column }) => column)
  const verdict = found.length > 0 ? 'broken' : (candidates?.min ?? NARROW + 1) <= NARROW ? 'weak' : 'holds'
  const words = {
    column: profile.name,
    using,
    records,
    recovered: found.length,
    few: shareOf(candidates?.few ?? 0, records),
    median: candidates?.median ?? null,
    least: candidates?.min ?? null,
  }
  const treatment = table.treatments.find(({ carriedBy }) => carriedBy === profile.name)
  const births = facts.birth.map(({ column }) => column)
  // Any digit of a person's number narrows the person down; without a birth date beside it, too.
  const [repair = dropColumn(profile.name), ...otherRepairs] = repairsOfDigits(profile.name, births, treatment)
  return {
    identified: found,
    finding: {
      attack: 'hiddenDigits',
      column: behind?.profile.name ?? profile.name,
      using,
      records,
      informed,
      recovered: found.length,
      candidates,
      verdict,
      sentence: attackSentence.hiddenDigits(words),
      effort: attackSentence.hiddenDigitsEffort,
      repair: verdict === 'holds' ? null : repair,
      otherRepairs: verdict === 'holds' ? [] : otherRepairs,
      rows: rowNumbersOf(table, found),
    },
  }
}
