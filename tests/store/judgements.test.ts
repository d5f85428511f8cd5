// What persons decide about columns, and closer looks at a version: kept, shown on top of the profile, logged, taken back.
import { expect, it } from 'vitest'
import { createColumnProfiler } from '../../src-main/core/profiling/column-profiler.ts'
import { addDataset, openFolder, temporaryDirectory } from './support.ts'

function profileOf(name: string, cells: string[]) {
  const profiler = createColumnProfiler(name)
  profiler.add(
    cells,
    cells.map((_, row) => row + 2),
  )
  return { rows: cells.length, duplicateRows: 0, columns: [profiler.finish()] }
}

it('shows the grade a person gave with the reason, keeps what the program said, and logs it', () => {
  const folder = openFolder(temporaryDirectory())
  const { id, versionId } = addDataset(folder, '办件')
  folder.profiles.save(id, versionId, profileOf('姓名', ['张三', '李四']))
  const before = folder.profiles.find(id, versionId)?.columns[0]
  folder.judgements.set(id, 'source', {
    column: '姓名',
    role: 'none',
    grade: 'g1',
    reason: '公开岗位',
    person: '王科长',
  })
  const column = folder.profiles.find(id, versionId)?.columns[0]
  expect(column).toMatchObject({ role: 'none', grade: 'g1', gradeReason: '公开岗位' })
  expect(column?.judged).toMatchObject({ person: '王科长', proposed: { role: before?.role, grade: before?.grade } })
  const last = folder.audit.list({ datasetId: id, offset: 0, limit: 1 }).events[0]
  expect(last).toMatchObject({
    action: 'column.judged',
    person: '王科长',
    detail: { column: '姓名', role: 'none', grade: 'g1' },
  })
  // Why is kept sealed: the trail lies there in plain.
  expect(JSON.stringify(last)).not.toContain('公开岗位')
  folder.judgements.clear(id, 'source', '姓名', '王科长')
  expect(folder.profiles.find(id, versionId)?.columns[0]).toEqual(before)
})

it('keeps a scan with the version it looked at, and forgets it with the dataset', () => {
  const folder = openFolder(temporaryDirectory())
  const { id, versionId } = addDataset(folder, '办件')
  const report = { rows: 2, findings: [], byKind: {}, byColumn: {} }
  folder.examinations.save(id, versionId, 'scan', report)
  expect(folder.examinations.find(versionId, 'scan')?.report).toEqual(report)
  expect(folder.examinations.find(versionId, 'relations')).toBeNull()
  folder.datasets.remove(id)
  expect(folder.examinations.find(versionId, 'scan')).toBeNull()
})
