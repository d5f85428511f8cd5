// Operation suppressCells: takes values out of the result, cell by cell; with a condition on the step only where it holds.
// Leaves the rows where they are: for whole rows there is suppressRows.
import { z } from 'zod'
import { defineOperation } from '../operation.ts'

const params = z.strictObject({ mark: z.string().max(20).default('') })

export const suppressCells = defineOperation({
  id: 'suppressCells',
  kind: 'mask',
  family: 'suppression',
  params,
  columns: { min: 1, max: null },
  scope: 'row',
  reversibility: 'irreversible',
  plan({ mark }) {
    return { shape: 'cells', map: () => mark }
  },
})
