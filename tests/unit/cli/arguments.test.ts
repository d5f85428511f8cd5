// The words of a command line: what is understood, and how a slip is answered.
import { expect, it } from 'vitest'
import {
  choiceOption,
  integerOption,
  parseArguments,
  rangeOption,
  readingOptions,
} from '../../../src-main/cli/arguments.ts'
import { OpenprepError } from '../../../src-main/contract/errors.ts'

function refusal(act: () => unknown): string {
  try {
    act()
  } catch (thrown) {
    if (thrown instanceof OpenprepError) return thrown.code
    throw thrown
  }
  return 'accepted'
}

it('takes files and options in any order', () => {
  const { words, options } = parseArguments([
    '--json',
    '表.xlsx',
    '--sheet',
    '明细',
    '--format',
    'csv',
    '--format',
    'xlsx',
  ])
  expect(words).toEqual(['表.xlsx'])
  expect(options).toMatchObject({ json: true, sheet: '明细', format: ['csv', 'xlsx'] })
})

it('reads a range of rows', () => {
  expect(rangeOption(parseArguments(['--rows', '10..20']))).toEqual([10, 20])
  expect(rangeOption(parseArguments([]))).toBeUndefined()
})

it('passes only the reading options that were given', () => {
  expect(readingOptions(parseArguments(['--header', '3..4', '--delimiter', '\\t', '--table', '2']))).toEqual({
    header: '3..4',
    delimiter: '\t',
    table: 2,
  })
  expect(readingOptions(parseArguments([]))).toEqual({})
})

it.each([
  ['an option that does not exist', () => parseArguments(['--nothing']), 'USAGE'],
  ['rows that are no range', () => rangeOption(parseArguments(['--rows', '10-20'])), 'OPTION_INVALID'],
  ['a seed that is no number', () => integerOption(parseArguments(['--seed', 'x']), 'seed'), 'OPTION_INVALID'],
  ['a header choice nobody knows', () => readingOptions(parseArguments(['--header', 'first'])), 'HEADER_INVALID'],
  ['a format that is not offered', () => choiceOption('format', ['pdf'], ['csv', 'xlsx']), 'OPTION_INVALID'],
])('refuses %s', (_, act, code) => {
  expect(refusal(act)).toBe(code)
})
