import { describe, expect, it } from 'vitest'
import { CatalogueSchema } from '../../../src-main/contract/catalogue.ts'
import { FURTHER_FORMS } from '../../../src-main/contract/export-forms.ts'
import { plannedPaths } from '../../../src-main/files/packages/planned-paths.ts'
import { civilDay, fileNameFor } from '../../../src-renderer/features/datasets/file-name.ts'
import { packageTree } from '../../../src-renderer/pages/export/package-tree.ts'

const everything = CatalogueSchema.parse({
  title: '停车场',
  formats: ['CSV', 'XLSX', 'JSON', 'XML'],
  fileForms: [...FURTHER_FORMS],
  openForm: 'BOTH',
})
const paths = plannedPaths(everything).map(path => ({ path, bytes: null }))

describe('what the package will hold', () => {
  it('says of every file what it is for', () => {
    const leaves = packageTree(paths).flatMap(folder => folder.leaves)
    expect(leaves.length).toBeGreaterThan(10)
    expect(leaves.filter(leaf => leaf.words === '').map(leaf => leaf.path)).toEqual([])
  })

  it('groups the files by folder, top first', () => {
    expect(packageTree(paths).map(folder => folder.name)).toEqual(['', 'data', 'docs', 'interface'])
  })

  it('suggests a file name that Windows takes', () => {
    expect(fileNameFor('停车场/2026:信息')).toBe('停车场_2026_信息')
    expect(fileNameFor('  ')).not.toBe('')
  })

  it('takes the day from the calendar on the wall, not from Greenwich', () => {
    expect(civilDay(new Date(2026, 0, 5, 0, 30))).toBe('2026-01-05')
  })
})
