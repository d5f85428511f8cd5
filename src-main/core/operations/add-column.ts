// Operation addColumn: a new column with one fixed value, or a copy of another column.
// Calculates nothing.
import { z } from 'zod'
import { fill } from '../../contract/text/describe-error.ts'
import { operationWords } from '../../contract/text/zh-CN/operations.ts'
import { columnOf } from '../table/chunk.ts'
import { withColumns } from '../table/column-edits.ts'
import { invalidParameter } from './invalid-parameter.ts'
import { defineOperation } from './operation.ts'

const params = z.strictObject({
  name: z.string().trim().min(1).max(200),
  /** The column to copy, and to stand beside; null = every row gets `value`, behind all columns. */
  copyOf: z.string().meta({ format: 'column' }).nullable().default(null),
  value: z
    .string()
    .max(32_767)
    .default('')
    .meta({ appliesWhen: { copyOf: [''] } }),
})

export const addColumn = defineOperation({
  id: 'addColumn',
  kind: 'clean',
  params,
  columns: { min: 0, max: 0 },
  scope: 'row',
  takesScope: false,
  reversibility: 'unchanged',
  readsColumns: ({ copyOf }) => (copyOf === null ? [] : [copyOf]),
  plan({ name, copyOf, value }, { all }) {
    if (all.includes(name)) throw invalidParameter('addColumn', 'name', 'columnTaken', name)
    const at = copyOf === null ? all.length : all.indexOf(copyOf) + 1
    const outputColumns = all.toSpliced(at, 0, name)
    return {
      shape: 'rows',
      outputColumns,
      writes: [name],
      apply(chunk) {
        const copied = copyOf === null ? undefined : columnOf(chunk, copyOf)
        const values = copied ?? new Array<string>(chunk.rows).fill(value)
        return withColumns(chunk, outputColumns, [{ name, values }])
      },
    }
  },
  describe({ copyOf, value }) {
    if (copyOf !== null) return { content: fill(operationWords.copied, { column: copyOf }) }
    return { content: value === '' ? operationWords.leftBlank : fill(operationWords.filledWith, { value }) }
  },
})
