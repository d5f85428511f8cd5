// Says in one Chinese sentence what a step does, from its operation's template and its parameters.
// Works on wrong steps too: the sentence is what the person sees while mending them.
import type { Step } from '../../contract/recipe.ts'
import { describeCondition } from '../../contract/text/describe-condition.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { type OperationText, operationWords } from '../../contract/text/zh-CN/operations.ts'
import type { Operation } from '../operations/operation.ts'
import { findOperation } from '../operations/registry.ts'
import { operationText } from './check-params.ts'

const SHOWN = 5

function list(items: readonly string[]): string {
  const shown = items.slice(0, SHOWN).join(operationWords.listMark)
  return items.length <= SHOWN ? shown : fill(operationWords.andMore, { list: shown, count: items.length })
}

function columnWords(operation: Operation, columns: readonly string[]): string {
  if (columns.length > 0) return list(columns.map(column => fill(operationWords.column, { column })))
  return operation.columns.min === 0 ? operationWords.allColumns : operationWords.noColumns
}

function valueWords(value: unknown, choices: Readonly<Record<string, string>> | undefined): string {
  if (typeof value === 'boolean') return value ? operationWords.yes : operationWords.no
  if (Array.isArray(value)) return list(value.filter(item => typeof item === 'string'))
  if (typeof value !== 'string' && typeof value !== 'number') return ''
  return choices?.[String(value)] ?? String(value)
}

function parameterWords(text: OperationText, params: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, valueWords(value, text.params[name]?.choices)]),
  )
}

function plainSentence(operation: Operation, step: Step): string {
  const text = operationText(operation.id)
  const parsed = operation.params.safeParse(step.params)
  const params = parsed.success && typeof parsed.data === 'object' ? (parsed.data ?? {}) : step.params
  const described = parsed.success ? operation.describe?.(parsed.data) : undefined
  return fill(text.sentence, {
    ...parameterWords(text, params),
    ...described,
    columns: columnWords(operation, step.columns),
  })
}

/** 把「出生日期」里的日期统一写成 2020-06-09 的样子 */
export function stepSentence(step: Step): string {
  const operation = findOperation(step.op)
  if (operation === undefined) return fill(operationWords.unknownSentence, { op: step.op })
  const sentence = plainSentence(operation, step)
  const scoped =
    step.scope === undefined
      ? sentence
      : fill(operationWords.scoped, { sentence, condition: describeCondition(step.scope) })
  return step.enabled ? scoped : fill(operationWords.disabled, { sentence: scoped })
}

/** The operation's Chinese title; names the id when this version does not know it. */
export function stepTitle(op: string): string {
  return findOperation(op) === undefined ? fill(operationWords.unknownTitle, { op }) : operationText(op).title
}
