// One writer per work folder, across processes.
// Kills real processes instead of imitating dead ones.
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { addDataset, openFolder, runChild, temporaryDirectory } from './support.ts'

const inUse = (holder: string) =>
  expect.objectContaining({ code: 'STORE_IN_USE', params: expect.objectContaining({ holder }) })

describe('a work folder that somebody has open', () => {
  it('is refused to a second opener in another process, naming the holder', async () => {
    const directory = temporaryDirectory()
    const child = runChild('hold-folder.ts', directory, '王窗口')
    expect(await child.firstLine).toBe('open')
    expect(() => openFolder(directory)).toThrow(inUse('王窗口'))
    child.kill()
    await child.ended
  })

  it('is refused to a second opener in the same process, and free again once closed', () => {
    const directory = temporaryDirectory()
    const folder = openFolder(directory, '李经办')
    expect(() => openFolder(directory, '张三')).toThrow(inUse('李经办'))
    folder.close()
    expect(openFolder(directory, '张三').datasets.list()).toEqual([])
  })

  it('is taken over when the holder was killed', async () => {
    const directory = temporaryDirectory()
    const child = runChild('hold-folder.ts', directory, '王窗口')
    await child.firstLine
    child.kill()
    await child.ended
    expect(existsSync(join(directory, 'openprep.lock.json'))).toBe(true)
    const folder = openFolder(directory, '张三')
    expect(() => openFolder(directory)).toThrow(inUse('张三'))
    expect(addDataset(folder, '甲').rows).toBe(2)
  })

  it('is taken over when the note of the holder is torn', () => {
    const directory = temporaryDirectory()
    writeFileSync(join(directory, 'openprep.lock.json'), '{"holder":')
    expect(openFolder(directory).audit.verify()).toEqual({ ok: true, events: 0, brokenAt: null })
  })

  it('stays with its new holder when the old one closes twice', () => {
    const directory = temporaryDirectory()
    const first = openFolder(directory, '甲')
    first.close()
    openFolder(directory, '乙')
    first.close()
    expect(() => openFolder(directory)).toThrow(inUse('乙'))
  })
})
