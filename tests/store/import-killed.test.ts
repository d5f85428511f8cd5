// `kill -9` anywhere in an import leaves the last complete state, no leftovers, and a folder that works on.
// Kills real processes.
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { WorkFolder } from '../../src-main/store/work-folder.ts'
import { addDataset, countRows, openFolder, runChild, temporaryDirectory } from './support.ts'

const ROWS = 40_000

function bigFile(directory: string): string {
  const path = join(directory, 'big.csv')
  const lines = ['身份证号,姓名,地址,金额,备注']
  for (let row = 0; row < ROWS; row += 1) {
    lines.push(
      `32020119000101${String(row).padStart(5, '0')},姓名${row},某某路${row % 977}号,${row * 7}.50,"第${row}件,已办"`,
    )
  }
  writeFileSync(path, `${lines.join('\r\n')}\r\n`)
  return path
}

/** A digest of every cell, so that "the last complete state" is more than a count. */
function digestOf(folder: WorkFolder, name: string): string {
  const table = folder.tables.open(folder.datasets.byName(name).versionId)
  const hash = createHash('sha256')
  for (const { no } of table.chunks) hash.update(JSON.stringify(table.readChunk(no)))
  return hash.digest('hex')
}

/** All of the killed import or nothing of it: a signal sent at the very end may come too late. */
function expectCompleteState(folder: WorkFolder, digest: string): number {
  const [first, second, ...others] = folder.datasets.list()
  expect([first?.name, others]).toEqual(['先前', []])
  expect(digestOf(folder, '先前')).toBe(digest)
  if (second !== undefined) expect(second).toMatchObject({ name: '被杀', rows: ROWS, rowsSetAside: 1 })
  const datasets = second === undefined ? 1 : 2
  expect(folder.audit.verify()).toEqual({ ok: true, events: datasets, brokenAt: null })
  return datasets
}

/** The folder as it must be after a killed import, then a whole import into it. */
async function expectLastStateAndGoOn(directory: string, path: string, digest: string): Promise<number> {
  const folder = openFolder(directory)
  const datasets = expectCompleteState(folder, digest)
  folder.close()
  expect(countRows(directory, 'versions')).toBe(datasets)
  if (datasets === 1) expect([countRows(directory, 'chunks'), countRows(directory, 'set_aside')]).toEqual([2, 0])

  expect(await runChild('import-file.ts', directory, path, '再来').ended).toMatchObject({ code: 0, errors: '' })
  const complete = openFolder(directory)
  expect(complete.datasets.byName('再来')).toMatchObject({
    rowsRead: ROWS + 1,
    rowsSetAside: 1,
    rows: ROWS,
    source: { sha256: createHash('sha256').update(readFileSync(path)).digest('hex') },
  })
  expect(complete.audit.verify()).toMatchObject({ ok: true, events: datasets + 1 })
  complete.close()
  return datasets
}

function prepare(): { directory: string; path: string; digest: string } {
  const directory = temporaryDirectory()
  const path = bigFile(directory)
  const folder = openFolder(directory)
  addDataset(folder, '先前')
  const digest = digestOf(folder, '先前')
  folder.close()
  return { directory, path, digest }
}

describe('an import that is killed', () => {
  for (const [stage, share] of [
    ['import.open', 0],
    ['import', 0.1],
    ['import', 0.6],
    ['import', 1],
  ] as const) {
    it(`at ${stage} ${share * 100} % leaves what was there before, and the next import works`, async () => {
      const { directory, path, digest } = prepare()
      const child = runChild('import-file.ts', directory, path, '被杀', stage, String(share))
      expect(await child.ended).toMatchObject({ signal: 'SIGKILL', errors: '' })
      expect(await expectLastStateAndGoOn(directory, path, digest)).toBe(1)
    })
  }

  it('at no matter what moment leaves all of the dataset or none of it', async () => {
    for (const milliseconds of [250, 450, 700]) {
      const { directory, path, digest } = prepare()
      const child = runChild('import-file.ts', directory, path, '被杀')
      setTimeout(() => child.kill(), milliseconds)
      await child.ended
      await expectLastStateAndGoOn(directory, path, digest)
    }
  })
})
