// Patterns read over signs leave no value out: what a kind accepts or a search finds, its signs admit.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { mayHoldLetteredDigits } from '../../../src-main/core/detection/fold-for-search.ts'
import { createValueJudge, DETECTORS } from '../../../src-main/core/detection/registry.ts'
import { mayHoldMatches, searchText } from '../../../src-main/core/detection/search-text.ts'
import { shapeOf, shapeRoute } from '../../../src-main/core/profiling/value-shape.ts'
import { judgedForm } from '../../../src-main/core/values/normalize-text.ts'
import { signPattern } from '../../../src-main/core/values/sign-pattern.ts'
import { signsOf } from '../../../src-main/core/values/signs.ts'

const ExamplesSchema = z.record(
  z.string(),
  z.object({ valid: z.array(z.string()), invalid: z.array(z.object({ value: z.string() })) }),
)
const file = join(import.meta.dirname, '../../../../shared/domain/identifier-examples.json')
const examples = Object.values(ExamplesSchema.parse(JSON.parse(readFileSync(file, 'utf8')))).flatMap(
  ({ valid, invalid }) => [...valid, ...invalid.map(({ value }) => value)],
)
const written = [
  ...examples,
  ...['2024-06-09', '2024年6月9日', '2024/6/9 8:05', '20240609', '2024-06-09T08:05:00', '09:30', '下午3点'],
  ...['1,234.50元', '￥1,234', '(500)', '12%', '1.23万元', '约300', '-12.5', '1 234 567', '3.2E+17', '壹万元整'],
]
/** Usual spellings, bent a little. */
const value = fc
  .tuple(fc.constantFrom(...written), fc.constantFrom('', ' ', '-', '0', 'x', '元', '.', '+86 ', "'", '号'), fc.nat(40))
  .map(([text, extra, at]) => text.slice(0, at) + extra + text.slice(at))
const signs = (text: string) => signsOf(text, text.length)
const named = new Set(DETECTORS.map(({ kind }) => kind))

describe('patterns over signs', () => {
  it.each([
    [/^[1-9]\d{5}(?:18|19|20)\d{2}[\dXx]$/, '9999999999A', '999999999A'],
    [/(?<![0-9A-Za-z])苏[A-HJ-NP-Z]\d{5}(?![0-9A-Za-z])/, '汉A99999', '汉A99999A'],
    [/(?!000)\d{3}/, '999', 'AAA'],
    [/^\p{Script=Han}+·[^\d]$/u, '汉汉·A', '汉汉·9'],
    [/^(\d)-\1$/, '9-9', '9-A'],
    [/\u5e74|\x41/, '汉', '9'],
  ])('%s admits %s and refuses %s', (pattern, yes, no) => {
    expect([signPattern(pattern).test(yes), signPattern(pattern).test(no)]).toEqual([true, false])
  })

  it('refuse nested classes, whose meaning they do not know', () => {
    expect(() => signPattern(/[[a-z]--b]/v)).toThrow(RangeError)
  })
})

describe('values asked by their signs', () => {
  const judge = createValueJudge(named, { unnamed: true })

  it('are judged as they are without', () => {
    fc.assert(
      fc.property(value, raw => {
        const judged = judgedForm(raw)
        expect(judge.ofForm(signs(judged))(judged)).toEqual(judge.judge(judged))
      }),
      { numRuns: 3000 },
    )
  })

  it('have the signs that judging makes of their signs', () => {
    fc.assert(
      fc.property(value, raw => {
        expect(judgedForm(signs(raw))).toBe(signs(judgedForm(raw)))
      }),
    )
  })

  it('have the same shape', () => {
    fc.assert(
      fc.property(value, raw => {
        const judged = judgedForm(raw)
        fc.pre(judged !== '')
        const digits = /\d/.test(judged)
        expect(shapeOf(judged, digits, shapeRoute(signs(judged)))).toEqual(shapeOf(judged, digits))
      }),
      { numRuns: 3000 },
    )
  })

  it('are searched wherever something can be found', () => {
    fc.assert(
      fc.property(value, text => {
        if (searchText(text).length > 0) expect(mayHoldMatches(signs(text)) || mayHoldLetteredDigits(text)).toBe(true)
      }),
      { numRuns: 3000 },
    )
  })
})
