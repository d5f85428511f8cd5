// Hierarchy of dates: month, quarter, half-year, year, five years, decade.
// A date that says less than a level asks for is not covered: guessing a month would be wrong.
import { DATE_UNITS, type DateUnit, type HierarchySpec } from '../../../../contract/hierarchies.ts'
import { fill } from '../../../../contract/text/describe-error.ts'
import { hierarchyLabels, levelNames } from '../../../../contract/text/zh-CN/hierarchies.ts'
import { parseCivilDate } from '../../../values/civil-date.ts'
import { type ReadyHierarchy, ruled } from '../hierarchy.ts'
import { checkOrder } from './steps.ts'

type Spec = Extract<HierarchySpec, { kind: 'date' }>

const QUARTER = /^(\d{4})-Q([1-4])$/

export function dateHierarchy({ units }: Spec, column: string): ReadyHierarchy {
  checkOrder(
    units.map(unit => DATE_UNITS.indexOf(unit)),
    'up',
    column,
  )
  const names = units.map(unit => levelNames[unit])
  return ruled([levelNames.raw, ...names, levelNames.all], text => {
    const date = dateOf(text)
    if (date === null) return null
    const labels = units.map(unit => labelOf(date, unit))
    return labels.some(label => label === null) ? null : labels.flatMap(label => label ?? [])
  })
}

interface Known {
  year: number
  /** 1 … 12, or the first month of a quarter. */
  month: number | null
  precision: 'year' | 'quarter' | 'month'
}

function dateOf(text: string): Known | null {
  const quarter = QUARTER.exec(text)
  if (quarter !== null) return { year: Number(quarter[1]), month: Number(quarter[2]) * 3 - 2, precision: 'quarter' }
  const date = parseCivilDate(text)?.date
  if (date === undefined) return null
  const month = date.length < 7 ? null : Number(date.slice(5, 7))
  return { year: Number(date.slice(0, 4)), month, precision: month === null ? 'year' : 'month' }
}

function labelOf({ year, month, precision }: Known, unit: DateUnit): string | null {
  switch (unit) {
    case 'month':
      return precision === 'month' && month !== null ? `${year}-${String(month).padStart(2, '0')}` : null
    case 'quarter':
      return month === null ? null : fill(hierarchyLabels.quarter, { year, quarter: Math.ceil(month / 3) })
    case 'halfYear':
      return month === null ? null : fill(month <= 6 ? hierarchyLabels.firstHalf : hierarchyLabels.secondHalf, { year })
    case 'year':
      return String(year)
    case 'fiveYears':
      return span(year, 5)
    case 'decade':
      return span(year, 10)
    default:
      return unit satisfies never
  }
}

function span(year: number, width: number): string {
  const from = Math.floor(year / width) * width
  return fill(hierarchyLabels.years, { from, to: from + width - 1 })
}
