// Operation extractText: keeps one part of every value, for example the number, or what stands between two signs.
// Invents nothing: a value without such a part stays and is counted, or becomes blank.
import { z } from 'zod'
import { fill } from '../../contract/text/describe-error.ts'
import { operationWords } from '../../contract/text/zh-CN/operations.ts'
import type { Span } from '../recipe/linear-pattern.ts'
import { compilePattern } from './compile-pattern.ts'
import { invalidParameter } from './invalid-parameter.ts'
import { defineOperation } from './operation.ts'
import { keepOrEmpty, untreatable } from './untreatable.ts'

const PARTS = ['digits', 'number', 'letters', 'han', 'between', 'pattern'] as const

const params = z.strictObject({
  part: z.enum(PARTS).default('digits'),
  /** For `between`; an empty end means the beginning or the end of the value. */
  from: z
    .string()
    .max(50)
    .default('')
    .meta({ appliesWhen: { part: ['between'] } }),
  until: z
    .string()
    .max(50)
    .default('')
    .meta({ appliesWhen: { part: ['between'] } }),
  pattern: z
    .string()
    .default('')
    .meta({ appliesWhen: { part: ['pattern'] } }),
  which: z.enum(['first', 'last', 'all']).default('first'),
  onFail: keepOrEmpty,
})
type Params = z.output<typeof params>

/** Fixed patterns with one repeated class each: the platform's engine is linear on them. */
const FIXED = {
  digits: /\d+/gu,
  number: /[-+]?\d+(?:,\d{3})*(?:\.\d+)?/gu,
  letters: /[A-Za-z]+/gu,
  han: /\p{Script=Han}+/gu,
} as const

function spansBetween(value: string, from: string, until: string): Span[] {
  const spans: Span[] = []
  for (let at = 0; at <= value.length; ) {
    const opens = from === '' ? at : value.indexOf(from, at)
    if (opens < 0) break
    const start = opens + from.length
    const end = until === '' ? value.length : value.indexOf(until, start)
    if (end < 0) break
    spans.push({ start, end })
    if (until === '' || from === '') break
    at = end + until.length
  }
  return spans
}

function finder({ part, from, until, pattern }: Params): (value: string) => Span[] | null {
  switch (part) {
    case 'digits':
    case 'number':
    case 'letters':
    case 'han':
      return value =>
        [...value.matchAll(FIXED[part])].map(({ index, 0: found }) => ({ start: index, end: index + found.length }))
    case 'between':
      if (from === '' && until === '') throw invalidParameter('extractText', 'from', 'nothingGiven')
      return value => spansBetween(value, from, until)
    case 'pattern':
      if (pattern === '') throw invalidParameter('extractText', 'pattern', 'nothingGiven')
      return compilePattern(pattern)
    default:
      return part satisfies never
  }
}

function chosen(spans: readonly Span[], which: Params['which']): readonly Span[] {
  if (which === 'all') return spans
  const one = which === 'first' ? spans[0] : spans.at(-1)
  return one === undefined ? [] : [one]
}

export const extractText = defineOperation({
  id: 'extractText',
  kind: 'clean',
  params,
  columns: { min: 1, max: null },
  scope: 'row',
  reversibility: 'irreversible',
  plan(rules) {
    const find = finder(rules)
    const failed = untreatable(rules.onFail)
    return {
      shape: 'cells',
      map(value) {
        const spans = chosen(find(value) ?? [], rules.which)
        return spans.length === 0 ? failed : spans.map(({ start, end }) => value.slice(start, end)).join('')
      },
    }
  },
  describe({ part, from, until, pattern }) {
    const words: Record<string, string> = {}
    if (part === 'between') words.part = fill(operationWords.between, { from, until })
    if (part === 'pattern') words.part = fill(operationWords.column, { column: pattern })
    return words
  },
})
