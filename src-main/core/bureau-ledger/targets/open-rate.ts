// Target: opened items ÷ items of the resource catalogue (R68 公共数据开放率; the formula is ours).
// Without the number of a body's resource items that body stays out of the figure and is named.
import type { TargetKindModule } from './target-kind.ts'

export const openRate: TargetKindModule = {
  kind: 'openRate',
  measure: ({ minimum }, bodies) => {
    const known = bodies.flatMap(({ body, opened }) =>
      body.resourceItems === null ? [] : [{ name: body.name, opened: opened.length, items: body.resourceItems }],
    )
    const part = known.reduce((sum, body) => sum + body.opened, 0)
    const whole = known.reduce((sum, body) => sum + body.items, 0)
    const short = known.filter(body => body.opened < body.items * minimum).map(body => body.name)
    return { actual: whole === 0 ? null : part / whole, part, whole, short }
  },
}
