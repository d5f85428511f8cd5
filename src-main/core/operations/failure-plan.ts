// What happens to rows whose values fail a check: marked in a column, the values emptied or mended, the rows set aside or removed.
// Decides nothing about what fails.
import { z } from 'zod'
import { fill } from '../../contract/text/describe-error.ts'
import { operationWords } from '../../contract/text/zh-CN/operations.ts'
import { columnOf, filterRows, type TableChunk } from '../table/chunk.ts'
import { withColumns } from '../table/column-edits.ts'
import { invalidParameter, type OperationId } from './invalid-parameter.ts'
import type { RowPlan } from './operation.ts'

/** `setAside`: out of the result, but kept with the reason beside it; `onlyFailing`: just those rows, with the reason. */
export const ON_FAILURE = ['mark', 'empty', 'fix', 'setAside', 'removeRow', 'onlyFailing'] as const
/** The parameter of every check that may mark: where it writes. */
export const markColumnParam = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .default(operationWords.checkColumn)
  .meta({ appliesWhen: { onFail: ['mark', 'onlyFailing'] } })
type OnFailure = (typeof ON_FAILURE)[number]

interface FailureRules {
  readonly operation: OperationId
  readonly onFail: OnFailure
  readonly markColumn: string
  readonly all: readonly string[]
  /** Columns whose values are emptied on failure. */
  readonly chosen: readonly string[]
  /** What stands in the columns of a row instead, in the order of `chosen`; asked only for rows that fail. */
  fix(values: readonly string[], failing: readonly string[]): readonly string[]
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

function mended(chunk: TableChunk, { chosen, fix }: FailureRules, failing: readonly (readonly string[])[]): TableChunk {
  const cells = chosen.map(name => [...(columnOf(chunk, name) ?? [])])
  for (const [row, columns] of failing.entries()) {
    if (columns.length === 0) continue
    const values = fix(
      cells.map(column => column[row] ?? ''),
      columns,
    )
    for (const [at, column] of cells.entries()) column[row] = values[at] ?? ''
  }
  const fresh = chosen.map((name, at) => ({ name, values: cells[at] ?? [] }))
  return withColumns(chunk, chunk.names, fresh)
}

export function failurePlan(rules: FailureRules, check: FailingColumns): RowPlan {
  const { operation, onFail, markColumn, all, chosen } = rules
  const marks = onFail === 'mark' || onFail === 'onlyFailing'
  if (marks && chosen.includes(markColumn)) {
    throw invalidParameter(operation, 'markColumn', 'columnTaken', markColumn)
  }
  const outputColumns = marks && !all.includes(markColumn) ? [...all, markColumn] : all
  const failingRows = (chunk: TableChunk) => {
    const judge = check(chunk)
    return chunk.rowNumbers.map((_, row) => judge(row))
  }
  const good = (chunk: TableChunk) => Uint8Array.from(failingRows(chunk), columns => (columns.length === 0 ? 1 : 0))
  const writing = (
    writes: readonly string[],
    apply: (chunk: TableChunk, failing: readonly (readonly string[])[]) => TableChunk,
  ): RowPlan => ({ shape: 'rows', outputColumns, writes, apply: chunk => apply(chunk, failingRows(chunk)) })
  switch (onFail) {
    case 'mark':
      return writing([markColumn], (chunk, failing) => marked(chunk, outputColumns, markColumn, failing))
    case 'empty':
      return writing(chosen, (chunk, failing) => emptied(chunk, chosen, failing))
    case 'fix':
      return writing(chosen, (chunk, failing) => mended(chunk, rules, failing))
    case 'setAside':
    case 'removeRow':
      return { shape: 'rows', outputColumns, keeps: good, apply: chunk => filterRows(chunk, good(chunk)) }
    case 'onlyFailing':
      return {
        shape: 'rows',
        outputColumns,
        apply(chunk) {
          const failing = failingRows(chunk)
          const keep = Uint8Array.from(failing, columns => (columns.length === 0 ? 0 : 1))
          return filterRows(marked(chunk, outputColumns, markColumn, failing), keep)
        },
      }
    default:
      return onFail satisfies never
  }
}
