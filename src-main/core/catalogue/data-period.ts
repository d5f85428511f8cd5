// The period a table tells of: the span of the column of dates that reaches nearest to today.
// Births and dates to come say nothing of it.
import type { Catalogue } from '../../contract/catalogue.ts'
import type { TableProfile } from '../../contract/profile.ts'

/** Both ends `YYYY-MM-DD`; '' when no column tells. `today` `YYYY-MM-DD`. */
export function dataPeriod({ columns }: Pick<TableProfile, 'columns'>, today: string): Catalogue['temporalCoverage'] {
  const spans = columns.flatMap(({ type, min, max, semantics }) => {
    const dates = type === 'date' || type === 'datetime'
    if (!dates || min === null || max === null || semantics.some(({ kind }) => kind === 'birthDate')) return []
    const [start, end] = [min.slice(0, 10), max.slice(0, 10)]
    return end <= today ? [{ start, end }] : []
  })
  const newestFirst = spans.toSorted((left, right) => (left.end < right.end ? 1 : left.end > right.end ? -1 : 0))
  return newestFirst[0] ?? { start: '', end: '' }
}
