// Gate: on the final table no group tells more about a protected column than the recipe promised (l-diversity, t-closeness, (α,k); R29).
// Judges all meanings of `*` a reader may have; names columns that were left out of the de-identification and break it.
import type { PrivacyCondition } from '../../contract/deidentify.ts'
import type { GateFinding, PrivacyClaim } from '../../contract/gates.ts'
import type { ConditionCount } from '../../contract/protection.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { conditionWords } from '../../contract/text/zh-CN/protection.ts'
import { cellFinding, type Gate } from './gate.ts'
import type { PrivacyFacts } from './privacy-facts.ts'
import { say } from './say.ts'

export const protectedValues: Gate = {
  id: 'protectedValues',
  requirement: 'R29',
  place: 'deidentify',
  judge({ privacy }) {
    const conditions = privacy?.figures.conditions ?? []
    if (privacy === null || conditions.length === 0) return { count: 0, findings: [], figure: say('nothingProtected') }
    const broken = conditions.filter(one => worst(one) > 0)
    return {
      count: Math.max(0, ...broken.map(worst)),
      findings: [...broken.map(one => brokenFinding(one)), ...freeFindings(privacy, broken)],
      figure: say('promisesKept', { kept: conditions.length - broken.length, all: conditions.length }),
    }
  },
}

/** Records in groups that fail, under the meaning of `*` that protects least. */
function worst({ failing: { ownClass, anyValue, removed } }: ConditionCount): number {
  return Math.max(ownClass, anyValue ?? 0, removed)
}

function brokenFinding(count: ConditionCount): GateFinding {
  const params = { condition: wordsOf(count.condition), rows: worst(count) }
  const onlyStarred = count.failing.removed === 0
  return cellFinding(
    say(onlyStarred ? 'promiseBrokenByStars' : 'promiseBroken', params),
    null,
    columnOf(count.condition),
  )
}

/** Where the treated columns alone keep what was promised, the others break it. */
function freeFindings({ free, declaredFigures }: PrivacyFacts, broken: readonly ConditionCount[]): GateFinding[] {
  const kept = (declaredFigures?.conditions ?? []).filter(one => worst(one) === 0)
  const spoiled = broken.filter(one => kept.some(other => wordsOf(other.condition) === wordsOf(one.condition)))
  if (spoiled.length === 0) return []
  const conditions = spoiled.map(({ condition }) => wordsOf(condition)).join('、')
  return free.map(column => cellFinding(say('promiseBrokenByFree', { column, conditions }), null, column))
}

function columnOf(condition: PrivacyCondition): string | null {
  return 'column' in condition ? condition.column : null
}

/** What was promised, in words. */
function wordsOf(condition: PrivacyCondition): string {
  switch (condition.model) {
    case 'lDiversity':
      return fill(conditionWords[condition.diversity], {
        column: condition.column,
        l: condition.l,
        c: condition.c ?? 1,
      })
    case 'tCloseness':
      return fill(conditionWords[`${condition.distance}Distance`], { column: condition.column, t: condition.t })
    case 'alpha':
      return fill(conditionWords.alpha, { column: condition.column, alpha: condition.alpha })
    case 'kAnonymity':
    case 'kMap':
      return fill(conditionWords[condition.model], { k: condition.k })
    case 'presence':
      return fill(conditionWords.presence, { min: condition.min, max: condition.max })
    case 'averageRisk':
    case 'sampleUniques':
      return fill(conditionWords[condition.model], { max: condition.max })
    default:
      return condition satisfies never
  }
}

/** Promises of a package that its own records do not keep, in words. */
export function brokenPromises({ conditions = [] }: PrivacyClaim): string[] {
  return conditions.filter(one => worst(one) > 0).map(({ condition }) => wordsOf(condition))
}
