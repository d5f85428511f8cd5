// Provinces and cities by the first digits of a division code (GB/T 2260) and by name, in full and short.
// Knows no names of counties by code: those of withdrawn codes are not on record.
import names from '../../../resources/code-lists/division-names.json' with { type: 'json' }
import { shortDivisionName } from '../identifiers/division-names.ts'
import { isKnownDivision, isProvinceCode } from '../identifiers/divisions.ts'

export interface Division {
  /** Six digits, of the province or city. */
  readonly code: string
  readonly province: string
  /** '' = the whole province, or a municipality under the State Council. */
  readonly city: string
}

const provinces: Readonly<Record<string, string | undefined>> = names.provinces
const cities: Readonly<Record<string, string | undefined>> = names.cities

/** Divisions of a city that are named after no city. */
const NO_CITY = /^(?:市辖区|县|省直辖县级行政区划|自治区直辖县级行政区划)$/

function cityOf(fourDigits: string): string {
  const city = cities[fourDigits] ?? ''
  return NO_CITY.test(city) ? '' : city
}

/** Where a code of 2, 4, 6, 9 or 12 digits lies; current or withdrawn. undefined when there never was such a code. */
export function divisionOfCode(code: string): Division | undefined {
  if (!/^(?:\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$/.test(code)) return undefined
  const province = provinces[code.slice(0, 2)]
  if (province === undefined || !isProvinceCode(code.slice(0, 2))) return undefined
  const county = code.slice(0, 6).padEnd(6, '0')
  if (!county.endsWith('00') && !isKnownDivision(county)) return undefined
  const city = cityOf(county.slice(0, 4))
  return { code: `${county.slice(0, city === '' ? 2 : 4)}`.padEnd(6, '0'), province, city }
}

let byName: Map<string, Division> | null = null

function divisionNames(): Map<string, Division> {
  if (byName !== null) return byName
  const known = new Map<string, Division>()
  const add = (name: string, division: Division) => {
    for (const form of [name, shortDivisionName(name)]) if (!known.has(form)) known.set(form, division)
  }
  for (const [digits, province = ''] of Object.entries(provinces)) {
    add(province, { code: `${digits}0000`, province, city: '' })
  }
  for (const digits of Object.keys(cities)) {
    const city = cityOf(digits)
    const province = provinces[digits.slice(0, 2)] ?? ''
    if (city === '') continue
    const division = { code: `${digits}00`, province, city }
    add(city, division)
    add(`${province}${city}`, division)
    known.set(`${shortDivisionName(province)}${shortDivisionName(city)}`, division)
  }
  byName = known
  return known
}

/** 江苏省, 江苏, 无锡市, 无锡, 江苏省无锡市, 江苏无锡. */
export function divisionOfName(name: string): Division | undefined {
  return divisionNames().get(name.replace(/\s/g, ''))
}
