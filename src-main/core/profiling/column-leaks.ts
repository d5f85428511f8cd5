// Finds columns that give away another column of the same row: a birth date inside an identity number, a mobile number inside an e-mail
// address, a name inside a remark. Must not count what agrees by chance: every rule is also tried on the wrong rows.
import type { ColumnProfile, Semantics } from '../../contract/profile.ts'
import type { LeakKind } from '../../contract/relations.ts'
import { parseCitizenId } from '../identifiers/citizen-id.ts'
import type { Column } from '../table/chunk.ts'
import { parseCivilDate } from '../values/civil-date.ts'
import { isNoValue } from '../values/empty-tokens.ts'
import { judgedForm } from '../values/normalize-text.ts'
import { sexOfText } from '../values/sex-text.ts'
import { scramble } from './row-sample.ts'

export interface ColumnLeak {
  readonly kind: LeakKind
  /** Names: who has `from` knows `to`. */
  readonly from: string
  readonly to: string
  /** Rows in which both could be compared. */
  readonly compared: number
  /** Of these, rows in which `to` can be read out of `from`. */
  readonly agreeing: number
  /** 0-based places of the first of them, and of the first that disagree. */
  readonly agreeingRows: readonly number[]
  readonly otherRows: readonly number[]
}

export interface LeakColumn {
  readonly profile: Pick<ColumnProfile, 'name' | 'type' | 'semantics' | 'role' | 'distinct'>
  readonly cells: Column
}

const ROWS_SHOWN = 5
/** Fewer rows prove nothing. */
const MIN_COMPARED = 10
/** Share of agreeing rows from which a rule counts; the rest are slips in the data. */
const MIN_SHARE = 0.8
/** A name or number that stands in a remark here and there is as much of a leak there. */
const MIN_HIDDEN_ROWS = 3
const ID_KINDS = new Set(['citizenId18', 'citizenId15'])
const PART_KINDS_MIN_LENGTH = 4
const NAME_MIN_LENGTH = 2
/** An age is counted on some day in the year: one year more or less is the same person. */
const AGE_SLACK = 1
/** Agreement on wrong rows, compared with that on the right ones, up to which it is no coincidence. */
const CHANCE_SHARE = 0.65

/** Columns of the same rows, in the table's order. */
export function findLeaks(columns: readonly LeakColumn[]): ColumnLeak[] {
  const read = columns.map(prepare)
  return read.flatMap(from => read.flatMap(to => (from === to ? [] : (bestLeak(from, to) ?? []))))
}

/** What the columns `from` give away of the columns `to` of the same rows: published ones of masked ones. */
export function findLeaksBetween(from: readonly LeakColumn[], to: readonly LeakColumn[]): ColumnLeak[] {
  const [givers, targets] = [from.map(prepare), to.map(prepare)]
  return givers.flatMap(giver => targets.flatMap(target => bestLeak(giver, target) ?? []))
}

interface Prepared extends LeakColumn {
  readonly name: string
  /** '' where there is no value. */
  readonly texts: readonly string[]
  has(kinds: ReadonlySet<string>): boolean
}

function prepare(column: LeakColumn): Prepared {
  const { profile, cells } = column
  const strong = profile.semantics.filter(isStrong)
  const texts = cells.map(value => (isNoValue(value) ? '' : judgedForm(value)))
  return { ...column, name: profile.name, texts, has: kinds => strong.some(({ kind }) => kinds.has(kind)) }
}

function isStrong({ confidence }: Semantics): boolean {
  return confidence !== 'possible'
}

/** null = these two cells cannot be compared. */
type Agreement = (row: number, otherRow: number) => boolean | null

interface Rule {
  kind: LeakKind
  agrees: Agreement
  /** Agreement in a few rows counts too: it is no coincidence, and those rows are given away. */
  evenFew?: boolean
}

/** The first rule that holds speaks; later ones would say the same of the same cells. */
function bestLeak(from: Prepared, to: Prepared): ColumnLeak | null {
  for (const rule of rulesFor(from, to)) {
    const found = measure(rule, from, to)
    if (found !== null) return found
  }
  return null
}

function rulesFor(from: Prepared, to: Prepared): Rule[] {
  const rules: Rule[] = []
  if (from.has(ID_KINDS)) rules.push(...idRules(from, to))
  else if (isDate(from) && isAge(to)) rules.push(...ageRules('ageInBirth', from.texts.map(birthOf), to))
  if (isReadable(from) && isReadable(to)) rules.push(partRule(from, to))
  return rules
}

function isReadable({ profile }: Prepared): boolean {
  return profile.type === 'text' || profile.type === 'code' || profile.type === 'integer'
}

function isDate({ profile }: Prepared): boolean {
  return profile.type === 'date' || profile.type === 'datetime'
}

const AGE = new Set(['age'])
const SEX = new Set(['sex'])
const DIVISION = new Set(['divisionCode'])

function isAge(column: Prepared): boolean {
  return column.profile.type === 'integer' && (column.has(AGE) || /年龄|岁数|nianling/i.test(column.name))
}

