// What the open columns of a published table say about the person of a row: birth, sex, division.
// Reads only what is published.
import { parseCivilDate } from '../values/civil-date.ts'
import { sexOfText } from '../values/sex-text.ts'
import { type AttackColumn, holdsKind } from './attack.ts'
import type { BirthKnown } from './id-space.ts'

export interface OpenFact<T> {
  readonly column: string
  at(row: number): T | null
  /** Whether what it says of the row is exact: a full date. */
  full(row: number): boolean
}

export interface OpenFacts {
  readonly birth: readonly OpenFact<BirthKnown>[]
  readonly sex: readonly OpenFact<'male' | 'female'>[]
  readonly division: readonly OpenFact<string>[]
}

const BIRTH = new Set(['birthDate'])
const SEX = new Set(['sex'])
const DIVISION = new Set(['divisionCode'])
const BIRTH_HEADER = /出生|生日|birth|csrq|csny/i
const AGE_HEADER = /年龄|岁数|nianling/i
const SEX_HEADER = /性别|^sex$|gender/i

/** An age is counted on a day nobody states: the year may be off by one to either side, and the data by some years. */
const AGE_YEARS = 2

export function openFacts(columns: readonly AttackColumn[], today: string): OpenFacts {
  const named = (column: AttackColumn, kinds: ReadonlySet<string>, header: RegExp) =>
    holdsKind(column, kinds) || header.test(column.profile.name)
  const ages = columns.filter(({ profile }) => AGE_HEADER.test(profile.name))
  const births = columns.filter(column => !ages.includes(column) && named(column, BIRTH, BIRTH_HEADER))
  return {
    birth: [...births.map(birthFact), ...ages.map(column => ageFact(column, today))],
    sex: columns.filter(column => named(column, SEX, SEX_HEADER)).map(sexFact),
    division: columns.filter(column => holdsKind(column, DIVISION)).map(divisionFact),
  }
}

const QUARTER = /^(\d{4})-Q([1-4])$/

export function birthKnown(text: string): BirthKnown | null {
  const quarter = QUARTER.exec(text)
  if (quarter !== null) {
    const [, year = '', number = ''] = quarter
    const month = Number(number) * 3
    return { from: `${year}-${two(month - 2)}-01`, to: `${year}-${two(month)}-31` }
  }
  const date = text === '' ? null : (parseCivilDate(text)?.date ?? null)
  if (date === null) return null
  if (date.length === 4) return { from: `${date}-01-01`, to: `${date}-12-31` }
  return date.length === 7 ? { from: `${date}-01`, to: `${date}-31` } : { from: date, to: date }
}

const two = (value: number) => String(value).padStart(2, '0')

function birthFact({ profile, cells }: AttackColumn): OpenFact<BirthKnown> {
  const known = (row: number) => birthKnown(cells[row] ?? '')
  return {
    column: profile.name,
    at: known,
    full: row => {
      const birth = known(row)
      return birth !== null && birth.from === birth.to
    },
  }
}

const AGE = /^(\d{1,3})(?:\s*[-~—–至到]\s*(\d{1,3}))?\s*(?:岁|周岁)?$/

/** `36`, `30-39岁`. */
function ageFact({ profile, cells }: AttackColumn, today: string): OpenFact<BirthKnown> {
  const year = Number(today.slice(0, 4))
  return {
    column: profile.name,
    at: row => {
      const age = AGE.exec((cells[row] ?? '').trim())
      if (age === null) return null
      const [low, high] = [Number(age[1]), Number(age[2] ?? age[1])]
      return { from: `${year - high - 1 - AGE_YEARS}-01-01`, to: `${year - low}-12-31` }
    },
    full: () => false,
  }
}

function sexFact({ profile, cells }: AttackColumn): OpenFact<'male' | 'female'> {
  const at = (row: number) => sexOfText((cells[row] ?? '').trim())
  return { column: profile.name, at, full: row => at(row) !== null }
}

function divisionFact({ profile, cells }: AttackColumn): OpenFact<string> {
  const at = (row: number) => /^(\d{4}(?!00)\d{2})(?:\d{3}|\d{6})?$/.exec(cells[row] ?? '')?.[1] ?? null
  return { column: profile.name, at, full: row => at(row) !== null }
}
