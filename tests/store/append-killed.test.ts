// `kill -9` anywhere in an append leaves the old version as it was, no leftovers, and a folder that works on.
// Kills real processes.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { importTable } from '../../src-main/jobs/import-table.ts'
import type { WorkFolder } from '../../src-main/store/work-folder.ts'
import { countRows, openFolder, openPool, runChild, temporaryDirectory } from './support.ts'

const ROWS = 20_000

function monthOf(directory: string, month: string): string {
  const path = join(directory, `${month}.csv`)
  const lines = ['流水号,区县,金额']
  for (let row = 0; row < ROWS; row += 1) lines.push(`${month}${row},第${row % 97}区,${row * 7}.50`)
  writeFileSync(path, `${lines.join('\r\n')}\r\n`)
  return path
}

function contentOf(folder: WorkFolder): string {
  const table = folder.tables.open(folder.datasets.byName('台账').versionId)
  return JSON.stringify(table.chunks.map(({ no }) => table.readChunk(no)))
}

it('an append killed while copying, reading or comparing leaves the old version, and the next one works', async () => {
  const directory = temporaryDirectory()
  const work = join(directory, 'work')
  const path = monthOf(directory, '一月')
  const folder = openFolder(work)
  await importTable({
    folder,
    pool: openPool(),
    path,
    reading: { header: 'auto' },
    name: '台账',
    person: '李经办',
    signal: new AbortController().signal,
    onProgress: () => undefined,
  })
  const before = contentOf(folder)
  folder.close()
  const february = monthOf(directory, '二月')
  for (const [stage, share] of [
    ['import.copy', 0.5],
    ['import', 0.6],
    ['import.compare', 0.5],
  ] as const) {
    const child = runChild('append-file.ts', work, february, '台账', stage, String(share))
    expect(await child.ended).toMatchObject({ signal: 'SIGKILL', errors: '' })
    const after = openFolder(work)
    expect(contentOf(after)).toBe(before)
    expect(after.audit.verify()).toMatchObject({ ok: true, events: 1 })
    after.close()
    expect([countRows(work, 'versions'), countRows(work, 'source_versions')]).toEqual([1, 1])
  }
  expect(await runChild('append-file.ts', work, february, '台账').ended).toMatchObject({ code: 0, errors: '' })
  const complete = openFolder(work)
  expect(complete.datasets.byName('台账')).toMatchObject({ rows: 2 * ROWS, rowsRead: 2 * ROWS + 2, rowsSetAside: 2 })
  expect(complete.audit.verify()).toMatchObject({ ok: true, events: 2 })
  complete.close()
}, 60_000)
