// What happens to rows whose values fail a check: marked in a column, the values emptied, or the rows removed.
// Decides nothing about what fails.
import { z } from 'zod'
import { fill } from '../../contract/text/describe-error.ts'
import { operationWords } from '../../contract/text/zh-CN/operations.ts'
import { columnOf, filterRows, type TableChunk } from '../table/chunk.ts'
import { withColumns } from '../table/column-edits.ts'
import { invalidParameter, type OperationId } from './invalid-parameter.ts'
import type { RowPlan } from './operation.ts'

export const ON_FAILURE = ['mark', 'empty', 'removeRow'] as const
/** The parameter of every check that may mark: where it writes. */
export const markColumnParam = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .default(operationWords.checkColumn)
  .meta({ appliesWhen: { onFail: ['mark'] } })
type OnFailure = (typeof ON_FAILURE)[number]

interface FailureRules {
  readonly operation: OperationId
  readonly onFail: OnFailure
  readonly markColumn: string
  readonly all: readonly string[]
  /** Columns whose values are emptied on failure. */
  readonly chosen: readonly string[]
}

/** Prepared per chunk; answers per row which columns fail, none for a good row. */
type FailingColumns = (chunk: TableChunk) => (row: number) => readonly string[]

function markText(columns: readonly string[]): string {
  if (columns.length === 0) return ''
  return fill(operationWords.checkFailed, { columns: columns.join(operationWords.listMark) })
}

function marked(
  chunk: TableChunk,
  outputColumns: readonly string[],
  name: string,
  failing: readonly (readonly string[])[],
) {
  const before = columnOf(chunk, name)
  // Several checks may write into one column: each adds its words.
  const values = failing.map((columns, row) =>
    [before?.[row] ?? '', markText(columns)].filter(text => text !== '').join(operationWords.clauseMark),
  )
  return withColumns(chunk, outputColumns, [{ name, values }])
}

function emptied(chunk: TableChunk, chosen: readonly string[], failing: readonly (readonly string[])[]): TableChunk {
  const fresh = chosen.map(name => ({
    name,
    values: (columnOf(chunk, name) ?? []).map((value, row) => (failing[row]?.includes(name) === true ? '' : value)),
  }))
  return withColumns(chunk, chunk.names, fresh)
}

export function failurePlan(
  { operation, onFail, markColumn, all, chosen }: FailureRules,
  check: FailingColumns,
): RowPlan {
  if (onFail === 'mark' && chosen.includes(markColumn)) {
    throw invalidParameter(operation, 'markColumn', 'columnTaken', markColumn)
  }
  const outputColumns = onFail === 'mark' && !all.includes(markColumn) ? [...all, markColumn] : all
  return {
    shape: 'rows',
    outputColumns,
    apply(chunk) {
      const judge = check(chunk)
      const failing = chunk.rowNumbers.map((_, row) => judge(row))
      switch (onFail) {
        case 'mark':
          return marked(chunk, outputColumns, markColumn, failing)
        case 'empty':
          return emptied(chunk, chosen, failing)
        case 'removeRow':
          return filterRows(
            chunk,
            Uint8Array.from(failing, columns => (columns.length === 0 ? 1 : 0)),
          )
        default:
          return onFail satisfies never
      }
    },
  }
}
