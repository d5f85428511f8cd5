// Turns classes of values into the problems a clerk can act on, each with its count and first rows.
// Holds no visible text: titles and fixes are in contract/text by code.
import type { ColumnType, Semantics } from '../../contract/profile.ts'
import type { IssueCode } from '../../contract/text/zh-CN/issues.ts'
import { fitsType } from './column-type.ts'
import type { ValueClass } from './value-classes.ts'
import { FORM } from './value-form.ts'

export interface CountedClass {
  facts: ValueClass
  count: number
  /** The first rows with a value of the class, ascending. */
  rows: readonly number[]
}

export interface Issue {
  code: IssueCode
  count: number
  rows: number[]
}

type Test = (facts: ValueClass) => boolean

const ROWS_PER_ISSUE = 10
const ID_KINDS = ['citizenId18', 'citizenId15', 'hmtResidencePermit', 'foreignPr', 'foreignPrOld']
const TRAVEL_KINDS = [
  'passportCn',
  'passportCnOfficial',
  'hkMacauExitPermit',
  'hkMacauHomePermit',
  'taiwanPermit',
  'taiwanExitPermit',
  'militaryId',
]

/** In a fixed order; only problems that occur. */
export function columnIssues(
  classes: readonly CountedClass[],
  type: ColumnType,
  semantics: readonly Semantics[],
): Issue[] {
  const tests: [IssueCode, Test][] = [...spellingTests(), ...typeTests(type), ...kindTests(semantics)]
  const issues: Issue[] = []
  for (const [code, test] of tests) {
    const affected = classes.filter(({ facts }) => test(facts))
    const count = affected.reduce((sum, one) => sum + one.count, 0)
    if (count === 0) continue
    const rows = affected.flatMap(one => one.rows).sort((a, b) => a - b)
    issues.push({ code, count, rows: rows.slice(0, ROWS_PER_ISSUE) })
  }
  return issues
}

const has =
  (bit: number): Test =>
  facts =>
    (facts.form & bit) !== 0

function spellingTests(): [IssueCode, Test][] {
  return [
    ['emptyToken', facts => facts.shape === 'token'],
    ['edgeBlanks', has(FORM.edgeBlank)],
    ['innerBlanks', has(FORM.innerBlank)],
    ['fullWidth', has(FORM.fullWidth)],
    ['invisibleCharacters', has(FORM.invisible)],
    ['lineBreaks', has(FORM.lineBreak)],
    ['quoteMark', has(FORM.quoteMark)],
    ['garbled', has(FORM.garbled)],
    ['errorValue', facts => facts.shape === 'error'],
    ['precisionLost', facts => facts.shape === 'scientific' || isRoundedId(facts)],
  ]
}

/** A spreadsheet keeps fifteen digits: an 18-digit number it rounded ends in 000 and fails its check. */
function isRoundedId(facts: ValueClass): boolean {
  return (
    has(FORM.roundedTail)(facts) && facts.verdicts.some(verdict => verdict.kind === 'citizenId18' && !verdict.valid)
  )
}

function typeTests(type: ColumnType): [IssueCode, Test][] {
  const mixed: Test = facts =>
    facts.shape !== 'token' && facts.shape !== 'error' && !fitsType(type, facts.shape, facts.serial)
  switch (type) {
    case 'date':
    case 'datetime':
      return [
        ['invalidDate', facts => facts.shape === 'impossibleDate'],
        ['futureDate', has(FORM.future)],
        [
          'dateFormats',
          facts => facts.shape === 'dateText' || facts.shape === 'datetimeText' || facts.shape === 'compactDate',
        ],
        ['dateSerial', facts => facts.serial],
        ['partialDate', facts => facts.shape === 'partialDate'],
        ['mixedTypes', mixed],
      ]
    case 'integer':
    case 'decimal':
      return [
        ['numberFormats', facts => facts.shape === 'numberText'],
        ['mixedTypes', mixed],
      ]
    case 'time':
    case 'boolean':
      return [['mixedTypes', mixed]]
    case 'code':
    case 'text':
    case 'empty':
      return [['invalidDate', facts => facts.shape === 'impossibleDate']]
    default:
      return type satisfies never
  }
}

function kindTests(semantics: readonly Semantics[]): [IssueCode, Test][] {
  const strong = new Set(semantics.filter(found => found.confidence !== 'possible').map(found => found.kind))
  const own = new Set(semantics.filter(found => strong.has(found.kind) || found.header).map(found => found.kind))
  const phones = [...strong].some(isPhone)
  return [
    ...(ID_KINDS.some(kind => strong.has(kind)) ? idTests() : []),
    ...(strong.has('uscc') ? usccTests() : []),
    ...(strong.has('mobile') ? mobileTests() : []),
    ...(strong.has('bankCard') ? bankTests() : []),
    ['sensitiveInFreeText', facts => facts.found.some(kind => !own.has(kind) && !(isPhone(kind) && phones))],
  ]
}

/** A landline among mobile numbers is no text with something hidden in it. */
function isPhone(kind: string): boolean {
  return kind === 'mobile' || kind === 'landline'
}

const validAs = (facts: ValueClass, kinds: readonly string[]) =>
  facts.verdicts.some(verdict => verdict.valid && kinds.includes(verdict.kind))
const lookalikeAs = (facts: ValueClass, kinds: readonly string[]) =>
  facts.verdicts.some(verdict => !verdict.valid && kinds.includes(verdict.kind))
const isValue = (facts: ValueClass) => facts.shape !== 'token' && facts.shape !== 'error'

function idTests(): [IssueCode, Test][] {
  const known = [...ID_KINDS, ...TRAVEL_KINDS]
  const wrong: Test = facts => isValue(facts) && !validAs(facts, known)
  return [
    ['lookalikeId', facts => wrong(facts) && lookalikeAs(facts, ID_KINDS)],
    ['invalidId', facts => wrong(facts) && !lookalikeAs(facts, ID_KINDS) && facts.shape !== 'scientific'],
    ['oldId', facts => validAs(facts, ['citizenId15']) && !validAs(facts, ['citizenId18'])],
    ['idFormats', facts => validAs(facts, ID_KINDS) && (hasSeparators(facts) || has(FORM.smallLetter)(facts))],
  ]
}

function hasSeparators(facts: ValueClass): boolean {
  return /[ -]/.test(facts.pattern)
}

function usccTests(): [IssueCode, Test][] {
  return [
    ['invalidUscc', facts => isValue(facts) && !validAs(facts, ['uscc', 'orgCode'])],
    ['oldOrganisationCode', facts => validAs(facts, ['orgCode']) && !validAs(facts, ['uscc'])],
    ['codeFormats', facts => validAs(facts, ['uscc']) && (hasSeparators(facts) || has(FORM.smallLetter)(facts))],
  ]
}

function mobileTests(): [IssueCode, Test][] {
  return [
    ['invalidMobile', facts => isValue(facts) && !validAs(facts, ['mobile', 'landline'])],
    ['phoneFormats', facts => validAs(facts, ['mobile']) && facts.pattern !== '99999999999'],
  ]
}

function bankTests(): [IssueCode, Test][] {
  return [['invalidBankCard', facts => isValue(facts) && !validAs(facts, ['bankCard'])]]
}
