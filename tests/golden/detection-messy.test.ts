// Detection on the messy table of a made-up agency: what is found against what is there, cell by cell and character by character.
import { beforeAll, describe, expect, it } from 'vitest'
import { createValueJudge, kindsNamedBy } from '../../src-main/core/detection/registry.ts'
import { createColumnProfiler } from '../../src-main/core/profiling/column-profiler.ts'
import { scanColumn } from '../../src-main/core/profiling/scan-column.ts'
import { judgedForm } from '../../src-main/core/values/normalize-text.ts'
import { type CellTruth, cellTruth, type MessyTable, makeMessyTable } from './messy-table.ts'

const ROWS = 5000
const RECALL = 0.995
const PRECISION = 0.99

let table: MessyTable
beforeAll(() => {
  table = makeMessyTable(ROWS, 7)
})

interface Score {
  found: number
  missed: number
  invented: number
}
const newScore = (): Score => ({ found: 0, missed: 0, invented: 0 })
const recall = ({ found, missed }: Score) => found / (found + missed)
const precision = ({ found, invented }: Score) => found / (found + invented)

describe('whole cells', () => {
  const cases: [string, readonly string[], (truth: CellTruth) => boolean][] = [
    ['身份证号', ['citizenId18', 'citizenId15'], truth => truth.valid === true && typeof truth.clean === 'string'],
    ['手机号', ['mobile'], truth => truth.kind === 'mobile' || truth.kind === 'two mobiles'],
    ['统一社会信用代码', ['uscc'], truth => typeof truth.clean === 'string'],
  ]

  it.each(cases)('recognises %s in every spelling', (name, kinds, isThere) => {
    const judge = createValueJudge(kindsNamedBy(name))
    const column = table.column(name)
    const score = newScore()
    for (const record of table.truth) {
      const truth = cellTruth(record, name)
      if (truth === null) continue
      const verdicts = judge.judge(judgedForm(column[record.record - 1] ?? ''))
      const found = verdicts.some(verdict => verdict.valid && kinds.includes(verdict.kind))
      if (found) score[isThere(truth) ? 'found' : 'invented'] += 1
      else if (isThere(truth)) score.missed += 1
    }
    expect(score.found).toBeGreaterThan(ROWS * 0.8)
    expect(recall(score)).toBeGreaterThanOrEqual(RECALL)
    expect(precision(score)).toBeGreaterThanOrEqual(PRECISION)
  })
})

describe('remarks', () => {
  const kindOf: Record<string, string> = {
    phone: 'mobile',
    name: 'personName',
    id: 'citizenId18',
    email: 'email',
    plate: 'vehiclePlate',
    'bank card': 'bankCard',
  }

  it('finds every identifier at its exact place and nothing else', () => {
    const places = new Map<string, string>()
    for (const record of table.truth) {
      for (const { kind, start, text } of record.note_pii ?? []) {
        // The truth counts characters, findings count UTF-16 units.
        const note = table.column('备注')[record.record - 1] ?? ''
        const from = [...note].slice(0, start).join('').length
        places.set(`${record.record}:${from}-${from + text.length}`, kindOf[kind] ?? kind)
      }
    }
    const known = new Set(table.truth.map(record => record.record))
    const score = newScore()
    const invented: string[] = []
    for (const finding of scanColumn('备注', table.column('备注'), table.rowNumbers)) {
      if (!known.has(finding.row)) continue
      const place = `${finding.row}:${finding.start}-${finding.end}`
      if (places.get(place) === finding.kind) score.found += 1
      else invented.push(`${finding.kind} ${place}`)
    }
    score.missed = places.size - score.found
    score.invented = invented.length
    expect(places.size).toBeGreaterThan(800)
    expect(recall(score)).toBeGreaterThanOrEqual(RECALL)
    expect(precision(score)).toBeGreaterThanOrEqual(PRECISION)
  })
})

it('profiles each column as what it is', () => {
  const summary = table.names.map(name => {
    const profiler = createColumnProfiler(name)
    profiler.add(table.column(name), table.rowNumbers)
    const { type, role, semantics } = profiler.finish()
    const [best] = semantics.filter(found => found.confidence !== 'possible')
    return `${name}: ${type} ${role} ${best === undefined ? '-' : `${best.kind} ${best.confidence}`}`
  })
  expect(summary).toEqual([
    '序号: integer none -',
    '姓名: text direct personName likely',
    '性别: text quasi sex likely',
    '民族: text quasi ethnicity likely',
    '身份证号: code direct citizenId18 certain',
    '出生日期: date quasi birthDate likely',
    '手机号: code direct mobile likely',
    '单位名称: text none -',
    '统一社会信用代码: code none uscc certain',
    '行政区划: text none -',
    '地址: text quasi address likely',
    '金额（元）: decimal none -',
    '办件时间: datetime none -',
    '备注: text direct -',
  ])
})
