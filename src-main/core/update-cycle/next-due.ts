// When the next update of a dataset is due by its promised cycle, and how late it is (R47; catalogue.md §4.2).
// Must not know today: it is an argument.
import type { Catalogue, UPDATE_CYCLES } from '../../contract/catalogue.ts'
import { dateOfDayNumber } from '../values/calendar.ts'
import { dayOf } from '../values/civil-days.ts'

/** The longest month, quarter, half and year, so that nobody is late for February's sake; null = no pace is promised. */
export const CYCLE_DAYS = {
  REALTIME: 1,
  DAILY: 1,
  WEEKLY: 7,
  MONTHLY: 31,
  QUARTERLY: 92,
  HALF_YEARLY: 184,
  YEARLY: 366,
  BIENNIAL: 731,
  IRREGULAR: null,
  STATIC: null,
} as const satisfies Record<(typeof UPDATE_CYCLES)[number], number | null>

export interface UpdateDue {
  /** `YYYY-MM-DD`. */
  readonly due: string
  /** Days after the due date; negative = still to come. */
  readonly late: number
}

/** null where no pace is promised or the date of the data is not stated. */
export function updateDue(
  { updateCycle, dataUpdateDate }: Pick<Catalogue, 'updateCycle' | 'dataUpdateDate'>,
  today: string,
): UpdateDue | null {
  const days = updateCycle === null ? null : CYCLE_DAYS[updateCycle]
  if (days === null || !/^\d{4}-\d{2}-\d{2}$/.test(dataUpdateDate)) return null
  const due = dayOf(dataUpdateDate) + days
  return { due: dateOfDayNumber(due), late: dayOf(today) - due }
}
