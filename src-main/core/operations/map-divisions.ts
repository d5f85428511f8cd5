// Operation mapDivisions: codes of administrative divisions become the names of their province and city, and names become codes.
// Codes that were withdrawn are understood; what never was one stays and is counted, or becomes blank.
import { z } from 'zod'
import { divisionOfCode, divisionOfName } from '../codes/division-list.ts'
import { judgedForm } from '../values/normalize-text.ts'
import { defineOperation } from './operation.ts'
import { keepOrEmpty, untreatable } from './untreatable.ts'

const params = z.strictObject({
  to: z.enum(['full', 'province', 'city', 'code']).default('full'),
  onFail: keepOrEmpty,
})

export const mapDivisions = defineOperation({
  id: 'mapDivisions',
  kind: 'clean',
  params,
  columns: { min: 1, max: null },
  scope: 'row',
  reversibility: 'irreversible',
  plan({ to, onFail }) {
    const failed = untreatable(onFail)
    return {
      shape: 'cells',
      map(value) {
        const text = judgedForm(value)
        const division = divisionOfCode(text) ?? divisionOfName(text)
        if (division === undefined) return failed
        const { code, province, city } = division
        switch (to) {
          case 'full':
            return province + city
          case 'province':
            return province
          case 'city':
            return city === '' ? province : city
          case 'code':
            return code
          default:
            return to satisfies never
        }
      },
    }
  },
})
