// Hierarchy of places: town, county, city, province, by GB/T 2260 codes (6, 9 or 12 digits) or by names.
// Guesses no place: a code that never existed, or a name that several cities have, is not covered. A place that says less than a level stays as it is there.
import { DIVISION_LEVELS, type DivisionLevelName, type HierarchySpec } from '../../../../contract/hierarchies.ts'
import { levelNames } from '../../../../contract/text/zh-CN/hierarchies.ts'
import { parseAddress } from '../../../identifiers/address-levels.ts'
import { cityOfCounty, cityPrefix, divisionNameOf } from '../../../identifiers/division-parents.ts'
import { isKnownDivision, isProvinceCode } from '../../../identifiers/divisions.ts'
import { judgedForm } from '../../../values/normalize-text.ts'
import { type ReadyHierarchy, ruled } from '../hierarchy.ts'
import { checkOrder } from './steps.ts'

type Spec = Extract<HierarchySpec, { kind: 'division' }>

const CODE = /^(\d{2})(\d{2})(\d{2})(\d{3})?(\d{3})?$/

export function divisionHierarchy({ levels, within }: Spec, column: string): ReadyHierarchy {
  checkOrder(
    levels.map(level => DIVISION_LEVELS.indexOf(level)),
    'up',
    column,
  )
  const names = levels.map(level => levelNames[level])
  return ruled([levelNames.raw, ...names, levelNames.all], value => {
    const code = CODE.exec(value)
    return code === null ? namesOf(value, levels, within) : codesOf(value, levels)
  })
}

function codesOf(code: string, levels: readonly DivisionLevelName[]): string[] | null {
  const county = code.slice(0, 6)
  const exists = isKnownDivision(county) || (county.endsWith('0000') && isProvinceCode(county.slice(0, 2)))
  return exists ? levels.map(level => codeAt(code, level)) : null
}

/** The code of the place around, as long as a code of its kind is. */
function codeAt(code: string, level: DivisionLevelName): string {
  switch (level) {
    case 'town':
      return code.length <= 9 ? code : `${code.slice(0, 9)}000`
    case 'county':
      return code.slice(0, 6)
    case 'city':
      return `${code.slice(0, 4)}00`
    case 'province':
      return `${code.slice(0, 2)}0000`
    default:
      return level satisfies never
  }
}

interface Place {
  /** In full, from the province down; '' where the text does not say. */
  readonly province: string
  readonly city: string
  readonly county: string
  readonly town: string
}

function namesOf(text: string, levels: readonly DivisionLevelName[], within: string): string[] | null {
  const place = placeOf(text, within)
  return place === null ? null : levels.map(level => nameAt(place, level))
}

function placeOf(text: string, within: string): Place | null {
  const found = parseAddress(judgedForm(text))
  if (found === null) return null
  const { county = '', town = '' } = found
  const prefix = found.city === undefined ? null : cityPrefix(found.city)
  const parent = prefix ?? cityOfCounty(county, found.province, within) ?? (within.length === 4 ? within : null)
  const provinceCode = parent?.slice(0, 2) ?? null
  const province = provinceCode === null ? (found.province ?? '') : divisionNameOf(provinceCode)
  if (province === '') return null
  return { province, city: parent === null ? '' : divisionNameOf(parent), county, town }
}

/** The deepest name known down to the level. A county's name is told apart by its city: 南京市鼓楼区, 徐州市鼓楼区. */
function nameAt({ province, city, county, town }: Place, level: DivisionLevelName): string {
  const parts = [province, city, county, town].slice(0, 4 - DIVISION_LEVELS.indexOf(level))
  const [, ownCity = '', ownCounty = '', ownTown = ''] = parts
  const inner = ownCounty + ownTown
  return inner === '' ? ownCity || province : (ownCity || province) + inner
}
