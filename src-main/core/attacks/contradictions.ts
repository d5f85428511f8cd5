// Published columns about the same person that agreed before masking and no longer do: a new ID number beside the old birth date.
// Slips that were in the source already are no contradiction of the masking.
import type { Contradiction, ContradictionKind } from '../../contract/attacks.ts'
import { contradictionTexts } from '../../contract/text/zh-CN/attacks.ts'
import { parseCitizenId } from '../identifiers/citizen-id.ts'
import { type AttackColumn, type AttackTable, columnBehind, rowNumbersOf } from './attack.ts'
import type { BirthKnown } from './id-space.ts'
import { birthKnown, type OpenFacts, openFacts } from './open-facts.ts'
import { dropColumn, repairsOfContradiction } from './repairs.ts'

/** Rows that must have agreed before; fewer prove nothing. */
const MIN_COMPARED = 3

interface Claims {
  readonly birth: BirthKnown | null
  readonly sex: 'male' | 'female' | null
  readonly division: string | null
}

interface Speaker {
  readonly column: AttackColumn
  readonly before: AttackColumn
}

export function findContradictions(table: AttackTable, goOn: () => void): Contradiction[] {
  const speakers = table.released.flatMap(column => {
    const before = columnBehind(table, column.profile.name)
    return before === undefined ? [] : [{ column, before }]
  })
  const numbered = speakers.filter(({ column, before }) => isNumbered(column) && isNumbered(before))
  return [
    ...numbered.flatMap(id => {
      goOn()
      return speakers.flatMap(other => (other === id ? [] : compare(table, id, other)))
    }),
    ...birthsAndAges(table, speakers, goOn),
  ]
}

const LOOKED_AT = 200

function isNumbered({ cells }: AttackColumn): boolean {
  const filled = cells.filter(cell => cell !== '').slice(0, LOOKED_AT)
  return filled.length > 0 && filled.filter(cell => parseCitizenId(cell) !== null).length >= filled.length / 2
}

const KINDS = [
  { kind: 'birthAndId', facts: (facts: OpenFacts) => facts.birth, of: ({ birth }: Claims) => birth },
  { kind: 'sexAndId', facts: (facts: OpenFacts) => facts.sex, of: ({ sex }: Claims) => sex },
  { kind: 'placeAndId', facts: (facts: OpenFacts) => facts.division, of: ({ division }: Claims) => division },
] as const

function claimsOf(cell: string): Claims {
  const id = parseCitizenId(cell)
  if (id === null) return { birth: null, sex: null, division: null }
  return { birth: { from: id.birth, to: id.birth }, sex: id.sex, division: id.division }
}

function agree(left: Claims[keyof Claims], right: Claims[keyof Claims]): boolean | null {
  if (left === null || right === null) return null
  if (typeof left === 'string' || typeof right === 'string') return left === right
  return left.from <= right.to && right.from <= left.to
}

function compare(table: AttackTable, id: Speaker, other: Speaker): Contradiction[] {
  const [after, before] = [openFacts([other.column], table.today), openFacts([other.before], table.today)]
  return KINDS.flatMap(({ kind, facts, of }) => {
    const [now, then] = [facts(after)[0], facts(before)[0]]
    if (now === undefined || then === undefined) return []
    const isAge =
      kind === 'birthAndId' &&
      !/出生|生日|birth|csrq|csny/i.test(other.column.profile.name) &&
      /年龄|岁/.test(other.column.profile.name)
    return contradiction(table, isAge ? 'ageAndId' : kind, id, other, row => {
      if (agree(of(claimsOf(id.before.cells[row] ?? '')), then.at(row)) !== true) return null
      return agree(of(claimsOf(id.column.cells[row] ?? '')), now.at(row))
    })
  })
}

function birthsAndAges(table: AttackTable, speakers: readonly Speaker[], goOn: () => void): Contradiction[] {
  const births = speakers.filter(
    ({ before }) => before.profile.type === 'date' && openFacts([before], table.today).birth.length > 0,
  )
  const ages = speakers.filter(({ before }) => /年龄|岁数/.test(before.profile.name))
  return births.flatMap(birth =>
    ages.flatMap(age => {
      goOn()
      const [now, then] = [openFacts([age.column], table.today).birth[0], openFacts([age.before], table.today).birth[0]]
      if (now === undefined || then === undefined) return []
      return contradiction(table, 'ageAndBirth', birth, age, row => {
        if (agree(birthKnown(birth.before.cells[row] ?? ''), then.at(row)) !== true) return null
        return agree(birthKnown(birth.column.cells[row] ?? ''), now.at(row))
      })
    }),
  )
}

function contradiction(
  table: AttackTable,
  kind: ContradictionKind,
  left: Speaker,
  right: Speaker,
  agrees: (row: number) => boolean | null,
): Contradiction[] {
  let compared = 0
  const against: number[] = []
  for (const row of table.rowNumbers.keys()) {
    const verdict = agrees(row)
    if (verdict === null) continue
    compared += 1
    if (!verdict) against.push(row)
  }
  if (compared < MIN_COMPARED || against.length === 0) return []
  const treatment = table.treatments.find(({ carriedBy }) => carriedBy === left.column.profile.name)
  const columns: [string, string] = [left.column.profile.name, right.column.profile.name]
  const [repair = null, ...otherRepairs] =
    kind === 'ageAndBirth' ? columns.map(dropColumn) : repairsOfContradiction(...columns, treatment)
  return [
    {
      kind,
      columns,
      compared,
      contradicting: against.length,
      rows: rowNumbersOf(table, against),
      sentence: contradictionTexts[kind](...columns, against.length),
      repair,
      otherRepairs,
    },
  ]
}
