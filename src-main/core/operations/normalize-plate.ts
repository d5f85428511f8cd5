// Operation normalizePlate: vehicle plates of every spelling become one (苏B12345), capitals and half width.
// Repairs no plate: what is none stays and is counted, or becomes blank. GA 36-2018.
import { z } from 'zod'
import { vehiclePlate } from '../detection/detectors/vehicle-plate.ts'
import { judgedForm } from '../values/normalize-text.ts'
import { defineOperation } from './operation.ts'
import { keepOrEmpty, untreatable } from './untreatable.ts'

const params = z.strictObject({
  dot: z.boolean().default(false),
  onFail: keepOrEmpty,
})

const GAPS = /[\s·・•.\-_]/g

export const normalizePlate = defineOperation({
  id: 'normalizePlate',
  kind: 'clean',
  params,
  columns: { min: 1, max: null },
  scope: 'row',
  reversibility: 'unchanged',
  plan({ dot, onFail }) {
    const failed = untreatable(onFail)
    return {
      shape: 'cells',
      map(value) {
        const plate = judgedForm(value).replace(GAPS, '').toUpperCase()
        if (vehiclePlate.judge(plate) !== 'valid') return failed
        return dot && /^\p{Script=Han}/u.test(plate) ? `${plate.slice(0, 2)}·${plate.slice(2)}` : plate
      },
    }
  },
})
