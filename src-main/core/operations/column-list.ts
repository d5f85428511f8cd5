// Column names as they stand in the sentence of a step.
// Says nothing about them.
import { fill } from '../../contract/text/describe-error.ts'
import { operationWords } from '../../contract/text/zh-CN/operations.ts'

/** 「甲」、「乙」 */
export function columnList(columns: readonly string[]): string {
  return columns.map(column => fill(operationWords.column, { column })).join(operationWords.listMark)
}
