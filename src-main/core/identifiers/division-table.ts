// Which province and city a division lies in: by its code (GB/T 2260), or by its name where only one place is called so.
// Must not guess between places of one name; knows no codes of counties.
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

/** `code` six digits of a province or city (320000, 320200); municipalities are their own city. null = not in the tables. */
export function divisionNameOf(code: string): string | null {
  const province = PROVINCES.get(code.slice(0, 2)) ?? null
  if (code.endsWith('0000')) return province
  if (!code.endsWith('00')) return null
  return CITIES.get(code.slice(0, 4)) ?? (isMunicipality(code) ? province : null)
}

const isMunicipality = (code: string) => ['11', '12', '31', '50'].includes(code.slice(0, 2))

/** The two digits of the province or four of the city a name lies in, as exactly as the tables know; null = not known, or several. */
export function divisionOfName(name: string): string | null {
  const { province, city, county } = parseAddress(name) ?? {}
  if (city !== undefined) return CITY_CODES.get(city) ?? PROVINCE_CODES.get(city) ?? null
  const byCounty = county === undefined ? undefined : COUNTY_CITIES.get(county)
  if (province === undefined) return byCounty ?? null
  const code = PROVINCE_CODES.get(province)
  if (code === undefined) return null
  return byCounty?.startsWith(code) === true ? byCounty : code
}
