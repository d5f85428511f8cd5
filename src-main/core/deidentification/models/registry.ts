// The one list of conditions: a new one is a file beside this one and a line here.
// Turns what was asked into tests of classes.
import type { PrivacyCondition } from '../../../contract/deidentify.ts'
import { OpenprepError } from '../../../contract/errors.ts'
import { kAnonymity, kMap, presence } from './counts.ts'
import { alphaShare, lDiversity } from './l-diversity.ts'
import type { ClassCondition, CompiledCondition, Floor, ReleaseCondition, SensitiveFacts } from './model.ts'
import { averageRisk, sampleUniques } from './release-risk.ts'
import { tCloseness } from './t-closeness.ts'

export interface CompiledConditions {
  /** Of all conditions together. */
  readonly floor: Floor
  /** Conditions that ask more of a class than the floor. */
  readonly beyondFloor: readonly Required<ClassCondition>[]
  readonly release: readonly ReleaseCondition[]
  /** Where nothing is suppressed: what holds goes on to hold at every higher level. */
  readonly closed: boolean
  /** Where every class has so many records, the conditions on all records together hold as well. */
  readonly leastSize: number
}

/** Throws COLUMN_NOT_FOUND when a condition names a column that is not among the sensitive ones. */
export function compileConditions(
  conditions: readonly PrivacyCondition[],
  sensitive: readonly SensitiveFacts[],
): CompiledConditions {
  const compiled = conditions.map(condition => compile(condition, sensitive))
  const classes = compiled.filter(one => one.kind === 'class')
  const distinct = sensitive.map(() => 1)
  for (const { floor } of classes) {
    if (floor.distinct === undefined) continue
    const { sensitive: column, least } = floor.distinct
    distinct[column] = Math.max(distinct[column] ?? 1, least)
  }
  const release = compiled.filter(one => one.kind === 'release')
  const sizes = [1, ...classes.map(({ floor }) => floor.size ?? 1)]
  return {
    floor: {
      size: Math.max(...sizes),
      population: Math.max(0, ...classes.map(({ floor }) => floor.population ?? 0)),
      distinct,
    },
    beyondFloor: classes.filter(isBeyondFloor),
    release,
    closed: classes.every(({ closed }) => closed),
    leastSize: Math.max(...sizes, ...release.map(({ leastSize }) => leastSize)),
  }
}

function isBeyondFloor(condition: ClassCondition): condition is Required<ClassCondition> {
  return condition.holds !== undefined
}

function compile(condition: PrivacyCondition, sensitive: readonly SensitiveFacts[]): CompiledCondition {
  switch (condition.model) {
    case 'kAnonymity':
      return kAnonymity(condition)
    case 'lDiversity':
      return lDiversity(condition, sensitiveOf(condition.column, sensitive))
    case 'tCloseness':
      return tCloseness(condition, sensitiveOf(condition.column, sensitive))
    case 'alpha':
      return alphaShare(condition, sensitiveOf(condition.column, sensitive))
    case 'kMap':
      return kMap(condition)
    case 'presence':
      return presence(condition)
    case 'averageRisk':
      return averageRisk(condition)
    case 'sampleUniques':
      return sampleUniques(condition)
    default:
      return condition satisfies never
  }
}

function sensitiveOf(column: string, sensitive: readonly SensitiveFacts[]): SensitiveFacts {
  const found = sensitive.find(({ settings }) => settings.column === column)
  if (found !== undefined) return found
  const columns = sensitive.map(({ settings }) => settings.column).join('、')
  throw new OpenprepError('COLUMN_NOT_FOUND', { column, columns })
}
