// Which classes of a set must be suppressed.
// Searches nothing; for one solution that was chosen.
import type { CountedProblem } from '../encoding/prepare.ts'
import { compileConditions } from '../models/registry.ts'
import type { ClassSet } from './class-set.ts'
import { ClassTest } from './class-test.ts'

/** Numbers of the classes with records that fail a condition. */
export function failingClasses(
  set: ClassSet,
  { problem, sensitive }: Pick<CountedProblem, 'problem' | 'sensitive'>,
): number[] {
  const test = new ClassTest(compileConditions(problem.conditions, sensitive), sensitive.length)
  const failing: number[] = []
  for (let at = 0; at < set.size; at += 1)
    if (set.counts[at]! > 0 && !(test.reachesFloor(set, at) && test.holds(set, at))) failing.push(at)
  return failing
}
