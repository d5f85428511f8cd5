// An e-mail address is known from what only looks like one, at any length.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mailSignAt } from '../../../src-main/core/identifiers/email-text.ts'

/** The rule as a pattern. */
const RULE = /^[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}$/

describe('an e-mail address', () => {
  it('is cut at its @', () => {
    expect(mailSignAt('zhang.san+a@mail.example.com')).toBe(11)
  })

  it.each([
    '',
    '@example.com',
    'a@',
    'a@b',
    'a@b.c',
    'a@b.c1',
    'a@b..com',
    'a@.com',
    'a@b.com ',
    'a b@c.com',
    'a@b@c.com',
    '张@b.com',
  ])('“%s” is none', text => {
    expect(mailSignAt(text)).toBe(-1)
  })

  it('follows the rule, whatever the parts and however long', () => {
    const part = fc.constantFrom(
      'a',
      'Z',
      '9',
      '-',
      '_',
      '%',
      '.',
      '@',
      'com',
      'x'.repeat(24),
      'x'.repeat(62),
      'é',
      ' ',
    )
    const text = fc.array(part, { maxLength: 14 }).map(parts => parts.join(''))
    const likely = fc.tuple(
      text,
      fc.constantFrom('a.', 'a.b.c.d.e.f.g.h.', ''),
      fc.constantFrom('cn', 'c', 'c'.repeat(25)),
    )
    fc.assert(
      fc.property(
        fc.oneof(
          text,
          likely.map(([front, labels, top]) => `${front}@${labels}${top}`),
        ),
        value => {
          expect(mailSignAt(value) >= 0).toBe(RULE.test(value))
        },
      ),
      { numRuns: 3000 },
    )
  })
})
