// Target: so many datasets opened by each body of a group (R66: 各区不少于 50 个).
// A sum over the group says nothing here: every body stands for itself.
import type { TargetKindModule } from './target-kind.ts'

export const countPerBody: TargetKindModule = {
  kind: 'countPerBody',
  measure: ({ minimum }, bodies) => {
    const short = bodies.filter(({ opened }) => opened.length < minimum).map(({ body }) => body.name)
    const least = bodies.length === 0 ? null : Math.min(...bodies.map(({ opened }) => opened.length))
    return { actual: least, part: bodies.length - short.length, whole: bodies.length, short }
  },
}
