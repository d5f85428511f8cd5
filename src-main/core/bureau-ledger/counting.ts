// What counts as what in the ledger: opened, machine-readable, by interface, on time.
// Adds nothing up.
import type { LedgerItem } from '../../contract/bureau-ledger.ts'
import { CYCLE_DAYS } from '../update-cycle/next-due.ts'
import { daysBetween } from '../values/civil-days.ts'

/** Accepted, and not kept back by law (不予开放). */
export function isOpened({ state, openAttribute }: LedgerItem): boolean {
  return state === 'ACCEPTED' && (openAttribute === 'UNCONDITIONAL' || openAttribute === 'CONDITIONAL')
}

export function isByApi({ openForm, resourceKind }: LedgerItem): boolean {
  return openForm !== 'DOWNLOAD' || resourceKind === 'INTERFACE'
}

/** Every format of a package is; an item that names none is not (R39). */
export function isMachineReadable({ formats, openForm }: LedgerItem): boolean {
  return formats.length > 0 || openForm === 'API'
}

/** true = updated within its cycle; null = the cycle has no pace, so that nothing can be late (R47, R71). */
export function isTimely({ updateCycle, updated }: LedgerItem, today: string): boolean | null {
  const days = updateCycle === null ? null : CYCLE_DAYS[updateCycle]
  if (days === null) return null
  return updated !== '' && daysBetween(updated, today) <= days
}

/** Package data without blank cells beyond the share and without repeated rows count as brought to order (治理入库). */
const MOST_BLANK = 0.1

/** null = without data there is nothing to judge. */
export function isGoverned({ quality, state }: LedgerItem): boolean | null {
  if (quality === null) return null
  const blank = quality.cells === 0 ? 0 : quality.blank / quality.cells
  return state === 'ACCEPTED' && blank <= MOST_BLANK && quality.repeated === 0
}
