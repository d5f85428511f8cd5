// Operation fillEmpties: writes one constant into blank cells.
// Never copies from a neighbouring row: that would need other rows and invents data.
import { z } from 'zod'
import { defineOperation } from './operation.ts'

const params = z.strictObject({ value: z.string().min(1) })

export const fillEmpties = defineOperation({
  id: 'fillEmpties',
  kind: 'clean',
  params,
  columns: { min: 1, max: null },
  scope: 'row',
  reversibility: 'guessable',
  plan({ value }) {
    return { shape: 'cells', mapsEmpty: true, map: old => (old === '' ? value : old) }
  },
})
