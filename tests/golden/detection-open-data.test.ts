// Real published tables and reference lists hold no private persons: a scan that raises the alarm there cries wolf.
// Every column that is shown as more than ordinary is listed here with the reason why that is right.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { OpenprepError } from '../../src-main/contract/errors.ts'
import { ReadingSchema } from '../../src-main/contract/reading.ts'
import { detectorOf } from '../../src-main/core/detection/registry.ts'
import { createColumnProfiler } from '../../src-main/core/profiling/column-profiler.ts'
import { scanColumn } from '../../src-main/core/profiling/scan-column.ts'
import { type ClassifiedTable, classifyTable } from '../../src-main/files/classified-rows.ts'
import { openTableSource } from '../../src-main/files/open-source.ts'

const data = join(import.meta.dirname, '../../../shared/data')
const reading = ReadingSchema.parse({})

/** `file · column` → what it is shown as. Numbers published as examples of ID numbers are ID numbers all the same. */
const JUSTIFIED: Readonly<Record<string, string>> = {
  '北京市医疗机构名单.csv · 地址': 'quasi: seats of public institutions',
  '空气质量监测站.csv · POI_Longitude': 'quasi: places of measuring stations',
  '空气质量监测站.csv · POI_Latitude': 'quasi: places of measuring stations',
  'ethnic_groups_gbt3304.json · name': 'quasi: the list of peoples itself',
  'ethnic_groups_gbt3304.json · short': 'quasi: the list of peoples itself',
  'id_test_numbers.json · number': 'direct: ID numbers printed in the standard',
  'id_test_numbers.json · birth': 'quasi: births of those numbers',
  'id_test_numbers.json · sex': 'quasi: sexes of those numbers',
  'id_test_numbers.json · clean': 'direct: ID numbers printed in the standard',
}

interface ReadColumn {
  name: string
  cells: string[]
  rows: number[]
}

async function columnsOf(path: string): Promise<ReadColumn[]> {
  const source = await openTableSource(path, reading)
  try {
    const columns: ReadColumn[] = []
    for (const { name } of source.sheets) {
      const table = await tableOrNull(() => classifyTable(source, name, reading))
      if (table !== null) columns.push(...(await drain(table)))
    }
    return columns
  } finally {
    await source.close()
  }
}

async function tableOrNull(read: () => Promise<ClassifiedTable>): Promise<ClassifiedTable | null> {
  try {
    return await read()
  } catch (thrown) {
    if (thrown instanceof OpenprepError && thrown.code === 'SHEET_EMPTY') return null
    throw thrown
  }
}

async function drain(table: ClassifiedTable): Promise<ReadColumn[]> {
  const columns: ReadColumn[] = []
  for await (const batch of table.batches)
    for (const { row, role, cells } of batch) {
      if (role !== 'data') continue
      for (const [at, name] of table.names.entries()) {
        const cell = cells[at] ?? ''
        columns[at] ??= { name, cells: [], rows: [] }
        columns[at].cells.push(typeof cell === 'string' ? cell : cell.text)
        columns[at].rows.push(row)
      }
    }
  return columns
}

const files = ['opendata-cn', 'reference'].flatMap(folder =>
  readdirSync(join(data, folder))
    .filter(file => file !== 'index.json')
    .map((file): [string, string] => [file, join(data, folder, file)]),
)

describe.each(files)('%s', (file, path) => {
  it('shows nothing as personal but what is listed, with its headers and without', async () => {
    const alarms: string[] = []
    for (const [at, column] of (await columnsOf(path)).entries()) {
      const expected = JUSTIFIED[`${file} · ${column.name}`] ?? 'none'
      for (const header of [column.name, `列${at + 1}`]) alarms.push(...alarmsOf(header, column, expected))
    }
    expect(alarms).toEqual([])
  })
})

function alarmsOf(header: string, { name, cells, rows }: ReadColumn, expected: string): string[] {
  const profiler = createColumnProfiler(header)
  profiler.add(cells, rows)
  const { role, semantics } = profiler.finish()
  const place = `${name} as ${header}`
  const alarms = role === 'none' || expected.startsWith(role) ? [] : [`${place}: ${role}, not ${expected}`]
  if (expected.startsWith('direct')) return alarms
  const person = semantics.find(({ kind, confidence }) => confidence !== 'possible' && isPersonal(kind))
  if (person !== undefined) alarms.push(`${place}: ${person.kind} ${person.confidence}`)
  for (const known of [semantics, undefined]) {
    const [first] = scanColumn(header, cells, rows, known)
    if (first !== undefined) alarms.push(`${place}, row ${first.row}: ${first.kind}`)
  }
  return alarms
}

function isPersonal(kind: string): boolean {
  return detectorOf(kind)?.role === 'direct'
}
