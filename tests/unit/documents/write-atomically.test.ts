import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { writeAtomically, writeError } from '../../../src-main/files/write-atomically.ts'

const folder = mkdtempSync(join(tmpdir(), 'write-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const bytes = (...texts: string[]) => texts.map(text => Buffer.from(text))

function* failing() {
  yield Buffer.from('half')
  throw new Error('source gone')
}

describe('a file written for a person', () => {
  it('replaces the old one only when it is complete', async () => {
    const path = join(folder, 'a.csv')
    writeFileSync(path, 'old')
    await expect(writeAtomically(path, failing())).rejects.toThrow('source gone')
    expect(readFileSync(path, 'utf8')).toBe('old')
    await writeAtomically(path, bytes('new ', 'text'))
    expect(readFileSync(path, 'utf8')).toBe('new text')
    expect(readdirSync(folder)).toEqual(['a.csv'])
  })

  it('leaves nothing behind when it is cancelled', async () => {
    const signal = AbortSignal.abort()
    await expect(writeAtomically(join(folder, 'b.csv'), bytes('x'), { signal })).rejects.toMatchObject({
      name: 'AbortError',
    })
    expect(readdirSync(folder)).toEqual(['a.csv'])
  })

  it('says by file name when the target cannot be written', async () => {
    mkdirSync(join(folder, 'taken.csv'))
    for (const name of ['no-such-folder/c.csv', 'taken.csv'])
      await expect(writeAtomically(join(folder, name), bytes('x'))).rejects.toMatchObject({
        code: 'TARGET_NOT_WRITABLE',
        params: { file: name.split('/').at(-1) },
      })
  })

  it('tells a full disk from a locked file and from a fault of ours', () => {
    const system = (code: string) => Object.assign(new Error(code), { code })
    expect(writeError(system('ENOSPC'), 'a')).toMatchObject({ code: 'DISK_FULL' })
    expect(writeError(system('EBUSY'), 'a')).toMatchObject({ code: 'FILE_LOCKED' })
    const ours = new TypeError('bug')
    expect(writeError(ours, 'a')).toBe(ours)
  })
})
