// Which city a county belongs to and which province a city, by name: the tree above a place that is written without its parents.
// Must not choose among several: a name that two cities have needs to be told which.
import names from '../../../resources/code-lists/division-names.json' with { type: 'json' }
import { shortDivisionName } from './division-names.ts'

const PROVINCES = new Map(Object.entries(names.provinces))
const CITIES = new Map(Object.entries(names.cities))
const COUNTIES = new Map(Object.entries(names.counties))

/** Both 无锡市 and 无锡. */
function bothNames(name: string): string[] {
  return [...new Set([name, shortDivisionName(name)])]
}

const cityPrefixes = new Map([...CITIES].flatMap(([prefix, name]) => bothNames(name).map(one => [one, prefix])))
const provincePrefixes = new Map([...PROVINCES].flatMap(([prefix, name]) => bothNames(name).map(one => [one, prefix])))

const countyCities = new Map<string, string[]>()
for (const [prefix, list] of COUNTIES) {
  for (const name of list.split(' ').flatMap(bothNames)) {
    const known = countyCities.get(name)
    if (known === undefined) countyCities.set(name, [prefix])
    else if (!known.includes(prefix)) known.push(prefix)
  }
}

/** Four digits, or null for no city's name. A municipality such as 北京市 is a province, not a city. */
export function cityPrefix(name: string): string | null {
  return cityPrefixes.get(name) ?? null
}

/** The city of a county by its name: the only one there is, or the only one in `province` or with the digits `within`. Four digits or null. */
export function cityOfCounty(county: string, province: string | undefined, within: string): string | null {
  const all = countyCities.get(county) ?? []
  const inProvince = province === undefined ? '' : (provincePrefixes.get(province) ?? '')
  const fitting = all.filter(prefix => prefix.startsWith(inProvince) && prefix.startsWith(within))
  const [only, another] = fitting.length > 0 ? fitting : all
  return only !== undefined && another === undefined ? only : null
}

/** 32 → 江苏省, 3202 → 无锡市; a municipality's districts have its own name above them. '' when there is none. */
export function divisionNameOf(prefix: string): string {
  return prefix.length === 2
    ? (PROVINCES.get(prefix) ?? '')
    : (CITIES.get(prefix) ?? PROVINCES.get(prefix.slice(0, 2)) ?? '')
}

/** Cities that have every one of the county names; at most one is expected, more mean the names do not decide. */
export function citiesHolding(counties: readonly string[]): string[] {
  const [first, ...rest] = counties
  if (first === undefined) return []
  return (countyCities.get(first) ?? []).filter(prefix =>
    rest.every(name => countyCities.get(name)?.includes(prefix) === true),
  )
}
