// Says a condition in words, for the sentences of steps and for the window alike.
// Judges nothing.
import type { ColumnCondition, Condition } from '../recipe.ts'
import { fill } from './describe-error.ts'
import { issueTexts } from './zh-CN/issues.ts'
import { conditionJoints, conditionTests, operationWords } from './zh-CN/operations.ts'

/** Longer lists are named by their first values. */
const SHOWN_VALUES = 8

function valueWords({ test }: ColumnCondition, value: string): string {
  if (value === '') return operationWords.blankValue
  const titles: Readonly<Record<string, { title: string }>> = issueTexts
  return test === 'hasProblem' ? (titles[value]?.title ?? value) : fill(operationWords.column, { column: value })
}

function listWords(condition: ColumnCondition): string {
  const values = condition.values ?? []
  const shown = values.slice(0, SHOWN_VALUES).map(value => valueWords(condition, value))
  const list = shown.join(operationWords.listMark)
  return values.length <= SHOWN_VALUES ? list : fill(operationWords.andMore, { list, count: values.length })
}

/** One value of a list is said as that value. */
function templateOf({ test, values = [] }: ColumnCondition): string {
  const [only] = values
  if (values.length !== 1 || (test !== 'in' && test !== 'notIn')) return conditionTests[test]
  if (only === '') return conditionTests[test === 'in' ? 'empty' : 'notEmpty']
  return conditionTests[test === 'in' ? 'equals' : 'notEquals']
}

/** 「金额」大于 100，并且「状态」不为空白 */
export function describeCondition({ match, conditions }: Condition): string {
  return conditions
    .map(one =>
      fill(templateOf(one), {
        column: fill(operationWords.column, { column: one.column }),
        value: one.value ?? one.values?.[0] ?? '',
        values: listWords(one),
      }),
    )
    .join(conditionJoints[match])
}
