// Operation mapDivisions: codes of administrative divisions become names, and names become codes, down to the county.
// Codes that were withdrawn are understood; what never was one, or could be several, stays and is counted, or becomes blank.
import { z } from 'zod'
import { fill } from '../../contract/text/describe-error.ts'
import { operationWords } from '../../contract/text/zh-CN/operations.ts'
import { divisionWords } from '../../contract/text/zh-CN/table-operations.ts'
import { countyOfCode, countyOfName } from '../codes/county-list.ts'
import { type Division, divisionOfCode, divisionOfName } from '../codes/division-list.ts'
import { judgedForm } from '../values/normalize-text.ts'
import { invalidParameter } from './invalid-parameter.ts'
import { defineOperation } from './operation.ts'
import { keepOrEmpty, untreatable } from './untreatable.ts'

const params = z.strictObject({
  to: z.enum(['full', 'province', 'city', 'code', 'county', 'countyCode']).default('full'),
  /** Provinces and cities, by name or code, among whose counties a name is looked for; none = everywhere. */
  within: z.array(z.string().trim().min(1)).max(100).default([]),
  onFail: keepOrEmpty,
})
type Params = z.output<typeof params>

interface Place extends Division {
  /** '' = the whole city or province. */
  readonly county: string
}

/** The digits that say it: 32 for a province, 3202 for a city. */
function digitsOf({ code }: Division): string {
  return code.endsWith('0000') ? code.slice(0, 2) : code.slice(0, 4)
}

function withinOf(names: readonly string[]): string[] {
  return names.map(name => {
    const text = judgedForm(name)
    const division = divisionOfCode(text) ?? divisionOfName(text)
    if (division === undefined) throw invalidParameter('mapDivisions', 'within', 'notADivision', name)
    return digitsOf(division)
  })
}

/** As exactly as the value says. Cities come before counties: 宿迁市 was one before it was the other. */
function placeOf(text: string, within: readonly string[]): Place | undefined {
  const coded = countyOfCode(text)
  const division = coded === undefined ? (divisionOfCode(text) ?? divisionOfName(text)) : undefined
  if (division !== undefined) return { ...division, county: '' }
  const county = coded ?? countyOfName(text, within)
  const upper = county === undefined ? undefined : cityOver(county.code)
  return county === undefined || upper === undefined ? undefined : { ...upper, code: county.code, county: county.name }
}

function cityOver(code: string): Division | undefined {
  return divisionOfCode(`${code.slice(0, 4)}00`) ?? divisionOfCode(code.slice(0, 2))
}

/** The city a county lies in, or its province where there is none between. */
function upperOf(place: Place): Place {
  if (place.county === '') return place
  return { ...place, ...cityOver(place.code), county: '' }
}

function written({ code, province, city, county }: Place, to: Params['to']): string {
  switch (to) {
    case 'full':
      return province + city
    case 'province':
      return province
    case 'city':
      return city === '' ? province : city
    case 'county':
      return province + city + county
    case 'code':
    case 'countyCode':
      return code
    default:
      return to satisfies never
  }
}

export const mapDivisions = defineOperation({
  id: 'mapDivisions',
  kind: 'clean',
  params,
  columns: { min: 1, max: null },
  scope: 'row',
  reversibility: 'irreversible',
  plan({ to, within, onFail }) {
    const failed = untreatable(onFail)
    const toCounty = to === 'county' || to === 'countyCode'
    const digits = withinOf(within)
    return {
      shape: 'cells',
      map(value) {
        const place = placeOf(judgedForm(value), digits)
        if (place === undefined) return failed
        return written(toCounty ? place : upperOf(place), to)
      },
    }
  },
  describe: ({ within }) => ({
    looked: within.length === 0 ? '' : fill(divisionWords.within, { places: within.join(operationWords.listMark) }),
  }),
})
