// Operation convertUnit: measures in one unit become numbers in another (亩 to 平方米, 元 to 万元).
// Mixes no dimensions: a cell in a unit of another kind cannot be treated.
import { z } from 'zod'
import { convertMeasure, sameDimension, UNIT_IDS } from '../values/measure.ts'
import { invalidParameter } from './invalid-parameter.ts'
import { defineOperation } from './operation.ts'
import { keepOrEmpty, untreatable } from './untreatable.ts'

const params = z.strictObject({
  from: z.enum(UNIT_IDS),
  to: z.enum(UNIT_IDS),
  decimals: z.number().int().min(0).max(10).default(4),
  onFail: keepOrEmpty,
})

export const convertUnit = defineOperation({
  id: 'convertUnit',
  kind: 'clean',
  params,
  columns: { min: 1, max: null },
  scope: 'row',
  reversibility: 'reversible',
  plan({ from, to, decimals, onFail }) {
    if (!sameDimension(from, to)) throw invalidParameter('convertUnit', 'to', 'otherDimension')
    const failed = untreatable(onFail)
    return { shape: 'cells', map: value => convertMeasure(value, from, to, decimals) ?? failed }
  },
})
