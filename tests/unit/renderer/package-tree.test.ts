import { describe, expect, it } from 'vitest'
import { expectedPaths } from '../../../src-main/files/packages/package-paths.ts'
import { civilDay, fileNameFor, packageTree, plannedPaths } from '../../../src-renderer/pages/export/package-tree.ts'

describe('what the package will hold', () => {
  it('announces exactly the files that the builder writes', () => {
    const title = '无锡市公共停车场信息'
    const planned = plannedPaths(title).map(file => file.path)
    expect([...planned].sort()).toEqual([...expectedPaths(title), 'manifest.json'].sort())
  })

  it('says of every file what it is for', () => {
    const leaves = packageTree(plannedPaths('停车场')).flatMap(folder => folder.leaves)
    expect(leaves.filter(leaf => leaf.words === '')).toEqual([])
  })

  it('groups the files by folder, top first', () => {
    expect(packageTree(plannedPaths('停车场')).map(folder => folder.name)).toEqual(['', 'data', 'docs'])
  })

  it('suggests a file name that Windows takes', () => {
    expect(fileNameFor('停车场/2026:信息')).toBe('停车场_2026_信息')
    expect(fileNameFor('  ')).not.toBe('')
  })

  it('takes the day from the calendar on the wall, not from Greenwich', () => {
    expect(civilDay(new Date(2026, 0, 5, 0, 30))).toBe('2026-01-05')
  })
})
