// Operation unpivot: columns side by side (a column per year, per district) become rows of a name and a value.
// Every new row keeps the number of the source row; blank cells make no row unless asked.
import { z } from 'zod'
import { columnOf } from '../table/chunk.ts'
import { pickRows, withColumns } from '../table/column-edits.ts'
import { invalidParameter } from './invalid-parameter.ts'
import { defineOperation } from './operation.ts'

const params = z.strictObject({
  nameColumn: z.string().trim().min(1).max(200),
  valueColumn: z.string().trim().min(1).max(200),
  keepBlanks: z.boolean().default(false),
})

export const unpivot = defineOperation({
  id: 'unpivot',
  kind: 'clean',
  params,
  columns: { min: 1, max: null },
  scope: 'row',
  takesScope: false,
  reversibility: 'reversible',
  plan({ nameColumn, valueColumn, keepBlanks }, { chosen, all }) {
    const stay = all.filter(name => !chosen.includes(name))
    if (stay.includes(nameColumn)) throw invalidParameter('unpivot', 'nameColumn', 'columnTaken', nameColumn)
    if (stay.includes(valueColumn) || valueColumn === nameColumn) {
      throw invalidParameter('unpivot', 'valueColumn', 'columnTaken', valueColumn)
    }
    const outputColumns = [...stay, nameColumn, valueColumn]
    return {
      shape: 'rows',
      outputColumns,
      apply(chunk) {
        const sources = chosen.map(name => ({ name, cells: columnOf(chunk, name) ?? [] }))
        const rows: number[] = []
        const names: string[] = []
        const values: string[] = []
        for (let row = 0; row < chunk.rows; row += 1) {
          for (const { name, cells } of sources) {
            const value = cells[row] ?? ''
            if (value === '' && !keepBlanks) continue
            rows.push(row)
            names.push(name)
            values.push(value)
          }
        }
        const fresh = [
          { name: nameColumn, values: names },
          { name: valueColumn, values },
        ]
        return withColumns(pickRows(chunk, rows), outputColumns, fresh)
      },
    }
  },
})
