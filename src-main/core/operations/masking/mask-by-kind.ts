// Operation maskByKind: hides a value by what it means: a name keeps its surname, a mail address its domain, an address its county.
// Proves no anonymity: what is kept still narrows down the person. A value not of the kind is hidden whole.
import { z } from 'zod'
import { createKindMask, MASK_KEEPS, MASK_KINDS } from '../../masking/kind-masks.ts'
import { defineOperation } from '../operation.ts'

const params = z.strictObject({
  kind: z.enum(['auto', ...MASK_KINDS]).default('auto'),
  keep: z.enum(MASK_KEEPS).default('region'),
  sign: z
    .string()
    .regex(/^[^\p{L}\p{N}]{1,2}$/u)
    .default('*'),
  /** Always as many, whatever was hidden: the length of a name says something about it. */
  signs: z.number().int().min(1).max(20).default(4),
})

export const maskByKind = defineOperation({
  id: 'maskByKind',
  kind: 'mask',
  family: 'suppression',
  params,
  columns: { min: 1, max: null },
  scope: 'row',
  reversibility: 'guessable',
  plan({ kind, keep, sign, signs }) {
    const stars = sign.repeat(signs)
    return { shape: 'cells', dear: true, map: createKindMask(kind, keep, stars) }
  },
})
