// Operation reorderColumns: puts the chosen columns first, in the order chosen, or last; the others keep their order.
// Touches no value and drops no column.
import { z } from 'zod'
import { selectColumns } from '../table/chunk.ts'
import { defineOperation } from './operation.ts'

const params = z.strictObject({ place: z.enum(['first', 'last']).default('first') })

export const reorderColumns = defineOperation({
  id: 'reorderColumns',
  kind: 'clean',
  params,
  columns: { min: 1, max: null },
  scope: 'row',
  takesScope: false,
  reversibility: 'reversible',
  plan({ place }, { chosen, all }) {
    const others = all.filter(name => !chosen.includes(name))
    const outputColumns = place === 'first' ? [...chosen, ...others] : [...others, ...chosen]
    const picks = outputColumns.map(name => all.indexOf(name))
    return { shape: 'rows', outputColumns, picks, apply: chunk => selectColumns(chunk, outputColumns) }
  },
})
