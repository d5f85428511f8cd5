// Operation toSimplified: traditional characters become standard simplified ones.
// Translates no words of other regions.
import { z } from 'zod'
import { simplified } from '../values/simplified.ts'
import { defineOperation } from './operation.ts'

const params = z.strictObject({})

export const toSimplified = defineOperation({
  id: 'toSimplified',
  kind: 'clean',
  params,
  columns: { min: 1, max: null },
  scope: 'row',
  reversibility: 'guessable',
  plan: () => ({ shape: 'cells', map: simplified }),
})
