// Measures how fresh a table is: its newest date against the update cycle of the catalogue (timeliness of GB/T 36344-2018).
// Must not know today: the processing date is an argument.
import type { Catalogue } from '../../contract/catalogue.ts'
import type { ColumnProfile, TableProfile } from '../../contract/profile.ts'
import type { Timeliness } from '../../contract/timeliness.ts'
import { CYCLE_DAYS } from '../update-cycle/next-due.ts'
import { daysBetween } from '../values/civil-days.ts'

/** `today` `YYYY-MM-DD`. */
export function timelinessOf(profile: TableProfile, cycle: Catalogue['updateCycle'], today: string): Timeliness {
  if (cycle === null) return { known: false, reason: 'noCycle' }
  const cycleDays = CYCLE_DAYS[cycle]
  if (cycleDays === null) return { known: false, reason: 'noPace' }
  const newest = profile.columns.flatMap(column => newestOf(column, today) ?? []).toSorted(newerFirst)[0]
  if (newest === undefined) return { known: false, reason: 'noDate' }
  return { known: true, cycleDays, ...newest, age: daysBetween(newest.newest, today) }
}

interface Newest {
  newest: string
  column: string
}

function newerFirst(left: Newest, right: Newest): number {
  return left.newest < right.newest ? 1 : left.newest > right.newest ? -1 : 0
}

/**
 * null where the column tells nothing of the data's age: no dates, births, or dates to come such as 有效期至. A few dates to come among
 * past ones are slips: then the 99th hundredth speaks, which is never newer than the true newest date.
 */
function newestOf({ name, type, max, distribution, semantics }: ColumnProfile, today: string): Newest | null {
  const dates = type === 'date' || type === 'datetime'
  if (!dates || semantics.some(({ kind }) => kind === 'birthDate')) return null
  const nearlyAll = distribution?.quantiles.find(({ share }) => share === 0.99)?.value
  const newest = [max, nearlyAll].map(date => date?.slice(0, 10) ?? '').find(date => date !== '' && date <= today)
  return newest === undefined ? null : { newest, column: name }
}
