// Operation declareBlanks: states that blanks in some columns are right, and what they mean.
// Changes no cell: gates and the catalogue read the statement (see core/recipe/declared-blanks).
import { z } from 'zod'
import { defineOperation } from './operation.ts'

export const declareBlanksParams = z.strictObject({ meaning: z.string().trim().min(2).max(200) })

export const declareBlanks = defineOperation({
  id: 'declareBlanks',
  kind: 'clean',
  params: declareBlanksParams,
  columns: { min: 1, max: null },
  scope: 'row',
  reversibility: 'unchanged',
  plan: () => ({ shape: 'cells', map: value => value }),
  describe: ({ meaning }) => ({ meaning }),
})
