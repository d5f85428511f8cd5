// The reporting dates that count here, of the templates in force and those typed in, with the days that are left.
// Reminds nobody by itself.
import type { ListedMilestone } from '../contract/milestones.ts'
import { daysBetween } from '../core/values/civil-days.ts'
import type { Services } from './handler.ts'
import { localDay } from './local-day.ts'

/** By date. */
export function milestones({ folder, templates, now }: Services): ListedMilestone[] {
  const today = localDay(now())
  const packed = templates
    .inForce()
    .rules.packs.flatMap(({ title, parts }) => parts.milestones.map(one => ({ ...one, place: '', pack: title })))
  const own = folder.registers.milestones().map(one => ({ ...one, pack: '' }))
  return [...packed, ...own]
    .map(one => ({ ...one, left: daysBetween(today, one.date) }))
    .sort((left, right) => (left.date < right.date ? -1 : 1))
}
