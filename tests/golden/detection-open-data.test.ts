// Real published tables hold no private persons: a scan that raises the alarm there cries wolf.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { createColumnProfiler } from '../../src-main/core/profiling/column-profiler.ts'
import { scanColumn } from '../../src-main/core/profiling/scan-column.ts'

const folder = join(import.meta.dirname, '../../../shared/data/opendata-cn')
const tables: [file: string, encoding: string, headerRow: number][] = [
  ['乡镇街道.csv', 'utf-8', 0],
  ['北京市医疗机构名单.csv', 'gb18030', 0],
  ['开票明细_E10.csv', 'utf-8', 0],
  ['空气质量监测站.csv', 'utf-8', 1],
]

describe.each(tables)('%s', (file, encoding, headerRow) => {
  it('raises no alarm and shows no column as identifying a person', () => {
    const text = new TextDecoder(encoding).decode(readFileSync(join(folder, file)))
    const [header = [], ...rows] = Papa.parse<string[]>(text, { skipEmptyLines: true }).data.slice(headerRow)
    const numbers = rows.map((_, row) => row + 1)
    const alarms: string[] = []
    for (const [at, name] of header.entries()) {
      const column = rows.map(row => row[at] ?? '')
      const profiler = createColumnProfiler(name)
      profiler.add(column, numbers)
      const { role, semantics } = profiler.finish()
      if (role === 'direct' || role === 'sensitive') alarms.push(`${name}: ${role}`)
      for (const options of [semantics, undefined]) {
        const findings = scanColumn(name, column, numbers, options)
        if (findings.length > 0) alarms.push(`${name}: ${findings.length} × ${findings[0]?.kind}`)
      }
    }
    expect(rows.length).toBeGreaterThan(700)
    expect(alarms).toEqual([])
  })
})
