// No change of a trail goes unseen: text, order, number, length, by either hash function.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contentDigests, contentText, firstLink, nextLink } from '../../../src-main/core/audit/chain.ts'
import { type TrailRow, TrailVerifier } from '../../../src-main/core/audit/verify-chain.ts'
import { Sm3 } from '../../../src-main/core/ciphers/sm3.ts'

const TRAIL = 'ab'.repeat(16)

function trailOf(texts: readonly string[]): TrailRow[] {
  let link = firstLink(TRAIL)
  return texts.map((content, at) => {
    link = nextLink(link, at + 1, contentDigests(content))
    return { seq: at + 1, content, ...link }
  })
}

function verify(rows: readonly TrailRow[], highest: number, trail = TRAIL) {
  const verifier = new TrailVerifier(trail)
  for (const row of rows) verifier.take(row)
  return verifier.finish(highest)
}

const rows = trailOf(
  ['甲', '乙', '丙', '丁', '戊'].map(person =>
    contentText({ at: '2026-11-20T08:00:00.000Z', person, action: 'x', datasetId: null, detail: { n: 1 } }),
  ),
)

describe('the chain', () => {
  it('holds as it was written, and only in its own trail', () => {
    expect(verify(rows, 5)).toEqual({ ok: true, events: 5, brokenAt: null })
    expect(verify(rows, 5, 'cd'.repeat(16))).toMatchObject({ ok: false, brokenAt: 1 })
  })

  it('breaks with any byte of any event changed', () => {
    fc.assert(
      fc.property(
        fc.nat(4),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        fc.constantFrom('content', 'sha256', 'sm3'),
        (at, place, by, part) => {
          const changed = rows.map(row => ({ ...row }))
          const row = changed[at]!
          const bytes = Buffer.from(row[part as 'content'] as string | Uint8Array as string)
          bytes[place % bytes.length]! ^= by
          changed[at] = { ...row, [part]: part === 'content' ? bytes.toString('latin1') : bytes }
          expect(verify(changed, 5).brokenAt).toBe(at + 1)
        },
      ),
    )
  })

  it('breaks where events are taken out, doubled, moved or cut off', () => {
    const [a, b, c, d, e] = rows as [TrailRow, TrailRow, TrailRow, TrailRow, TrailRow]
    expect(verify([a, c, d, e], 5).brokenAt).toBe(2)
    expect(verify([a, b, b, c, d, e], 6).brokenAt).toBe(3)
    expect(verify([a, c, b, d, e], 5).brokenAt).toBe(2)
    expect(verify([a, b, c], 5).brokenAt).toBe(4)
  })
})

it('hashes an event as SM3 does, long and short', () => {
  for (const length of [0, 1, 55, 56, 63, 64, 200, 8_183, 8_184, 9_000, 20_000]) {
    const text = 'x'.repeat(length)
    const hex = Buffer.from(contentDigests(text).sm3).toString('hex')
    expect(hex, String(length)).toBe(new Sm3().update(Buffer.from(text)).digestHex())
  }
})
