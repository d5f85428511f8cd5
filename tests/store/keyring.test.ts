// The key ring: sealed, opened, shared between processes, and emptied for good.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { OpenprepError } from '../../src-main/contract/errors.ts'
import { openKeyring } from '../../src-main/store/keyring.ts'

const dir = mkdtempSync(join(tmpdir(), 'openprep-keyring-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))
const at = (name: string) => join(dir, name)
const NOW = '2026-01-02T03:04:05.000Z'

function codeOf(act: () => unknown): string {
  try {
    act()
  } catch (thrown) {
    if (thrown instanceof OpenprepError) return thrown.code
    throw thrown
  }
  return 'accepted'
}

describe('a key ring', () => {
  it('sealed by a pass phrase is opened by it alone', () => {
    const ring = openKeyring(at('a.json'), '一句很长的口令')
    ring.create('甲', NOW, { project: '补贴' })
    const secret = ring.key('甲').secret.export()
    expect(readFileSync(at('a.json'), 'utf8')).not.toContain(secret.toString('base64'))
    expect(openKeyring(at('a.json'), '一句很长的口令').key('甲').secret.export()).toEqual(secret)
    for (const wrong of ['另一句', undefined]) {
      expect(codeOf(() => openKeyring(at('a.json'), wrong))).toBe('KEYRING_LOCKED')
    }
  })

  it('keeps the keys that another process made meanwhile', () => {
    const [one, other] = [openKeyring(at('b.json'), undefined), openKeyring(at('b.json'), undefined)]
    one.create('甲', NOW)
    other.create('乙', NOW)
    expect(
      openKeyring(at('b.json'), undefined)
        .list()
        .map(({ name }) => name),
    ).toEqual(['甲', '乙'])
  })

  it('keeps the pseudonyms of a key, and refuses those given out beside others', () => {
    const ring = openKeyring(at('c.json'), undefined)
    ring.create('甲', NOW)
    ring.remember(ring.entry('甲')?.id ?? '', 0, new Uint8Array(32).fill(7))
    const again = openKeyring(at('c.json'), undefined)
    expect(again.key('甲').pseudonyms).toEqual(new Uint8Array(32).fill(7))
    again.remember(again.entry('甲')?.id ?? '', 2, new Uint8Array(16).fill(8))
    expect(codeOf(() => ring.remember(ring.entry('甲')?.id ?? '', 2, new Uint8Array(16).fill(9)))).toBe(
      'KEYRING_CHANGED',
    )
    expect(openKeyring(at('c.json'), undefined).key('甲').pseudonyms).toHaveLength(48)
  })

  it('destroys a key with its table and keeps the record; the new key of a rotation begins an empty table', () => {
    const ring = openKeyring(at('d.json'), undefined)
    ring.create('甲', NOW, { reason: '两份名册要对得上' })
    ring.remember(ring.entry('甲')?.id ?? '', 0, new Uint8Array(16).fill(7))
    const fresh = ring.rotate('甲', undefined, NOW)
    expect(fresh).toMatchObject({ reason: '两份名册要对得上' })
    expect(ring.key('甲').pseudonyms).toHaveLength(0)
    const table = Buffer.alloc(16, 7).toString('base64')
    expect(readFileSync(at('d.json'), 'utf8')).toContain(table)
    expect(ring.destroy('甲', undefined, { now: NOW, by: '李某' })).toHaveLength(2)
    expect(readFileSync(at('d.json'), 'utf8')).not.toContain(table)
    expect(openKeyring(at('d.json'), undefined).destroyed()).toMatchObject([
      { name: '甲', destroyedAt: NOW, by: '李某', retiredAt: NOW },
      { name: '甲', id: fresh.id },
    ])
    expect(codeOf(() => ring.key('甲'))).toBe('KEYRING_MISSING')
  })

  it('has a key of one name for each project and one for all: a project meets its own first', () => {
    const ring = openKeyring(at('f.json'), undefined)
    const own = ring.create('甲', NOW, { project: '补贴' })
    expect(ring.entry('甲', '低保')).toBeNull()
    expect(ring.entry('甲')).toMatchObject({ id: own.id })
    const all = ring.create('甲', NOW)
    expect(ring.key('甲', '补贴').id).toBe(own.id)
    expect(ring.key('甲', '低保').id).toBe(all.id)
    ring.destroy('甲', '补贴', { now: NOW, by: '李某' })
    expect(ring.list().map(({ id }) => id)).toEqual([all.id])
  })

  it('that is no key ring is left as it is', () => {
    writeFileSync(at('e.json'), '{"keys":3}')
    expect(codeOf(() => openKeyring(at('e.json'), undefined))).toBe('KEYRING_INVALID')
    expect(readFileSync(at('e.json'), 'utf8')).toBe('{"keys":3}')
  })
})
