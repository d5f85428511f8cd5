// Check characters as the standards print them: every valid number passes, every altered one fails.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  citizenIdCheckCharacter,
  judgeCitizenId15,
  judgeCitizenId18,
  parseCitizenId,
  upgradeCitizenId15,
} from '../../../src-main/core/identifiers/citizen-id.ts'
import { isKnownDivision, isProvinceCode } from '../../../src-main/core/identifiers/divisions.ts'
import { passesLuhn } from '../../../src-main/core/identifiers/luhn.ts'
import {
  isSoleTrader,
  judgeOrganisationCode,
  judgeUscc,
  organisationCheckCharacter,
  parseUscc,
  usccCheckCharacter,
} from '../../../src-main/core/identifiers/organisation-code.ts'
import {
  judgeLandline,
  judgeMobile,
  parseLandline,
  parseMobiles,
  searchMobiles,
} from '../../../src-main/core/identifiers/phone.ts'
import { judgeVin } from '../../../src-main/core/identifiers/vin.ts'

const shared = join(import.meta.dirname, '../../../../shared')
const CasesSchema = z.object({
  cases: z.array(z.object({ number: z.string(), valid: z.boolean(), clean: z.string().optional() })),
})
const casesOf = (file: string) =>
  CasesSchema.parse(JSON.parse(readFileSync(join(shared, 'data/reference', file), 'utf8'))).cases

const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map(list => list.join(''))
const first17 = fc
  .tuple(fc.constantFrom('320205', '110105', '320222'), fc.integer({ min: 1900, max: 1902 }), digits(3))
  .map(([division, year, sequence]) => `${division}${year}0715${sequence}`)
const alter = (number: string, at: number, by: number) =>
  number.slice(0, at) + ((Number(number[at]) + by) % 10) + number.slice(at + 1)

describe('citizen numbers', () => {
  it.each(casesOf('id_test_numbers.json'))('judges the published number $number', ({ number, valid, clean }) => {
    expect(parseCitizenId(number)?.id ?? null).toBe(valid ? (clean ?? number) : null)
  })

  it('accepts every number made by the rule and refuses it with one digit altered', () => {
    fc.assert(
      fc.property(first17, fc.nat(16), fc.integer({ min: 1, max: 9 }), (body, at, by) => {
        const check = citizenIdCheckCharacter(body)
        expect(judgeCitizenId18(body + check)).toBe('valid')
        expect(judgeCitizenId18(alter(body, at, by) + check)).not.toBe('valid')
      }),
    )
  })

  it('calls a wrong check character, an impossible date and a wrong province lookalikes', () => {
    expect(judgeCitizenId18('320205190001010005')).toBe('lookalike')
    expect(judgeCitizenId18('320205190102290000')).toBe('lookalike')
    expect(judgeCitizenId18('990205190001010000')).toBe('lookalike')
  })

  it('takes no notice of serial numbers, timestamps and short numbers', () => {
    for (const value of ['32020519000101000', '100000000000000001', '3202051900010100061', '']) {
      expect(judgeCitizenId18(value)).toBeNull()
    }
  })

  it('upgrades 15 digits to 18', () => {
    expect(upgradeCitizenId15('320211000101000')).toBe('320211190001010003')
    expect(judgeCitizenId15('320211001301000')).not.toBe('valid')
    expect(parseCitizenId('320222020315001')).toEqual({
      id: '320222190203150011',
      digits: 15,
      division: '320222',
      birth: '1902-03-15',
      sex: 'male',
    })
  })

  it('tells sex by the seventeenth digit', () => {
    expect(parseCitizenId('32028219020315000x')?.sex).toBe('female')
    expect(parseCitizenId('32028219020315000x')?.id).toBe('32028219020315000X')
  })
})

it('knows provinces, and districts that were withdrawn', () => {
  expect(isProvinceCode('32')).toBe(true)
  expect(isProvinceCode('99')).toBe(false)
  for (const code of ['320205', '320202', '320222', '320283', '110103']) expect(isKnownDivision(code)).toBe(true)
  expect(isKnownDivision('320299')).toBe(false)
})

