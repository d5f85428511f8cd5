// The audit trail holds every write, and shows whoever tampered with it.
// Tampers with the real database behind the store's back.
import { describe, expect, it } from 'vitest'
import { CatalogueSchema } from '../../src-main/contract/catalogue.ts'
import {
  addDataset,
  chunkOf,
  openFolder,
  recipeWith,
  runReport,
  temporaryDirectory,
  withDatabase,
  writeTable,
} from './support.ts'

function folderWithEvents(directory: string): void {
  const folder = openFolder(directory)
  const { id } = addDataset(folder, '办件')
  folder.recipes.save(id, recipeWith('trim'), '去空格')
  folder.recipes.undo(id)
  folder.datasets.rename(id, '办件登记')
  folder.close()
}

const tamper = (directory: string, sql: string) =>
  withDatabase(directory, db => {
    db.exec('DROP TRIGGER audit_never_updates; DROP TRIGGER audit_never_deletes;')
    db.exec(sql)
  })

describe('the audit trail', () => {
  it('holds every write, who did it and when, newest first', () => {
    const folder = openFolder(temporaryDirectory(), '李经办')
    const { id } = addDataset(folder, '办件')
    folder.recipes.save(id, recipeWith('trim'), '去空格')
    folder.settings.save({ publisher: { name: '某局', uscc: '' }, contact: '', person: '王科长' }, '赵主任')
    folder.catalogues.save(id, CatalogueSchema.parse({ title: '办件' }))
    const versionId = writeTable(folder, [chunkOf(['姓名'], [['甲']])])
    folder.results.save(id, { recipeKey: 'k', versionId, report: runReport(1) })
    folder.profiles.save(id, versionId, { rows: 1, duplicateRows: 0, columns: [] })
    folder.gates.save(id, 's', { passed: true, gates: [], approvals: [] })
    folder.datasets.recordPackage(id, { path: 'p.zip', sha256: '00', digest: '11', draft: true })
    folder.datasets.remove(id)
    const { total, events } = folder.audit.list({ offset: 0, limit: 100 })
    expect(total).toBe(9)
    expect(events.map(({ action, person }) => [action, person])).toEqual([
      ['dataset.removed', '王科长'],
      ['package.built', '王科长'],
      ['gates.saved', '王科长'],
      ['profile.saved', '王科长'],
      ['result.saved', '王科长'],
      ['catalogue.saved', '王科长'],
      ['settings.saved', '赵主任'],
      ['recipe.saved', '李经办'],
      ['dataset.imported', '李经办'],
    ])
    expect(folder.audit.list({ datasetId: id, offset: 1, limit: 2 })).toMatchObject({
      total: 8,
      events: [{ action: 'package.built' }, { action: 'gates.saved' }],
    })
    expect(folder.audit.verify()).toEqual({ ok: true, events: 9, brokenAt: null })
  })

  it('gets no event for a write that failed', () => {
    const folder = openFolder(temporaryDirectory())
    addDataset(folder, '办件')
    const before = folder.audit.list({ offset: 0, limit: 9 })
    expect(() => addDataset(folder, '办件')).toThrow('DATASET_NAME_TAKEN')
    expect(folder.audit.list({ offset: 0, limit: 9 })).toEqual(before)
  })

  for (const [what, sql, brokenAt] of [
    ['a changed person', "UPDATE audit SET content = json_set(content, '$.person', '别人') WHERE seq = 2", 2],
    ['a changed time', "UPDATE audit SET content = replace(content, '2026', '2020') WHERE seq = 1", 1],
    ['a detail that is no JSON any more', "UPDATE audit SET content = '{' WHERE seq = 3", 3],
    ['a blank put into the text', "UPDATE audit SET content = content || ' ' WHERE seq = 3", 3],
    [
      'two events that changed places',
      'UPDATE audit SET seq = 9 WHERE seq = 2; UPDATE audit SET seq = 2 WHERE seq = 3; UPDATE audit SET seq = 3 WHERE seq = 9',
      2,
    ],
    ['an event taken out of the middle', 'DELETE FROM audit WHERE seq = 2', 2],
    ['events cut off the end', 'DELETE FROM audit WHERE seq > 2', 3],
    ['a SHA-256 that does not fit', "UPDATE audit SET sha256 = x'ab' WHERE seq = 4", 4],
    ['an SM3 that does not fit', "UPDATE audit SET sm3 = x'ab' WHERE seq = 4", 4],
  ] as const) {
    it(`shows ${what}`, () => {
      const directory = temporaryDirectory()
      folderWithEvents(directory)
      tamper(directory, sql)
      expect(openFolder(directory).audit.verify()).toMatchObject({ ok: false, brokenAt })
    })
  }
})
