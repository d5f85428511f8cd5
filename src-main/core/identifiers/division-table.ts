// Which province, city and county a division is: by its code (GB/T 2260), or by its name where only one place is called so.
// Must not guess between places of one name; knows the names of present counties only, not of withdrawn codes.
import countyNames from '../../../resources/code-lists/county-names.json' with { type: 'json' }
import names from '../../../resources/code-lists/division-names.json' with { type: 'json' }
import { parseAddress } from './address-levels.ts'
import { shortDivisionName } from './division-names.ts'

const PROVINCES: ReadonlyMap<string, string> = new Map(Object.entries(names.provinces))
const CITIES: ReadonlyMap<string, string> = new Map(Object.entries(names.cities))

/** Names that only one code bears, in full and without their last word. */
function byName(entries: Iterable<readonly [code: string, name: string]>): ReadonlyMap<string, string> {
  const codes = new Map<string, string | null>()
  for (const [code, name] of entries) {
    for (const spelling of new Set([name, shortDivisionName(name)])) {
      const known = codes.get(spelling)
      codes.set(spelling, known === undefined || known === code ? code : null)
    }
  }
  return new Map([...codes].flatMap(([name, code]) => (code === null ? [] : [[name, code]])))
}

const PROVINCE_CODES = byName(PROVINCES)
const CITY_CODES = byName(CITIES)
const COUNTY_CITIES = byName(
  Object.entries(names.counties).flatMap(([city, list]) =>
    list.split(' ').map((name): [string, string] => [city, name]),
  ),
)

const COUNTIES: ReadonlyMap<string, string> = new Map(
  Object.entries(countyNames.counties).flatMap(([city, list]) =>
    list.split(' ').map((entry): [string, string] => [city + entry.slice(0, 2), entry.slice(2)]),
  ),
)
/** Within one city no two counties bear one name. */
const COUNTY_CODES: ReadonlyMap<string, string> = new Map(
  [...COUNTIES].map(([code, name]) => [code.slice(0, 4) + name, code]),
)

/** `code` six digits (320000, 320200, 320205); municipalities are their own city. null = not in the tables. */
export function divisionNameOf(code: string): string | null {
  const province = PROVINCES.get(code.slice(0, 2)) ?? null
  if (code.endsWith('0000')) return province
  if (!code.endsWith('00')) return COUNTIES.get(code) ?? null
  return CITIES.get(code.slice(0, 4)) ?? (isMunicipality(code) ? province : null)
}

const isMunicipality = (code: string) => ['11', '12', '31', '50'].includes(code.slice(0, 2))

/**
 * The two digits of the province, four of the city or six of the county a name lies in, as exactly as the tables know; null = not known,
 * or several.
 */
export function divisionOfName(name: string): string | null {
  const levels = parseAddress(name) ?? {}
  const code = placeOf(levels)
  return code === null || levels.county === undefined ? code : (COUNTY_CODES.get(code + levels.county) ?? code)
}

function placeOf({ province, city, county }: Readonly<Partial<Record<'province' | 'city' | 'county', string>>>) {
  if (city !== undefined) return CITY_CODES.get(city) ?? PROVINCE_CODES.get(city) ?? null
  const byCounty = county === undefined ? undefined : COUNTY_CITIES.get(county)
  if (province === undefined) return byCounty ?? null
  const code = PROVINCE_CODES.get(province)
  if (code === undefined) return null
  return byCounty?.startsWith(code) === true ? byCounty : code
}
