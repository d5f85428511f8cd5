// The one error of parameters that make no sense together, in words a clerk understands.
// Judges nothing itself.
import { OpenprepError } from '../../contract/errors.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { operations } from '../../contract/text/zh-CN/operations.ts'
import { parameterProblems } from '../../contract/text/zh-CN/step-problems.ts'

export type OperationId = keyof typeof operations

/** RECIPE_INVALID naming the operation and the parameter by their Chinese titles. `value` = what is wrong about it. */
export function invalidParameter(
  id: OperationId,
  parameter: string,
  problem: keyof typeof parameterProblems,
  value: string | number = '',
): OpenprepError {
  const { title, params } = operations[id]
  const labels: Readonly<Record<string, { label: string }>> = params
  const label = labels[parameter]?.label ?? parameter
  return new OpenprepError('RECIPE_INVALID', { reason: fill(parameterProblems[problem], { title, label, value }) })
}
