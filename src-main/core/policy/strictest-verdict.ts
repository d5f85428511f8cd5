// Several policies that count at once: a column is met only where every one of them is met.
// Judges nothing itself.
import type { PolicyJudgement, PolicyVerdict } from '../../contract/policy.ts'

/** From the best to the worst. */
const ORDER = ['met', 'weaker', 'untreated'] as const satisfies readonly PolicyJudgement['verdict'][]

/** `first` names the policy of the verdict; of a column the worst judgement stands. */
export function strictestVerdict(first: PolicyVerdict, others: readonly PolicyVerdict[]): PolicyVerdict {
  const byColumn = new Map<string, PolicyJudgement>()
  for (const judgement of [first, ...others].flatMap(({ columns }) => columns)) {
    const known = byColumn.get(judgement.column)
    if (known === undefined || ORDER.indexOf(judgement.verdict) > ORDER.indexOf(known.verdict))
      byColumn.set(judgement.column, judgement)
  }
  const columns = [...byColumn.values()]
  return { policy: first.policy, met: columns.every(({ verdict }) => verdict === 'met'), columns }
}
