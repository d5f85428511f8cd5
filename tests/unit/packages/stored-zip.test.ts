import { mkdtempSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import yauzl from 'yauzl'
import { openContainer } from '../../../src-main/files/packages/container-reader.ts'
import { directory, entryOffsets, localHeader, type StoredEntry } from '../../../src-main/files/packages/stored-zip.ts'

const folder = mkdtempSync(join(tmpdir(), 'stored-zip-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Data are holes of a sparse file: only headers take room on the disk. */
async function writeSparse(path: string, entries: readonly StoredEntry[]): Promise<void> {
  const file = await open(path, 'w')
  const offsets = entryOffsets(entries)
  for (const [i, entry] of entries.entries()) await file.write(localHeader(entry), 0, null, offsets[i]!)
  await file.write(directory(entries, offsets, offsets.at(-1)!), 0, null, offsets.at(-1)!)
  await file.close()
}

function listedBy(path: string): Promise<[string, number][]> {
  const { promise, resolve, reject } = Promise.withResolvers<[string, number][]>()
  const names: [string, number][] = []
  yauzl.open(path, { lazyEntries: true }, (error, zip) => {
    if (error !== null) return reject(error)
    zip.on('entry', entry => {
      names.push([entry.fileName, entry.uncompressedSize])
      zip.readEntry()
    })
    zip
      .on('end', () => resolve(names))
      .on('error', reject)
      .readEntry()
  })
  return promise
}

describe('a container beyond four gigabytes', () => {
  const large = 5 * 1024 ** 3
  it.each([
    [
      'one large file',
      [
        { path: 'data/a.csv', bytes: large, crc: 1 },
        { path: 'docs/b.xlsx', bytes: 10, crc: 2 },
      ],
    ],
    ['files that only together are large', ['a', 'b', 'c'].map(path => ({ path, bytes: 2 * 1024 ** 3, crc: 3 }))],
  ])('is read back and opened by others: %s', async (_name, entries) => {
    const path = join(folder, 'large.zip')
    await writeSparse(path, entries)
    const container = await openContainer(path)
    expect(container.problem).toBeNull()
    expect(container.entries.map(({ path, bytes, crc }) => ({ path, bytes, crc }))).toEqual(entries)
    expect(await listedBy(path)).toEqual(entries.map(entry => [entry.path, entry.bytes]))
  })
})

describe('a hostile container', () => {
  it.each(['../a', '/a', 'C:\\a', 'a//b', 'a\u0000b'])('with the path %j is a problem', async path => {
    const target = join(folder, 'path.zip')
    await writeSparse(target, [{ path, bytes: 0, crc: 0 }])
    expect((await openContainer(target)).problem?.fault).toBe('name')
  })

  it('with a path twice or out of order is a problem', async () => {
    const target = join(folder, 'order.zip')
    await writeSparse(
      target,
      ['b', 'a'].map(path => ({ path, bytes: 0, crc: 0 })),
    )
    expect((await openContainer(target)).problem?.fault).toBe('order')
    await writeSparse(
      target,
      ['a', 'a'].map(path => ({ path, bytes: 0, crc: 0 })),
    )
    expect((await openContainer(target)).problem?.fault).toBe('order')
  })

  it('with thousands of entries is not read at all', async () => {
    const target = join(folder, 'many.zip')
    const entries = Array.from({ length: 5000 }, (_, i) => ({ path: String(i).padStart(5, '0'), bytes: 0, crc: 0 }))
    await writeSparse(target, entries)
    expect(await openContainer(target)).toMatchObject({ entries: [], problem: { fault: 'tooMany' } })
  })
})
