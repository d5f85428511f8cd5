// A new version waits until a person has seen the difference: accepted it is the present one, discarded it leaves nothing.
// Real files, a real folder.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { PreparedUpdates } from '../../src-main/engine/prepared-updates.ts'
import { importSeveral } from '../../src-main/jobs/import-table.ts'
import { prepareUpdate } from '../../src-main/jobs/update-dataset.ts'
import { countRows, openFolder, openPool, temporaryDirectory } from './support.ts'

const running = { signal: new AbortController().signal, onProgress: () => undefined }

async function desk() {
  const directory = temporaryDirectory()
  const work = join(directory, 'work')
  const folder = openFolder(work)
  const several = (name: string, lines: readonly string[]) => {
    const path = join(directory, name)
    writeFileSync(path, `${lines.join('\n')}\n`)
    const parts = [{ path, label: name, rename: {} }]
    return {
      parts,
      reading: { header: 'auto' as const },
      sourceColumn: null,
      columns: 'all' as const,
      unreadable: 'stop' as const,
    }
  }
  const first = several('1月.csv', ['编号,金额', 'A1,10', 'A2,20'])
  const { datasetId } = await importSeveral({
    folder,
    pool: openPool(),
    several: first,
    name: '台账',
    person: '李经办',
    ...running,
  })
  const prepare = (change: 'append' | 'replace', name: string, lines: readonly string[]) =>
    prepareUpdate({
      folder,
      pool: openPool(),
      datasetId,
      change,
      several: several(name, lines),
      key: null,
      person: '李经办',
      ...running,
    })
  return { work, folder, datasetId, prepare }
}

it('shows what would change while the dataset stays as it is, and changes it when accepted', async () => {
  const { folder, datasetId, prepare } = await desk()
  const waiting = new PreparedUpdates()
  const next = ['编号,金额', 'A2,25', 'A3,5']
  const { prepared, difference } = waiting.add(datasetId, 'replace', await prepare('replace', '2月.csv', next))
  expect(difference.rows).toMatchObject({ before: 2, after: 2, added: 1, removed: 1, changed: 1 })
  expect(folder.datasets.get(datasetId)).toMatchObject({ rows: 2, source: { file: '1月.csv' } })
  expect(folder.sources.list(datasetId)).toHaveLength(1)
  expect(waiting.get(datasetId)).toMatchObject({ prepared, base: 1, change: 'replace' })
  expect(waiting.accept(datasetId, prepared)).toBe(2)
  expect(folder.datasets.get(datasetId).source.file).toBe('2月.csv')
  expect(folder.sources.difference(datasetId, 2)).toEqual(difference)
  expect(waiting.get(datasetId)).toBeNull()
})

it('leaves nothing of a version that is discarded, or whose place another one takes', async () => {
  const { work, folder, datasetId, prepare } = await desk()
  const waiting = new PreparedUpdates()
  const first = waiting.add(datasetId, 'append', await prepare('append', '2月.csv', ['编号,金额', 'A3,5']))
  const second = waiting.add(datasetId, 'append', await prepare('append', '3月.csv', ['编号,金额', 'A4,5']))
  expect(() => waiting.accept(datasetId, first.prepared)).toThrow(
    expect.objectContaining({ code: 'VERSION_NOT_FOUND' }),
  )
  waiting.discard(datasetId, second.prepared)
  expect(waiting.get(datasetId)).toBeNull()
  expect(folder.datasets.get(datasetId).rows).toBe(2)
  folder.close()
  expect(['versions', 'source_versions', 'chunk_links'].map(table => countRows(work, table))).toEqual([1, 1, 0])
})

it('refuses a version whose base is no longer the present one', async () => {
  const { datasetId, prepare } = await desk()
  const waiting = new PreparedUpdates()
  const stale = await prepare('append', '2月.csv', ['编号,金额', 'A3,5'])
  ;(await prepare('append', '3月.csv', ['编号,金额', 'A4,5'])).accept()
  const { prepared } = waiting.add(datasetId, 'append', stale)
  expect(() => waiting.accept(datasetId, prepared)).toThrow(expect.objectContaining({ code: 'VERSION_CHANGED' }))
})

it('forgets a version that waited when the work folder was closed', async () => {
  const { work, folder, prepare } = await desk()
  await prepare('append', '2月.csv', ['编号,金额', 'A3,5'])
  folder.close()
  openFolder(work).close()
  expect(countRows(work, 'versions')).toBe(1)
})

it('refers to the rows an append comes behind instead of copying them', async () => {
  const { work, folder, datasetId, prepare } = await desk()
  const before = countRows(work, 'chunks')
  ;(await prepare('append', '2月.csv', ['编号,金额', 'A3,5'])).accept()
  expect(folder.datasets.get(datasetId).rows).toBe(3)
  folder.close()
  expect(countRows(work, 'chunk_links')).toBe(2)
  // Of the old rows their numbers alone are written again.
  expect(countRows(work, 'chunks') - before).toBe(before + 1)
})
