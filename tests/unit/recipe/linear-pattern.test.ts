// Patterns of conditions: the same answers as the platform's own engine, and never a pattern that runs away.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  linearPattern,
  linearSpans,
  PATTERN_LIMIT,
  PatternError,
} from '../../../src-main/core/recipe/linear-pattern.ts'

describe('patterns', () => {
  it.each([
    ['^\\d{6}$', ['320205', '32020', '3202055', '32020五']],
    ['有限公司$|^个体', ['华明有限公司', '个体工商户', '有限公司分部', '']],
    ['^(?:[京沪苏]B)?\\d+[A-F]?$', ['苏B12', 'B12', '12F', '12G']],
    ['a{2,}b?c*', ['aab', 'ab', 'caac']],
    ['^$', ['', ' ']],
    ['.', ['𠅤', '\n', '']],
    ['^.$', ['𠅤', '汉字']],
    ['\\p{Script=Han}{2}', ['汉字', '汉a字']],
    ['[^\\]a-c]+', ['abc', 'abd', ']']],
    ['(a|ab)(c|bcd)$', ['abcd', 'abc', 'abd']],
    ['x*?y', ['xxy', 'xx']],
    ['a|', ['', 'b']],
  ])('%s finds what the platform finds', (pattern, values) => {
    const platform = new RegExp(pattern, 'u')
    const test = linearPattern(pattern)
    expect(values.map(test)).toEqual(values.map(value => platform.test(value)))
  })

  const atoms = fc.constantFrom('a', 'b', '[ab]', '[^a]', '.', '\\d', '(a|b)', '(?:ab)', '(b|)', '^', '$')
  const pieces = fc.tuple(atoms, fc.constantFrom('', '*', '+', '?', '{2}', '{1,2}', '{0,}'))
  const written = pieces.map(([atom, quantifier]) => (atom === '^' || atom === '$' ? atom : atom + quantifier))
  const patterns = fc
    .array(fc.array(written, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 2 })
    .map(choices => choices.map(choice => choice.join('')).join('|'))
    .chain(pattern => fc.constantFrom(pattern, `(${pattern})*b`, `(${pattern}){2}`))

  it('agree with the platform on small patterns and texts of every kind', () => {
    const texts = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', '1', '\n'), maxLength: 8 }), { minLength: 5 })
    fc.assert(
      fc.property(patterns, texts, (pattern, values) => {
        const platform = new RegExp(pattern, 'u')
        expect(values.map(linearPattern(pattern))).toEqual(values.map(value => platform.test(value)))
      }),
      { numRuns: 2000 },
    )
  })

  it('answer on long texts where a backtracking engine would never come back', () => {
    const text = 'a'.repeat(20_000)
    for (const pattern of ['^(a+)+$', '^(a|aa)+b', '(a*)*b', '^(?:a?){100}a{100}$', '.*.*.*.*x']) {
      const test = linearPattern(pattern)
      expect(typeof test(text)).toBe('boolean')
    }
    expect(linearPattern('^(a+)+$')(text)).toBe(true)
    expect(linearPattern('^(a+)+$')(`${text}b`)).toBe(false)
  })

  it.each([
    ['(a)\\1', 'unsupported'],
    ['(?=a)', 'unsupported'],
    ['(?<!a)b', 'unsupported'],
    ['\\bword\\b', 'unsupported'],
    ['(a', 'syntax'],
    ['a)', 'syntax'],
    ['[a', 'syntax'],
    ['[b-a]', 'syntax'],
    ['*a', 'syntax'],
    ['a{3,2}', 'syntax'],
    ['\\', 'syntax'],
    ['a{1000}', 'tooLarge'],
    ['((a{200}){200}){200}', 'tooLarge'],
    ['a'.repeat(PATTERN_LIMIT + 1), 'tooLong'],
  ])('%.20s is refused with its reason', (pattern, reason) => {
    const attempt = () => linearPattern(pattern)
    expect(attempt).toThrow(PatternError)
    expect(attempt).toThrow(expect.objectContaining({ reason }))
  })
})

describe('places where a pattern matches', () => {
  const found = (pattern: string, text: string) =>
    linearSpans(pattern)(text)?.map(({ start, end }) => text.slice(start, end)) ?? null

  it.each([
    ['\\d+', '合同 12 号，金额 3400 元', ['12', '3400']],
    ['^\\d+', '12ab34', ['12']],
    ['\\d+$', '12ab34', ['34']],
    ['𠅤.', '䶮𠅤𠅤字', ['𠅤𠅤']],
    ['a|ab', 'abab', ['ab', 'ab']],
    ['x*', 'axxb', ['xx']],
    ['[^，]+', '', []],
  ])('%s in %s', (pattern, text, expected) => {
    expect(found(pattern, text)).toEqual(expected)
  })

  it('are those of the platform where the longest match is the greedy one', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', 'b', '1', '汉', '𠅤'), maxLength: 20 })
    fc.assert(
      fc.property(
        fc.constantFrom('a+b?', '[^a]+', '\\d', '汉𠅤*', 'a{2}', '(?:ab)+', 'b+$', '^a+'),
        texts,
        (pattern, text) => {
          expect(found(pattern, text)).toEqual([...text.matchAll(new RegExp(pattern, 'gu'))].map(match => match[0]))
        },
      ),
    )
  })

  it('give up on a text that would take too long, instead of hanging', () => {
    expect(linearSpans('a.*b')('a'.repeat(30_000))).toEqual([])
    expect(linearSpans('a.*b|c')(`${'a'.repeat(30_000)}c`)).toBeNull()
  })
})