describe('codes of organisations', () => {
  const published = z
    .object({ valid: z.array(z.string()) })
    .parse(JSON.parse(readFileSync(join(shared, 'data/reference/uscc_test_numbers.json'), 'utf8')))

  it.each(casesOf('uscc_test_numbers.json'))('judges the published code $number', ({ number, valid, clean }) => {
    expect(parseUscc(number)).toBe(valid ? (clean ?? number) : null)
  })

  it('accepts all published codes', () => {
    expect(published.valid.filter(code => judgeUscc(code) !== 'valid')).toEqual([])
  })

  it('accepts every code made by the rule and refuses it with another check character', () => {
    const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
    const body = fc
      .array(fc.constantFrom(...alphabet), { minLength: 9, maxLength: 9 })
      .map(tail => `91320200${tail.join('')}`)
    fc.assert(
      fc.property(body, fc.integer({ min: 1, max: 30 }), (first, by) => {
        const check = usccCheckCharacter(first) ?? ''
        const other = alphabet[(alphabet.indexOf(check) + by) % 31]
        expect(judgeUscc(first + check)).toBe('valid')
        expect(judgeUscc(first + check.toLowerCase())).toBe('valid')
        expect(judgeUscc(`${first}${other}`)).toBe('lookalike')
      }),
    )
  })

  it('does not take citizen numbers for codes', () => {
    expect(judgeUscc('320205190001010005')).toBeNull()
  })

  it('knows the codes of sole traders', () => {
    expect(isSoleTrader('92320200MA00000073')).toBe(true)
  })

  it('checks the old nine-character code', () => {
    fc.assert(
      fc.property(digits(8), body => {
        expect(judgeOrganisationCode(`${body}-${organisationCheckCharacter(body)}`)).toBe('valid')
      }),
    )
    expect(judgeOrganisationCode('MA000000-0')).toBe('lookalike')
  })
})

it('notices any altered digit of a card number', () => {
  fc.assert(
    fc.property(digits(18), fc.nat(17), fc.integer({ min: 1, max: 9 }), (body, at, by) => {
      const check = [...'0123456789'].find(digit => passesLuhn(body + digit)) ?? ''
      expect(passesLuhn(body + check)).toBe(true)
      expect(passesLuhn(alter(body, at, by) + check)).toBe(false)
    }),
  )
})

describe('telephone numbers', () => {
  it.each([
    '13000000000',
    '+8613000000000',
    '+86 130-0000-0000',
    '8613000000000',
    '130 0000 0000',
    '130-0000-0000',
    '１３０００００００００',
    '13000000000.0',
    "'13000000000",
    ' 13000000000　',
  ])('reads %s as the same mobile number', text => {
    expect(parseMobiles(text)).toEqual(['13000000000'])
  })

  it.each(['/', '、', ';', ' ', '，', '；'])('reads two numbers separated by %s', separator => {
    expect(parseMobiles(`13000000000${separator}19200000000`)).toEqual(['13000000000', '19200000000'])
  })

  it('refuses unassigned prefixes, missing digits and numbers inside longer ones', () => {
    expect(judgeMobile('15400000000')).toBe('lookalike')
    expect(judgeMobile('12000000000')).toBeNull()
    expect(judgeMobile('1300000000')).toBeNull()
    expect(searchMobiles('流水号213000000000')).toEqual([])
  })

  it('gives offsets of the original text, full width and blanks included', () => {
    const text = '𠅤女士：１３０　００００　００００。'
    const [match] = searchMobiles(text)
    expect(match).toMatchObject({ number: '13000000000', assigned: true })
    expect(text.slice(match?.start, match?.end)).toBe('１３０　００００　００００')
  })

  it('reads landlines with area code into one spelling', () => {
    expect(parseLandline('(0510)81000000')).toBe('0510-81000000')
    expect(parseLandline('051080000000转12')).toBe('0510-80000000-12')
    expect(parseLandline('80000000')).toBeNull()
    expect(judgeLandline('0510-00000000')).toBeNull()
    expect(judgeLandline('12345')).toBe('valid')
  })
})

it('checks position nine of a vehicle number', () => {
  expect(judgeVin('1M8GDM9AXKP042788')).toBe('valid')
  expect(judgeVin('1M8GDM9A1KP042788')).toBe('lookalike')
  expect(judgeVin('12345678901234567')).toBeNull()
})
