// Every match of a pattern, found without copying the pattern.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { everyMatch } from '../../../src-main/core/values/every-match.ts'

describe('every match of a pattern', () => {
  it('finds what matchAll finds, whatever was searched before', () => {
    const patterns = [/\d+/g, /(?<=a)b?/g, /x*/g, /[一-龥]{2}/gu]
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', '1', '2', 'x', '张', '三', ' ')), signs => {
        const text = signs.join('')
        for (const pattern of patterns) {
          const found = everyMatch(pattern, text).map(({ index, 0: match }) => [index, match])
          expect(found).toEqual([...text.matchAll(pattern)].map(({ index, 0: match }) => [index, match]))
        }
      }),
    )
  })
})
