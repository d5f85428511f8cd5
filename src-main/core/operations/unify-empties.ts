// Operation unifyEmpties: every chosen way of writing "no value" becomes a blank cell.
// Only the listed tokens count: 无 can be an answer, so the person decides.
import { z } from 'zod'
import { EMPTY_TOKENS, isEmptyToken, tokenSet } from '../values/empty-tokens.ts'
import { isBlank, judgedForm } from '../values/normalize-text.ts'
import { defineOperation } from './operation.ts'

const params = z.strictObject({ tokens: z.array(z.string().min(1)).default([...EMPTY_TOKENS]) })

export const unifyEmpties = defineOperation({
  id: 'unifyEmpties',
  kind: 'clean',
  params,
  columns: { min: 1, max: null },
  scope: 'row',
  reversibility: 'unchanged',
  plan({ tokens }) {
    const set = tokenSet(tokens)
    // The token `-` stands for drawn lines of any length.
    const isToken = set.has('-')
      ? (value: string) => isEmptyToken(value, set)
      : (value: string) => set.has(judgedForm(value).toLowerCase())
    return { shape: 'cells', map: value => (isBlank(value) || isToken(value) ? '' : value) }
  },
})
