// Every kind with a check: what its own arithmetic makes is accepted, and no single altered character passes as valid.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  citizenIdCheckCharacter,
  judgeCitizenId18,
  judgeForeignPermit,
  judgeHmtPermit,
} from '../../../src-main/core/identifiers/citizen-id.ts'
import { passesLuhn } from '../../../src-main/core/identifiers/luhn.ts'
import {
  judgeBusinessRegistration,
  judgeOrganisationCode,
  judgeUscc,
  organisationCheckCharacter,
  usccCheckCharacter,
} from '../../../src-main/core/identifiers/organisation-code.ts'
import { judgeVin } from '../../../src-main/core/identifiers/vin.ts'

const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length })
const birth = fc
  .record({
    year: fc.integer({ min: 1900, max: 1902 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
  })
  .map(({ year, month, day }) => `${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}`)
const sequence = fc.constantFrom('000', '001', '002')
const person = (place: fc.Arbitrary<string>) =>
  fc
    .tuple(place, birth, sequence)
    .map(parts => parts.join(''))
    .map(body => body + citizenIdCheckCharacter(body))

const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const capital = (length: number, alphabet: string) =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength: length, maxLength: length })
const uscc = fc
  .tuple(
    fc.constantFrom('91', '92', '11', '52'),
    fc.constantFrom('320200', '110000', '320205'),
    capital(9, USCC_ALPHABET),
  )
  .map(parts => parts.join(''))
  .map(body => body + (usccCheckCharacter(body) ?? ''))
const orgCode = capital(8, '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ').map(
  body => `${body}-${organisationCheckCharacter(body)}`,
)

/** The check behind a body, found by trying: independent of how the check is computed. */
const completed = (body: fc.Arbitrary<string>, alphabet: string, valid: (value: string) => boolean) =>
  body.map(start => [...alphabet].map(last => start + last).find(valid) ?? '').filter(value => value !== '')

const VIN_ALPHABET = 'ABCDEFGHJKLMNPRSTUVWXYZ0123456789'
const vin = fc
  .tuple(capital(8, VIN_ALPHABET), capital(7, VIN_ALPHABET))
  .map(
    ([front, back]) =>
      [...'0123456789X']
        .map(check => `L${front.slice(1)}${check}${back}0`)
        .find(value => judgeVin(value) === 'valid') ?? '',
  )
  .filter(value => value !== '')

interface Case {
  name: string
  values: fc.Arbitrary<string>
  judge(value: string): string | null
  alphabet: string
}

const cases: readonly Case[] = [
  {
    name: 'citizen numbers',
    values: person(fc.constantFrom('320205', '320213', '110105')),
    judge: judgeCitizenId18,
    alphabet: '0123456789',
  },
  {
    name: 'permits of Hong Kong, Macau and Taiwan residents',
    values: person(fc.constantFrom('810000', '820000', '830000')),
    judge: judgeHmtPermit,
    alphabet: '0123456789',
  },
  {
    name: 'permanent residents',
    values: person(fc.constantFrom('932840', '931392', '911276')),
    judge: judgeForeignPermit,
    alphabet: '0123456789',
  },
  { name: 'social credit codes', values: uscc, judge: judgeUscc, alphabet: USCC_ALPHABET },
  {
    name: 'organisation codes',
    values: orgCode,
    judge: judgeOrganisationCode,
    alphabet: '0123456789',
  },
  {
    name: 'bank cards',
    values: completed(
      digits(16).map(body => `62${body}`),
      '0123456789',
      passesLuhn,
    ),
    judge: value => (passesLuhn(value) ? 'valid' : null),
    alphabet: '0123456789',
  },
  {
    name: 'registration numbers',
    values: completed(digits(14), '0123456789', value => judgeBusinessRegistration(value) === 'valid'),
    judge: judgeBusinessRegistration,
    alphabet: '0123456789',
  },
  { name: 'vehicles', values: vin, judge: judgeVin, alphabet: '0123456789' },
]

describe.each(cases)('$name', ({ values, judge, alphabet }) => {
  it('are valid as their arithmetic makes them', () => {
    fc.assert(fc.property(values, value => judge(value) === 'valid'))
  })

  it('are refused or lookalikes with any one digit altered', () => {
    const change = fc.tuple(values, fc.nat(), fc.constantFrom(...alphabet))
    fc.assert(
      fc.property(change, ([value, place, other]) => {
        const at = place % value.length
        const before = value.charAt(at)
        fc.pre(/\d/.test(before) && before !== other)
        expect(judge(value.slice(0, at) + other + value.slice(at + 1))).not.toBe('valid')
      }),
    )
  })
})
