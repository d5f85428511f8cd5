// Patterns in parameters: compiled for bounded work, or refused in words a clerk understands.
// Knows no operation.
import { OpenprepError } from '../../contract/errors.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { patternProblems } from '../../contract/text/zh-CN/step-problems.ts'
import { linearSpans, PatternError, type Span } from '../recipe/linear-pattern.ts'

/** Places where the pattern matches; null for a text that takes too much work. Throws RECIPE_INVALID. */
export function compilePattern(pattern: string): (text: string) => Span[] | null {
  try {
    return linearSpans(pattern)
  } catch (cause) {
    if (!(cause instanceof PatternError)) throw cause
    throw new OpenprepError('RECIPE_INVALID', { reason: fill(patternProblems[cause.reason], { value: pattern }) })
  }
}
