// Target: each body opens so much more than it was set the year before (各部门总量增长 10 %).
// A body without a figure of the year before cannot be judged and is left out of the count.
import type { TargetKindModule } from './target-kind.ts'

export const growth: TargetKindModule = {
  kind: 'growth',
  measure: ({ minimum }, bodies) => {
    const known = bodies.flatMap(({ body, opened }) =>
      body.previous === null || body.previous === 0
        ? []
        : [{ name: body.name, now: opened.length, before: body.previous }],
    )
    const before = known.reduce((sum, body) => sum + body.before, 0)
    const now = known.reduce((sum, body) => sum + body.now, 0)
    const short = known.filter(body => body.now < body.before * (1 + minimum)).map(body => body.name)
    return { actual: before === 0 ? null : now / before - 1, part: now, whole: before, short }
  },
}
