// Operation generalizeDate: keeps the month, the quarter, the year, five or ten years of a date.
// Fails closed: a value that is no date, or is less exact than asked, never passes through.
import { z } from 'zod'
import { isoDate } from '../../values/calendar.ts'
import { parseCivilDate } from '../../values/civil-date.ts'
import { plainDate } from '../../values/plain-date.ts'
import { defineOperation } from '../operation.ts'
import { stopOrEmpty, untreatable } from '../untreatable.ts'

const params = z.strictObject({
  unit: z.enum(['decade', 'fiveYears', 'year', 'quarter', 'month']).default('year'),
  onFail: stopOrEmpty,
})
type Unit = z.output<typeof params>['unit']

/** `2020-2029` or `2020-2024`: the years the year lies among. */
function among(year: number, width: number): string {
  const from = year - (year % width)
  return `${from}-${from + width - 1}`
}

/** `2020-2029`, `2020`, `2020-Q2` or `2020-06`; null when `date` does not say as much. */
function generalised(date: string, unit: Unit): string | null {
  if (unit === 'decade' || unit === 'fiveYears') return among(Number(date.slice(0, 4)), unit === 'decade' ? 10 : 5)
  if (unit === 'year') return date.slice(0, 4)
  if (date.length < 7) return null
  if (unit === 'month') return date.slice(0, 7)
  return `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`
}

/** What becomes of the months that came so far, each made into words once: there are 24,000 of them at most. */
function createByMonth(unit: Unit): (date: number) => string | null {
  const known = new Map<number, string | null>()
  return date => {
    const month = Math.floor(date / 100)
    let made = known.get(month)
    if (made === undefined) {
      made = generalised(isoDate(Math.floor(month / 100), month % 100, 1), unit)
      known.set(month, made)
    }
    return made
  }
}

export const generalizeDate = defineOperation({
  id: 'generalizeDate',
  kind: 'mask',
  family: 'generalisation',
  params,
  columns: { min: 1, max: null },
  scope: 'row',
  reversibility: 'irreversible',
  plan({ unit, onFail }) {
    const failed = untreatable(onFail)
    const byMonth = createByMonth(unit)
    return {
      shape: 'cells',
      map(value) {
        const plain = plainDate(value)
        if (plain !== 0) return byMonth(plain) ?? failed
        const parsed = parseCivilDate(value)
        return (parsed === null ? null : generalised(parsed.date, unit)) ?? failed
      },
    }
  },
})
