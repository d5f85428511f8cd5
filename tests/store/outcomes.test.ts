// Datasets and what work on them brings forth: found again, kept within bounds, gone when the dataset goes.
import { describe, expect, it } from 'vitest'
import { CatalogueSchema } from '../../src-main/contract/catalogue.ts'
import { KEPT_RESULTS } from '../../src-main/store/repositories/results.ts'
import type { WorkFolder } from '../../src-main/store/work-folder.ts'
import { addDataset, chunkOf, countRows, openFolder, runReport, temporaryDirectory, writeTable } from './support.ts'

const names = ['姓名']

function saveResult(folder: WorkFolder, datasetId: string, recipeKey: string): number {
  const versionId = writeTable(folder, [chunkOf(names, [[recipeKey]])])
  folder.results.save(datasetId, { recipeKey, versionId, report: runReport(1) })
  return versionId
}

describe('a dataset', () => {
  it('remembers where it came from', () => {
    const folder = openFolder(temporaryDirectory())
    const dataset = addDataset(folder, '办件')
    expect(folder.datasets.get(dataset.id)).toMatchObject({
      name: '办件',
      source: { file: '办件.csv', sheet: null, bytes: 12, format: 'csv' },
      rowsRead: 2,
      rowsSetAside: 0,
      rows: 2,
      columns: ['姓名'],
      lastPackage: null,
    })
    expect(folder.datasets.byName('办件').id).toBe(dataset.id)
  })

  it('keeps its name to itself', () => {
    const folder = openFolder(temporaryDirectory())
    addDataset(folder, '甲')
    const second = addDataset(folder, '乙')
    const taken = expect.objectContaining({ code: 'DATASET_NAME_TAKEN', params: { name: '甲' } })
    expect(() => folder.datasets.rename(second.id, '甲')).toThrow(taken)
    expect(folder.datasets.rename(second.id, '乙').name).toBe('乙')
    expect(folder.datasets.rename(second.id, '丙').name).toBe('丙')
  })

  it('that is not there is answered with those that are', () => {
    const folder = openFolder(temporaryDirectory())
    addDataset(folder, '甲')
    addDataset(folder, '乙')
    const missing = expect.objectContaining({
      code: 'DATASET_NOT_FOUND',
      params: { dataset: '丙', datasets: '甲、乙' },
    })
    expect(() => folder.datasets.byName('丙')).toThrow(missing)
  })

  it('shows by its time of change that something was done', () => {
    const folder = openFolder(temporaryDirectory())
    const before = addDataset(folder, '甲')
    folder.catalogues.save(before.id, CatalogueSchema.parse({ title: '办件' }))
    const after = folder.datasets.get(before.id)
    expect(after.changedAt > before.changedAt).toBe(true)
    expect(after.importedAt).toBe(before.importedAt)
  })

  it('goes with everything that belongs to it, and nothing else', () => {
    const directory = temporaryDirectory()
    const folder = openFolder(directory)
    const kept = addDataset(folder, '留')
    const gone = addDataset(folder, '去')
    const version = saveResult(folder, gone.id, 'k')
    folder.profiles.save(gone.id, version, { rows: 1, duplicateRows: 0, columns: [] })
    folder.profiles.save(gone.id, gone.versionId, { rows: 2, duplicateRows: 0, columns: [] })
    folder.catalogues.save(gone.id, CatalogueSchema.parse({}))
    folder.gates.save(gone.id, 's', { passed: false, gates: [], approvals: [] })
    folder.datasets.recordPackage(gone.id, { path: 'p.zip', sha256: '00', digest: '11', draft: true })
    folder.datasets.remove(gone.id)
    expect(folder.datasets.list().map(({ name }) => name)).toEqual(['留'])
    expect(folder.tables.open(kept.versionId).readChunk(0).columns).toEqual([['甲', '乙']])
    expect(() => folder.tables.open(version)).toThrow('STORE_CORRUPT')
    folder.close()
    for (const table of ['results', 'profiles', 'catalogues', 'gate_reports', 'packages']) {
      expect([table, countRows(directory, table)]).toEqual([table, 0])
    }
    expect([countRows(directory, 'versions'), countRows(directory, 'recipe_nodes')]).toEqual([1, 1])
  })
})

