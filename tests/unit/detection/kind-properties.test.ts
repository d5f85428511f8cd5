// Every kind of the vocabulary has its detector in a file of its own, and every detector keeps its word on made-up values:
// right ones are accepted, a changed digit is noticed, nearly right ones are refused, and in a text each is found in its place.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kindLabels } from '../../../src-main/contract/text/zh-CN/kinds.ts'
import { DETECTORS, detectorOf } from '../../../src-main/core/detection/registry.ts'
import { searchText } from '../../../src-main/core/detection/search-text.ts'
import { GRADED_KINDS } from '../../../src-main/core/grading/grade-rules.ts'
import { judgedForm } from '../../../src-main/core/values/normalize-text.ts'
import { KIND_VALUES } from './kind-values.ts'

const FOLDER = join(import.meta.dirname, '../../../src-main/core/detection/detectors')

/** The kinds of sensitive values in Chinese administrative data, by their code names, as the project's vocabulary lists them. */
const VOCABULARY = [
  ...['citizenId18', 'citizenId15', 'hmtResidencePermit', 'foreignPr', 'foreignPrOld'],
  ...['passportCn', 'passportCnOfficial', 'hkMacauExitPermit', 'hkMacauHomePermit', 'taiwanPermit', 'taiwanExitPermit'],
  ...['militaryId', 'uscc', 'orgCode', 'mobile', 'landline', 'bankCard', 'bankAccount', 'vehiclePlate', 'vin', 'email'],
  ...['ipv4', 'ipv6', 'mac', 'imei', 'coordinate', 'socialSecurityNo', 'medicalRecordNo', 'studentNo', 'personName'],
  ...['address', 'birthDate', 'ethnicity', 'sex', 'maritalStatus', 'education', 'politicalStatus', 'religion'],
  ...['healthCondition', 'disability', 'disabilityCertNo', 'welfareStatus', 'occupation', 'income', 'criminalRecord'],
  ...[
    'age',
    'nativePlace',
    'nationality',
    'divisionCode',
    'bizRegNo',
    'driverLicenceNo',
    'driverArchiveNo',
    'postcode',
  ],
  ...['propertyCertNo', 'courtCaseNo', 'qq', 'wechat', 'employeeNo', 'secrecyMark', 'businessSecret'],
]

const fileOf = (kind: string) =>
  `${kind.replace(/Id(?=\d)/, 'Id-').replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}.ts`
const sourceOf = (kind: string) => readFileSync(join(FOLDER, fileOf(kind)), 'utf8')

describe('the registry', () => {
  const kinds = DETECTORS.map(({ kind }) => kind)

  it('holds exactly the kinds of the vocabulary', () => {
    expect(kinds.toSorted()).toEqual(VOCABULARY.toSorted())
  })

  it('has made-up values for every kind, so that none goes untested', () => {
    expect(Object.keys(KIND_VALUES).toSorted()).toEqual(kinds.toSorted())
  })

  it('has a rule of grading and a Chinese name for every kind', () => {
    expect(GRADED_KINDS.toSorted()).toEqual(kinds.toSorted())
    expect(Object.keys(kindLabels).toSorted()).toEqual(kinds.toSorted())
  })

  it('keeps every kind in a file of its own, and no file without a kind', () => {
    expect(kinds.filter(kind => !existsSync(join(FOLDER, fileOf(kind))))).toEqual([])
    expect(readdirSync(FOLDER).toSorted()).toEqual(kinds.map(fileOf).toSorted())
  })
})

const entries = Object.entries(KIND_VALUES)

describe.each(entries)('%s', (kind, { valid, refused }) => {
  const detector = detectorOf(kind)
  const judge = (value: string) => detector?.judge(judgedForm(value))

  it('names the standard or rule it follows', () => {
    expect(detector?.source.length).toBeGreaterThan(3)
  })

  it('accepts what is made by the rule', () => {
    fc.assert(fc.property(valid, value => judge(value) === 'valid'))
  })

  it('does not accept what is nearly so', () => {
    fc.assert(fc.property(refused, value => judge(value) !== 'valid'))
  })
})

const withCheck = entries.flatMap(([kind, { valid, checked }]) =>
  checked === undefined ? [] : { kind, valid, checked },
)

describe.each(withCheck)('the check of $kind', ({ kind, valid, checked }) => {
  it('has its steps written down where it is detected', () => {
    expect(sourceOf(kind)).toMatch(/^\/\/ Check/m)
  })

  it('notices any changed digit', () => {
    fc.assert(
      fc.property(valid, fc.integer({ min: 1, max: 9 }), (value, by) => {
        for (let at = checked.from; at < Math.min(checked.to, value.length); at += 1) {
          if (!/\d/.test(value.charAt(at))) continue
          const changed = value.slice(0, at) + String((Number(value.charAt(at)) + by) % 10) + value.slice(at + 1)
          expect([changed, detectorOf(kind)?.judge(changed)]).not.toEqual([changed, 'valid'])
        }
      }),
    )
  })
})

const inText = entries.flatMap(([kind, { valid, cue }]) => (cue === undefined ? [] : { kind, valid, cue }))

describe.each(inText)('$kind in a text', ({ kind, valid, cue }) => {
  it('is found in its exact place', () => {
    expect(detectorOf(kind)?.search).toBeDefined()
    fc.assert(
      fc.property(valid, value => {
        const text = `经核实，${cue}${value}。`
        const start = text.length - value.length - 1
        expect(searchText(text)).toContainEqual(expect.objectContaining({ start, end: start + value.length }))
      }),
    )
  })
})
