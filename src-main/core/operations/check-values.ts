// Operation checkValues: tests every value of the chosen columns and treats those that fail as asked.
// Corrects nothing; a blank passes unless blanks are forbidden.
import { z } from 'zod'
import { parseCitizenId } from '../identifiers/citizen-id.ts'
import { passesLuhn } from '../identifiers/luhn.ts'
import { parseUscc } from '../identifiers/organisation-code.ts'
import { parseLandline, parseMobiles } from '../identifiers/phone.ts'
import { columnOf } from '../table/chunk.ts'
import { parseCivilDate } from '../values/civil-date.ts'
import { compareDecimal, parseNumberText } from '../values/number-text.ts'
import { compilePattern } from './compile-pattern.ts'
import { failurePlan, markColumnParam, ON_FAILURE } from './failure-plan.ts'
import { invalidParameter } from './invalid-parameter.ts'
import { defineOperation } from './operation.ts'

const RULES = [
  'number',
  'integer',
  'date',
  'length',
  'list',
  'pattern',
  'citizenId',
  'uscc',
  'phone',
  'bankCard',
] as const

const params = z.strictObject({
  rule: z.enum(RULES),
  /** Smallest and largest number or date; empty = no limit. */
  least: z
    .string()
    .default('')
    .meta({ appliesWhen: { rule: ['number', 'integer', 'date'] } }),
  most: z
    .string()
    .default('')
    .meta({ appliesWhen: { rule: ['number', 'integer', 'date'] } }),
  minLength: z
    .number()
    .int()
    .min(0)
    .default(0)
    .meta({ appliesWhen: { rule: ['length'] } }),
  maxLength: z
    .number()
    .int()
    .min(1)
    .max(32_767)
    .nullable()
    .default(null)
    .meta({ appliesWhen: { rule: ['length'] } }),
  list: z
    .array(z.string())
    .default([])
    .meta({ appliesWhen: { rule: ['list'] } }),
  pattern: z
    .string()
    .default('')
    .meta({ appliesWhen: { rule: ['pattern'] } }),
  blanks: z.enum(['pass', 'fail']).default('pass'),
  onFail: z.enum(ON_FAILURE).default('mark'),
  /** Written over what fails. */
  replacement: z
    .string()
    .max(32_767)
    .default('')
    .meta({ appliesWhen: { onFail: ['fix'] } }),
  markColumn: markColumnParam,
})
type Params = z.output<typeof params>
type Test = (value: string) => boolean

function numberTest({ least, most, rule }: Params): Test {
  const limitOf = (name: 'least' | 'most', text: string) => {
    const limit = text === '' ? undefined : parseNumberText(text)
    if (limit === null) throw invalidParameter('checkValues', name, 'notANumber', text)
    return limit
  }
  const low = limitOf('least', least)
  const high = limitOf('most', most)
  return value => {
    const number = parseNumberText(value)
    if (number === null || (rule === 'integer' && number.includes('.'))) return false
    if (low !== undefined && compareDecimal(number, low) < 0) return false
    return high === undefined || compareDecimal(number, high) <= 0
  }
}

function dateTest({ least, most }: Params): Test {
  const limitOf = (name: 'least' | 'most', text: string) => {
    const limit = text === '' ? undefined : parseCivilDate(text)
    if (limit === null) throw invalidParameter('checkValues', name, 'notADate', text)
    return limit?.date
  }
  const low = limitOf('least', least)
  const high = limitOf('most', most)
  // Compared as far as both are stated: 2020 is within a range that ends on 2020-06-09.
  const order = (date: string, limit: string) => {
    const length = Math.min(date.length, limit.length)
    return date.slice(0, length).localeCompare(limit.slice(0, length), 'en')
  }
  return value => {
    const parsed = parseCivilDate(value)
    if (parsed === null) return false
    if (low !== undefined && order(parsed.date, low) < 0) return false
    return high === undefined || order(parsed.date, high) <= 0
  }
}

function lengthTest({ minLength, maxLength }: Params): Test {
  return value => {
    const length = [...value].length
    return length >= minLength && (maxLength === null || length <= maxLength)
  }
}

function listTest({ list }: Params): Test {
  if (list.length === 0) throw invalidParameter('checkValues', 'list', 'nothingGiven')
  const allowed = new Set(list)
  return value => allowed.has(value)
}

function patternTest({ pattern }: Params): Test {
  if (pattern === '') throw invalidParameter('checkValues', 'pattern', 'nothingGiven')
  const spans = compilePattern(`^(?:${pattern})$`)
  return value => (spans(value)?.length ?? 0) > 0
}

function testOf(rules: Params): Test {
  switch (rules.rule) {
    case 'number':
    case 'integer':
      return numberTest(rules)
    case 'date':
      return dateTest(rules)
    case 'length':
      return lengthTest(rules)
    case 'list':
      return listTest(rules)
    case 'pattern':
      return patternTest(rules)
    case 'citizenId':
      return value => parseCitizenId(value) !== null
    case 'uscc':
      return value => parseUscc(value) !== null
    case 'phone':
      return value => parseMobiles(value) !== null || parseLandline(value) !== null
    case 'bankCard':
      return value => /^\d{13,19}$/.test(value.replace(/[ -]/g, '')) && passesLuhn(value.replace(/[ -]/g, ''))
    default:
      return rules.rule satisfies never
  }
}

export const checkValues = defineOperation({
  id: 'checkValues',
  kind: 'clean',
  params,
  columns: { min: 1, max: null },
  scope: 'row',
  reversibility: 'irreversible',
  plan(rules, { chosen, all }) {
    const passes = testOf(rules)
    const { replacement } = rules
    if (rules.onFail === 'fix' && replacement === '')
      throw invalidParameter('checkValues', 'replacement', 'nothingGiven')
    const fix = (values: readonly string[], failing: readonly string[]) =>
      values.map((value, at) => (failing.includes(chosen[at] ?? '') ? replacement : value))
    const fails = (value: string) => (value === '' ? rules.blanks === 'fail' : !passes(value))
    return failurePlan(
      { operation: 'checkValues', onFail: rules.onFail, markColumn: rules.markColumn, all, chosen, fix },
      chunk => {
        const columns = chosen.map(name => columnOf(chunk, name) ?? [])
        return row => chosen.filter((_, at) => fails(columns[at]?.[row] ?? ''))
      },
    )
  },
})