describe('results', () => {
  it('are found under the key they were made for', () => {
    const folder = openFolder(temporaryDirectory())
    const { id } = addDataset(folder, '甲')
    const versionId = saveResult(folder, id, 'k1')
    expect(folder.results.find(id, 'k1')).toMatchObject({ versionId, report: runReport(1) })
    expect(folder.results.find(id, 'k2')).toBeNull()
  })

  it('of the last few recipes stay for undo, older ones go with their tables', () => {
    const directory = temporaryDirectory()
    const folder = openFolder(directory)
    const { id } = addDataset(folder, '甲')
    const other = addDataset(folder, '乙')
    saveResult(folder, other.id, 'k0')
    const versions = Array.from({ length: KEPT_RESULTS + 2 }, (_, turn) => saveResult(folder, id, `k${turn}`))
    const found = versions.map((_, turn) => folder.results.find(id, `k${turn}`)?.versionId ?? null)
    expect(found).toEqual([null, null, ...versions.slice(2)])
    expect(folder.results.find(other.id, 'k0')).not.toBeNull()
    folder.close()
    expect(countRows(directory, 'versions')).toBe(2 + 1 + KEPT_RESULTS)
  })

  it('made again under the same key take the place of the first', () => {
    const folder = openFolder(temporaryDirectory())
    const { id } = addDataset(folder, '甲')
    const first = saveResult(folder, id, 'k')
    const second = saveResult(folder, id, 'k')
    expect(folder.results.find(id, 'k')?.versionId).toBe(second)
    expect(() => folder.tables.open(first)).toThrow('STORE_CORRUPT')
  })

  it('that were never finished cannot be shown as results', () => {
    const folder = openFolder(temporaryDirectory())
    const { id } = addDataset(folder, '甲')
    const { versionId } = folder.tables.create(names)
    expect(() => folder.results.save(id, { recipeKey: 'k', versionId, report: runReport(0) })).toThrow('INTERNAL')
    expect(folder.results.find(id, 'k')).toBeNull()
  })
})

describe('profiles, catalogue entries, gate reports and packages', () => {
  it('are found again as they were saved', () => {
    const folder = openFolder(temporaryDirectory())
    const { id, versionId } = addDataset(folder, '甲')
    expect(folder.profiles.find(id, versionId)).toBeNull()
    folder.profiles.save(id, versionId, { rows: 2, duplicateRows: 0, columns: [] })
    folder.profiles.save(id, versionId, { rows: 2, duplicateRows: 1, columns: [] })
    expect(folder.profiles.find(id, versionId)).toEqual({ rows: 2, duplicateRows: 1, columns: [] })

    expect(folder.catalogues.find(id)).toBeNull()
    expect(folder.catalogues.get(id)).toEqual(CatalogueSchema.parse({}))
    const catalogue = CatalogueSchema.parse({ title: '办件登记', openAttribute: 'CONDITIONAL' })
    folder.catalogues.save(id, catalogue)
    expect(folder.catalogues.get(id)).toEqual(catalogue)

    folder.gates.save(id, 'state 1', { passed: false, gates: [], approvals: [] })
    expect(folder.gates.find(id, 'state 1')).toEqual({ passed: false, gates: [], approvals: [] })
    expect(folder.gates.find(id, 'state 2')).toBeNull()

    folder.datasets.recordPackage(id, { path: 'a.zip', sha256: '00', digest: '11', draft: true })
    folder.datasets.recordPackage(id, { path: 'b.zip', sha256: '22', digest: '33', draft: false })
    expect(folder.datasets.get(id).lastPackage).toMatchObject({
      path: 'b.zip',
      sha256: '22',
      digest: '33',
      draft: false,
    })
  })
})
