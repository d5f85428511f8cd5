// Handlers of the limits of the checks.
// The only door to them; every change leaves who, when and why.
import { OpenprepError } from '../../contract/errors.ts'
import type { limitCalls } from '../../contract/gate-limits.ts'
import { GATE_LIMITS } from '../../core/gates/limits.ts'
import { limitFault, limitOf, limitViews } from '../../core/gates/own-limits.ts'
import { gateLimits, templateLimits } from '../effective-rules.ts'
import type { Handlers, Services } from '../handler.ts'
import { localDay } from '../local-day.ts'

export function limitHandlers(services: Services): Handlers<keyof typeof limitCalls> {
  const { registers } = services.folder
  const views = () =>
    limitViews({
      usual: GATE_LIMITS,
      own: registers.limits(),
      templates: templateLimits(services),
      used: gateLimits(services),
    })
  return {
    'limits.list': views,
    'limits.save': ({ name, value, reason }) => {
      const [before] = views().filter(one => one.name === name)
      const others = registers.limits().filter(one => one.name !== name)
      const fault =
        value === null
          ? null
          : limitFault({ name, value, reason }, limitOf(GATE_LIMITS, name), before?.template ?? null)
      if (fault !== null) throw new OpenprepError('LIMIT_REFUSED', { reason: fault })
      const person = services.person()
      const own = value === null ? [] : [{ name, value, reason, person, on: localDay(services.now()) }]
      registers.saveLimits([...others, ...own], { name, before: before?.used ?? null, after: value, reason }, person)
      services.changed(null)
      return views()
    },
  }
}
