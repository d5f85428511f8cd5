// Handlers of the reporting dates of the plan.
// Those of a standard template are read here, never changed.
import type { milestoneCalls } from '../../contract/milestones.ts'
import type { Handlers, Services } from '../handler.ts'
import { milestones } from '../milestones.ts'

export function milestoneHandlers(services: Services): Handlers<keyof typeof milestoneCalls> {
  return {
    'milestones.list': () => milestones(services),
    'milestones.save': ({ milestones: given }) => {
      services.folder.registers.saveMilestones(given, services.person())
      services.changed(null)
      return milestones(services)
    },
  }
}