function birthOf(text: string): string | null {
  const date = text === '' ? null : parseCivilDate(text)
  return date === null || date.precision === 'year' || date.precision === 'month' ? null : date.date
}

function idRules(from: Prepared, to: Prepared): Rule[] {
  const ids = from.texts.map(text => (text === '' ? null : parseCitizenId(text)))
  if (isDate(to)) {
    const births = to.texts.map(birthOf)
    return [{ kind: 'birthInId', agrees: (row, other) => equal(ids[row]?.birth ?? null, births[other] ?? null) }]
  }
  if (to.has(SEX)) {
    const sexes = to.texts.map(sexOfText)
    return [{ kind: 'sexInId', agrees: (row, other) => equal(ids[row]?.sex ?? null, sexes[other] ?? null) }]
  }
  if (isAge(to)) {
    const births = ids.map(id => id?.birth ?? null)
    return ageRules('ageInId', births, to)
  }
  if (to.has(DIVISION)) {
    const codes = to.texts.map(text => (/^\d{6,12}$/.test(text) ? text.slice(0, 6) : null))
    return [{ kind: 'placeInId', agrees: (row, other) => equal(ids[row]?.division ?? null, codes[other] ?? null) }]
  }
  return []
}

function equal(left: string | null, right: string | null): boolean | null {
  return left === null || right === null ? null : left === right
}

/** The year in which the ages were counted is the one that fits most rows. First without slack, which leaves less to chance. */
function ageRules(kind: LeakKind, births: readonly (string | null)[], to: Prepared): Rule[] {
  const ages = to.texts.map(text => (/^\d{1,3}$/.test(text) ? Number(text) : null))
  const yearOf = (row: number) => (births[row] === null ? null : Number((births[row] ?? '').slice(0, 4)))
  const years = new Map<number, number>()
  for (const row of births.keys()) {
    const [year, age] = [yearOf(row), ages[row] ?? null]
    if (year !== null && age !== null) years.set(year + age, (years.get(year + age) ?? 0) + 1)
  }
  const counted = [...years].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0
  return [0, AGE_SLACK].map(slack => ({
    kind,
    agrees: (row, other) => {
      const [year, age] = [yearOf(row), ages[other] ?? null]
      return year === null || age === null ? null : Math.abs(year + age - counted) <= slack
    },
  }))
}

/** Separators differ from one system to the next: 123456789 and 12345678-9 are the same code. */
function loose(text: string): string {
  return text.replace(/[\s\-_.()]/g, '').toUpperCase()
}

function partRule(from: Prepared, to: Prepared): Rule {
  const wholes = from.texts.map(loose)
  const parts = to.texts.map(loose)
  const shortest = to.profile.role === 'direct' ? NAME_MIN_LENGTH : PART_KINDS_MIN_LENGTH
  return {
    kind: 'partOf',
    evenFew: to.profile.role === 'direct',
    agrees: (row, other) => {
      const [whole, part] = [wholes[row] ?? '', parts[other] ?? '']
      if (whole === '' || part.length < shortest || part.length >= whole.length) return null
      return whole.includes(part)
    },
  }
}

interface Tally {
  compared: number
  agreeing: number
  agreeingRows: number[]
  otherRows: number[]
}

function tally(rows: number, agrees: Agreement, otherOf: (row: number) => number): Tally {
  const result: Tally = { compared: 0, agreeing: 0, agreeingRows: [], otherRows: [] }
  for (let row = 0; row < rows; row += 1) {
    const verdict = agrees(row, otherOf(row))
    if (verdict === null) continue
    result.compared += 1
    if (verdict) result.agreeing += 1
    const shown = verdict ? result.agreeingRows : result.otherRows
    if (shown.length < ROWS_SHOWN) shown.push(row)
  }
  return result
}

function measure(rule: Rule, from: Prepared, to: Prepared): ColumnLeak | null {
  const rows = from.texts.length
  const own = tally(rows, rule.agrees, row => row)
  const share = own.compared === 0 ? 0 : own.agreeing / own.compared
  const enough = own.compared >= MIN_COMPARED && share >= MIN_SHARE
  const hidden = rule.evenFew === true && own.agreeing >= MIN_HIDDEN_ROWS
  if (!enough && !hidden) return null
  // The value of some other row, without a rhythm: neighbours are alike, and lists often repeat in turns.
  const chance = tally(rows, rule.agrees, row => scramble(row) % rows)
  if (!beatsChance(own, chance)) return null
  return { kind: rule.kind, from: from.name, to: to.name, ...own }
}

/** Clearly less often on wrong rows: sexes agree on half of them, constants on all. */
function beatsChance(own: Tally, chance: Tally): boolean {
  const rate = ({ agreeing, compared }: Tally) => (compared === 0 ? 0 : agreeing / compared)
  const [right, wrong] = [rate(own), rate(chance)]
  return wrong <= right * CHANCE_SHARE
}
