// Operation mapCodes: codes of a national list become names, or names and usual words become codes.
// Guesses nothing: what the list does not know stays and is counted, or becomes blank.
import { z } from 'zod'
import { CODE_LISTS, codeList } from '../codes/code-lists.ts'
import { defineOperation } from './operation.ts'
import { keepOrEmpty, untreatable } from './untreatable.ts'

const params = z.strictObject({
  list: z.enum(CODE_LISTS),
  to: z.enum(['code', 'name', 'short']).default('short'),
  onFail: keepOrEmpty,
})

export const mapCodes = defineOperation({
  id: 'mapCodes',
  kind: 'clean',
  params,
  columns: { min: 1, max: null },
  scope: 'row',
  reversibility: 'unchanged',
  plan({ list, to, onFail }) {
    const codes = codeList(list)
    const failed = untreatable(onFail)
    return { shape: 'cells', map: value => codes.find(value)?.[to] ?? failed }
  },
})
