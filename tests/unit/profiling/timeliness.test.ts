// How fresh a table is beside the update cycle its catalogue promises.
import { expect, it } from 'vitest'
import { tableQuality } from '../../../src-main/contract/quality.ts'
import { createColumnProfiler } from '../../../src-main/core/profiling/column-profiler.ts'
import { timelinessOf } from '../../../src-main/core/profiling/timeliness.ts'

const TODAY = '2024-06-30'

function table(columns: Readonly<Record<string, readonly string[]>>) {
  const profiles = Object.entries(columns).map(([name, cells]) => {
    const profiler = createColumnProfiler(name, { today: TODAY })
    profiler.add(
      cells,
      cells.map((_, row) => row + 2),
    )
    return profiler.finish()
  })
  return { rows: profiles[0]?.rows ?? 0, duplicateRows: 0, columns: profiles }
}

it('takes the newest of several dates and gives the whole share while the cycle is not over', () => {
  const profile = table({ 登记日期: ['2024-01-01', '2024-06-01'], 办结时间: ['2024-02-01 10:00', '2024-06-20 09:30'] })
  const timeliness = timelinessOf(profile, 'MONTHLY', TODAY)
  expect(timeliness).toEqual({ known: true, cycleDays: 31, newest: '2024-06-20', column: '办结时间', age: 10 })
  expect(tableQuality(profile, timeliness).timely).toEqual({ part: 1, whole: 1 })
})

it('falls with every day the data are older than one cycle', () => {
  const profile = table({ 登记日期: ['2024-01-01', '2024-06-16'] })
  const timeliness = timelinessOf(profile, 'WEEKLY', TODAY)
  expect(tableQuality(profile, timeliness).timely).toEqual({ part: 7, whole: 14 })
})

it('does not take births or dates to come for the age of the data', () => {
  const profile = table({ 出生日期: ['1900-01-01', '1902-05-06'], 有效期至: ['2030-01-01', '2031-01-01'] })
  expect(timelinessOf(profile, 'YEARLY', TODAY)).toEqual({ known: false, reason: 'noDate' })
})

it('does not let one slip into the future speak for all', () => {
  const days = Array.from({ length: 300 }, (_, at) => `2024-0${1 + (at % 6)}-1${at % 9}`)
  const profile = table({ 登记日期: [...days, '2042-06-01'] })
  expect(timelinessOf(profile, 'MONTHLY', TODAY)).toMatchObject({ known: true, newest: '2024-06-18' })
})

it('says why there is no figure', () => {
  const profile = table({ 登记日期: ['2024-01-01'] })
  expect(timelinessOf(profile, null, TODAY)).toEqual({ known: false, reason: 'noCycle' })
  expect(timelinessOf(profile, 'STATIC', TODAY)).toEqual({ known: false, reason: 'noPace' })
  expect(tableQuality(profile, timelinessOf(profile, null, TODAY)).timely).toBeNull()
})
