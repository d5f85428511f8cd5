// Operation splitPeriod: ranges of dates become two columns, from and to, as far as both are stated.
// Invents no day: 2020年1月至6月 is 2020-01 to 2020-06.
import { z } from 'zod'
import { columnOf } from '../table/chunk.ts'
import { namesWith, withColumns } from '../table/column-edits.ts'
import { parseDateRange } from '../values/date-range.ts'
import { invalidParameter } from './invalid-parameter.ts'
import { defineOperation } from './operation.ts'

const params = z.strictObject({
  fromColumn: z.string().trim().min(1).max(200),
  toColumn: z.string().trim().min(1).max(200),
  keepOriginal: z.boolean().default(true),
})

export const splitPeriod = defineOperation({
  id: 'splitPeriod',
  kind: 'clean',
  params,
  columns: { min: 1, max: 1 },
  scope: 'row',
  takesScope: false,
  reversibility: 'reversible',
  plan({ fromColumn, toColumn, keepOriginal }, { chosen, all }) {
    const [source = ''] = chosen
    const stay = keepOriginal ? all : all.filter(name => name !== source)
    if (stay.includes(fromColumn)) throw invalidParameter('splitPeriod', 'fromColumn', 'columnTaken', fromColumn)
    if (stay.includes(toColumn) || toColumn === fromColumn) {
      throw invalidParameter('splitPeriod', 'toColumn', 'columnTaken', toColumn)
    }
    const outputColumns = namesWith(all, source, [fromColumn, toColumn], keepOriginal ? [] : [source])
    return {
      shape: 'rows',
      outputColumns,
      writes: [fromColumn, toColumn],
      apply(chunk, tally) {
        const values = columnOf(chunk, source) ?? []
        const ranges = values.map(value => (value === '' ? null : parseDateRange(value)))
        tally.failed(ranges.filter((range, row) => range === null && values[row] !== '').length)
        return withColumns(chunk, outputColumns, [
          // What is no range is not lost with the column: it goes into the first.
          {
            name: fromColumn,
            values: ranges.map((range, row) => range?.from ?? (keepOriginal ? '' : (values[row] ?? ''))),
          },
          { name: toColumn, values: ranges.map(range => range?.to ?? '') },
        ])
      },
    }
  },
})
