// A pass over a text never misses a word that stands in it, and seldom takes a text for one that holds one.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCueMask, MOST_LISTS } from '../../../src-main/core/detection/cue-mask.ts'
import { DETECTORS } from '../../../src-main/core/detection/registry.ts'

const LISTS = DETECTORS.flatMap(({ cues }) => (cues === undefined ? [] : [cues]))
const PATTERNS = LISTS.map(cues => new RegExp(cues.join('|'), 'i'))

describe('the words that announce a number', () => {
  it('are all told apart by one mask', () => {
    expect(LISTS.length).toBeGreaterThan(15)
    expect(LISTS.length).toBeLessThanOrEqual(MOST_LISTS)
    expect(() => createCueMask(Array.from({ length: MOST_LISTS + 1 }, () => ['a']))).toThrow(RangeError)
  })

  it('are never missed, in any surroundings and in either case', () => {
    const mask = createCueMask(LISTS)
    const word = fc.constantFrom(...LISTS.flat()).map(cue =>
      cue
        .replace(/\[(.)[^\]]*\]/g, '$1')
        .replace(/\\d\{\d+(?:,\d+)?\}|\\d/g, '123456')
        .replace(/\\|\?/g, ''),
    )
    const text = fc
      .array(fc.oneof(word, fc.constantFrom('已办结', '，', '电话', '123456', '(2024)苏0205民初12号', 'abc')), {
        maxLength: 5,
      })
      .map(parts => parts.join(''))
    fc.assert(
      fc.property(text, fc.boolean(), (plain, upper) => {
        const asked = upper ? plain.toUpperCase() : plain
        const found = mask(asked)
        for (const [at, pattern] of PATTERNS.entries()) {
          if (pattern.test(asked)) expect((found >>> at) % 2).toBe(1)
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('hold back most questions about a text without any', () => {
    const mask = createCueMask([['护照'], ['[绝机秘]密'], ['字第?\\d{6}'], ['x']])
    expect(mask('材料齐全，当场受理')).toBe(0)
    expect(mask('看护照片')).toBe(1)
    expect(mask('机密')).toBe(2)
    expect(mask('文字第3号')).toBe(4)
    expect(mask('X')).toBe(8)
  })
})
