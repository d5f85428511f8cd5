// The parsers bring back every clean date, amount and time the messy table's truth states, and refuse what it calls impossible.
import { beforeAll, describe, expect, it } from 'vitest'
import { parseCivilDate } from '../../src-main/core/values/civil-date.ts'
import { parseNumberText, roundDecimal } from '../../src-main/core/values/number-text.ts'
import { cellTruth, type MessyTable, makeMessyTable } from './messy-table.ts'

const ROWS = 5000
let table: MessyTable
beforeAll(() => {
  table = makeMessyTable(ROWS, 11)
})

function parseAmount(raw: string): string | null {
  const value = parseNumberText(raw, { approximate: true })
  return value === null ? null : roundDecimal(value, 2)
}

function parseDay(raw: string): string | null {
  return parseCivilDate(raw, { serials: '1900' })?.date ?? null
}

function parseMoment(raw: string): string | null {
  const moment = parseCivilDate(raw, { serials: '1900' })
  if (moment === null) return null
  return moment.time === undefined ? moment.date : `${moment.date}T${moment.time}`
}

describe.each([
  ['出生日期', parseDay],
  ['金额（元）', parseAmount],
  ['办件时间', parseMoment],
] as const)('%s', (name, parse) => {
  it('comes back in every spelling', () => {
    const column = table.column(name)
    const differences: string[] = []
    let compared = 0
    for (const record of table.truth) {
      const truth = cellTruth(record, name)
      if (truth === null) continue
      const raw = column[record.record - 1] ?? ''
      const got = parse(raw)
      compared += 1
      if (got !== (truth.clean ?? null)) differences.push(`${raw} → ${got}, not ${String(truth.clean)}`)
    }
    expect(compared).toBeGreaterThan(ROWS * 0.9)
    expect(differences).toEqual([])
  })
})
