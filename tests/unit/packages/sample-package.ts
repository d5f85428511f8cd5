// A small sound package for the tests of building and verifying.
import { createHash } from 'node:crypto'
import { CatalogueSchema } from '../../../src-main/contract/catalogue.ts'
import type { ColumnProfile } from '../../../src-main/contract/profile.ts'
import { createColumnProfiler } from '../../../src-main/core/profiling/column-profiler.ts'
import type { TableChunk } from '../../../src-main/core/table/chunk.ts'
import { toWorkChunk } from '../../../src-main/core/table/chunk-column.ts'
import { canonicalCsv } from '../../../src-main/files/documents/csv-writer.ts'
import type { PackageSources } from '../../../src-main/files/packages/build-package.ts'

export const COLUMNS = ['编号', '名称', '备注']
export const ROWS = [
  ['0001', '崇安寺停车场', '=1+1'],
  ['0002', '南禅寺"停车场"', '第一行\r\n第二行'],
  ['0003', '人民路,停车场', ''],
  ['0004', ' 站前停车场 ', '_x0041_'],
  ['', '', ''],
]

export function chunksOf(columns: readonly string[], rows: readonly string[][], size = 2): TableChunk[] {
  const chunks: TableChunk[] = []
  for (let at = 0; at < rows.length; at += size) {
    const part = rows.slice(at, at + size)
    const rowNumbers = part.map((_, i) => at + i + 2)
    chunks.push({
      names: columns,
      columns: columns.map((_, i) => part.map(row => row[i]!)),
      rows: part.length,
      rowNumbers,
    })
  }
  return chunks
}

export function sources(
  out: string,
  more: Partial<PackageSources> = {},
  rows: readonly string[][] = ROWS,
  columns: readonly string[] = COLUMNS,
): PackageSources {
  const chunks = chunksOf(columns, rows)
  const hash = createHash('sha256')
  for (const bytes of canonicalCsv(columns, chunks.map(toWorkChunk))) hash.update(bytes)
  const fields = columns.map((label, i) => ({
    label,
    name: `f${i}`,
    type: 'C',
    length: '20',
    description: `${label}的说明。`,
    treatment: '仅供审查人：已遮盖中间四位',
    grade: 'g2',
  }))
  const profiles: ColumnProfile[] = columns.map((name, i) => {
    const profiler = createColumnProfiler(name)
    for (const chunk of chunks) profiler.add(chunk.columns[i]!, chunk.rowNumbers)
    return profiler.finish()
  })
  return {
    out,
    draft: true,
    release: null,
    date: '2025-03-01',
    catalogue: CatalogueSchema.parse({
      title: '无锡市公共停车场信息',
      publisher: { name: '无锡市城市管理局' },
      openAttribute: 'UNCONDITIONAL',
      updateCycle: 'QUARTERLY',
      contact: '0510-80000000',
      rowCount: rows.length,
      fields,
    }),
    columns,
    chunks: () => chunks.map(toWorkChunk),
    runReport: {
      source: { file: '停车场.xlsx', sheet: 'Sheet1', sha256: '0'.repeat(64), rows: rows.length, columns: 4 },
      inputs: [],
      recipe: { name: null, sha256: '1'.repeat(64), steps: 2 },
      result: { sha256: hash.digest('hex'), rows: rows.length, columns: columns.length },
      columns: [...columns],
      taken: { columns: 0, steps: 0 },
      leftOut: [],
      steps: ['drop', 'text'].map(id => ({
        id,
        op: 'dropColumn',
        rowsIn: rows.length,
        rowsChanged: 0,
        cellsChanged: 3,
        cellsFailed: 0,
        rowsRemoved: 0,
        rowsAdded: 0,
        ms: 12,
      })),
      counts: { read: rows.length + 1, setAside: 1, source: rows.length, removed: 0, added: 0, result: rows.length },
      keyIds: [],
      seed: 1,
      semanticsVersion: 1,
      digest: '2'.repeat(64),
    },
    stepSentences: ['删除「联系人手机」整列', '把「名称」里的值改为「13000000000」'],
    hiddenColumns: ['联系人手机'],
    profile: { rows: rows.length, duplicateRows: 0, columns: profiles },
    gateReport: { passed: true, gates: [], approvals: [] },
    toolVersion: '0.1.0',
    ...more,
  }
}
