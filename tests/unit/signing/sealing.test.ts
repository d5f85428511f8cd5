// What is sealed to one person opens for that person only, and only as a whole.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  attachmentKey,
  openStream,
  PIECE_BYTES,
  sealStream,
  unwrapKey,
  wrapKey,
} from '../../../src-main/core/signing/sealing.ts'
import { bytesOf, personOf, rootOf } from './people.ts'

const root = rootOf('示例市数据局')
const reviewer = personOf(root, '李审', 'reviewer')
const other = personOf(root, '王审', 'reviewer')
const contentKey = bytesOf('content', 32)
const key = attachmentKey(contentKey, 'attachments/a.bin')
const broken = () => new Error('broken')

async function collect(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of bytes) parts.push(part)
  return Buffer.concat(parts)
}

const seal = (plain: Uint8Array) => collect(sealStream(key, [plain]))
const open = (sealed: Uint8Array, under = key) => collect(openStream(under, [sealed], broken))

describe('a content key', () => {
  const wrapped = wrapKey(contentKey, reviewer.certificate, bytesOf('ephemeral', 32))

  it('opens for the one it was wrapped for', () => {
    expect(unwrapKey(wrapped, reviewer.secret.x25519)).toEqual(Buffer.from(contentKey))
    expect(unwrapKey(wrapped, other.secret.x25519)).toBeNull()
  })

  it('does not open when changed, nor with a point that gives no secret', () => {
    const flipped = wrapped.wrapped.startsWith('0') ? `1${wrapped.wrapped.slice(1)}` : `0${wrapped.wrapped.slice(1)}`
    expect(unwrapKey({ ...wrapped, wrapped: flipped }, reviewer.secret.x25519)).toBeNull()
    expect(unwrapKey({ ...wrapped, ephemeral: '00'.repeat(32) }, reviewer.secret.x25519)).toBeNull()
  })
})

describe('a sealed attachment', () => {
  it.each([0, 1, PIECE_BYTES - 1, PIECE_BYTES, PIECE_BYTES + 1, 2 * PIECE_BYTES])(
    'of %i bytes comes back whole',
    async size => {
      const plain = Buffer.alloc(size, 7)
      expect(await open(await seal(plain))).toEqual(plain)
    },
  )

  it('does not depend on how the bytes arrive', async () => {
    const plain = bytesOf('plain', 5000)
    const parts = Array.from({ length: 50 }, (_, at) => plain.subarray(at * 100, at * 100 + 100))
    expect(await collect(sealStream(key, parts))).toEqual(await seal(plain))
  })

  it('does not open with any byte changed', async () => {
    const sealed = await seal(bytesOf('plain', 300))
    await fc.assert(
      fc.asyncProperty(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const changed = Buffer.from(sealed)
        changed[at] = (changed[at] ?? 0) ^ by
        await expect(open(changed)).rejects.toThrow('broken')
      }),
    )
  })

  it('does not open cut at a piece, with a piece doubled or moved, or in the place of another attachment', async () => {
    const sealed = await seal(
      Buffer.concat([Buffer.alloc(PIECE_BYTES, 1), Buffer.alloc(PIECE_BYTES, 2), Buffer.from('end')]),
    )
    const size = PIECE_BYTES + 16
    const [first, second, last] = [sealed.subarray(0, size), sealed.subarray(size, 2 * size), sealed.subarray(2 * size)]
    for (const variant of [[first, second], [first, first, second, last], [second, first, last], [first, last], []]) {
      await expect(open(Buffer.concat(variant as Uint8Array[]))).rejects.toThrow('broken')
    }
    await expect(open(sealed, attachmentKey(contentKey, 'attachments/b.bin'))).rejects.toThrow('broken')
  })
})
