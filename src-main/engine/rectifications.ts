// Rectification tasks as people see them: with the working days left, and whether a better form of the item has come since.
// Decides nothing.
import type { Rectification, RectificationView } from '../contract/rectification.ts'
import { bodyKey } from '../core/bureau-ledger/body-names.ts'
import { looseForm } from '../core/values/loose-form.ts'
import { workingDaysLeft } from '../core/work-calendar/working-days.ts'
import { workCalendar } from './cases.ts'
import type { Services } from './handler.ts'
import { localDay } from './local-day.ts'

export function rectificationView(services: Services, task: Rectification): RectificationView {
  const today = localDay(services.now())
  const left = task.state === 'ISSUED' ? workingDaysLeft(today, task.dueOn, workCalendar(services)) : null
  return { ...task, left, corrected: isCorrected(services, task) }
}

/** An accepted item of the same body and title that is not the one complained of. */
function isCorrected({ folder }: Services, { body, title, sha256 }: Rectification): boolean {
  const city = folder.bureauLedger.targets()[0]?.city ?? ''
  return folder.bureauLedger
    .list()
    .some(
      item =>
        item.state === 'ACCEPTED' &&
        item.sha256 !== sha256 &&
        bodyKey(item.body, city) === bodyKey(body, city) &&
        looseForm(item.title) === looseForm(title),
    )
}

/** The soonest due first, closed ones last. */
export function rectificationViews(services: Services): RectificationView[] {
  const rank = ({ state, dueOn }: Rectification) => `${state === 'CLOSED' ? 1 : 0}${dueOn}`
  return services.folder.rectifications
    .list()
    .map(task => rectificationView(services, task))
    .sort((left, right) => (rank(left) < rank(right) ? -1 : 1))
}
