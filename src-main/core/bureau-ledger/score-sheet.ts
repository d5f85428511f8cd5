// The score sheet of the bodies (R67: 开放范围, 数据质量, 更新及时性), with weights a person may change.
// A dimension nothing is known about does not count against a body: the others weigh more.
import type { LedgerReport, ScoreWeights } from '../../contract/bureau-ledger.ts'
import { isGoverned, isTimely } from './counting.ts'
import type { BodyItems } from './targets/target-kind.ts'

type BodyScore = LedgerReport['scores'][number]

export function scoreBodies(bodies: readonly BodyItems[], weights: ScoreWeights, today: string): BodyScore[] {
  return bodies.map(body => scoreOf(body, weights, today)).toSorted((a, b) => (b.score ?? -1) - (a.score ?? -1))
}

function scoreOf({ body, opened, all }: BodyItems, weights: ScoreWeights, today: string): BodyScore {
  const scope = body.quantity === null || body.quantity === 0 ? null : Math.min(1, opened.length / body.quantity)
  const quality = share(all.map(isGoverned))
  const timeliness = share(opened.map(item => isTimely(item, today)))
  const parts = [
    { value: scope, weight: weights.scope },
    { value: quality, weight: weights.quality },
    { value: timeliness, weight: weights.timeliness },
  ]
  return { body: body.name, scope, quality, timeliness, score: weighed(parts) }
}

function share(outcomes: readonly (boolean | null)[]): number | null {
  const judged = outcomes.filter(outcome => outcome !== null)
  return judged.length === 0 ? null : judged.filter(Boolean).length / judged.length
}

/** 0…100; null when nothing with a weight is known. */
function weighed(parts: readonly { value: number | null; weight: number }[]): number | null {
  const known = parts.flatMap(({ value, weight }) => (value === null ? [] : [{ value, weight }]))
  const weight = known.reduce((sum, part) => sum + part.weight, 0)
  return weight === 0 ? null : (100 * known.reduce((sum, part) => sum + part.value * part.weight, 0)) / weight
}
