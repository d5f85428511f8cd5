// Target: so many of the sixteen key fields of Article 10 have at least one opened item.
// One item may stand for several fields.
import { DOMAINS } from '../../../contract/catalogue.ts'
import { itemsOf, type TargetKindModule } from './target-kind.ts'

export const domainCoverage: TargetKindModule = {
  kind: 'domainCoverage',
  measure: ({ group }, bodies, context) => {
    const covered = new Set(itemsOf(group, bodies, context).flatMap(item => item.domains))
    return { actual: covered.size, part: covered.size, whole: DOMAINS.length, short: [] }
  },
}
