// Checks a step's parameters against its operation's schema and names what is wrong in the person's words.
// Knows no operation's meaning.
import type { z } from 'zod'
import { OpenprepError } from '../../contract/errors.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { type OperationText, operations, operationWords } from '../../contract/text/zh-CN/operations.ts'
import { parameterProblems, parameterTypes } from '../../contract/text/zh-CN/step-problems.ts'
import type { Operation } from '../operations/operation.ts'

const texts: Readonly<Record<string, OperationText>> = operations

/** The operation's words; throws when an operation was added without them. */
export function operationText(id: string): OperationText {
  const text = texts[id]
  if (text === undefined) throw new OpenprepError('INTERNAL', { reason: `no text for ${id}` })
  return text
}

interface Problem {
  template: string
  value: string
}

function typeName(type: string): string {
  const names: Readonly<Record<string, string>> = parameterTypes
  return names[type] ?? parameterTypes.other
}

function problemOf(issue: z.core.$ZodIssue, choices: Readonly<Record<string, string>>): Problem {
  switch (issue.code) {
    case 'unrecognized_keys':
      return { template: parameterProblems.unknown, value: issue.keys.join(operationWords.listMark) }
    case 'invalid_type':
      return issue.input === undefined
        ? { template: parameterProblems.missing, value: '' }
        : { template: parameterProblems.wrongType, value: typeName(issue.expected) }
    case 'too_small':
      return { template: parameterProblems.tooSmall, value: String(issue.minimum) }
    case 'too_big':
      return { template: parameterProblems.tooBig, value: String(issue.maximum) }
    case 'invalid_value': {
      const allowed = issue.values.map(value => choices[String(value)] ?? String(value))
      return { template: parameterProblems.wrongChoice, value: allowed.join(operationWords.listMark) }
    }
    default:
      return { template: parameterProblems.wrongForm, value: '' }
  }
}

function describeIssue(operation: Operation, issue: z.core.$ZodIssue): string {
  const { title, params } = operationText(operation.id)
  const name = String(issue.path[0] ?? '')
  const parameter = params[name]
  const { template, value } = problemOf(issue, parameter?.choices ?? {})
  return fill(template, { title, label: parameter?.label ?? name, value })
}

/** The parameters with defaults filled in. Throws RECIPE_INVALID with a Chinese reason for each fault. */
export function checkParams(operation: Operation, params: unknown): unknown {
  const parsed = operation.params.safeParse(params, { reportInput: true })
  if (parsed.success) return parsed.data
  const reasons = parsed.error.issues.map(issue => describeIssue(operation, issue))
  throw new OpenprepError('RECIPE_INVALID', { reason: [...new Set(reasons)].join('；') })
}
