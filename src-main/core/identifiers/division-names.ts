// Names of administrative divisions, current and withdrawn, in full and without their last word (无锡市, 无锡).
// Must not hold codes: see divisions.

import names from '../../../resources/code-lists/division-names.json' with { type: 'json' }
import ethnicGroups from '../../../resources/code-lists/ethnic-groups.json' with { type: 'json' }

const LAST_WORD = /(?:特别行政区|自治区|自治州|自治县|自治旗|地区|林区|特区|新区|省|市|区|县|盟|州|旗)$/
const TOWN_WORD = /(?:街道办事处|街道|镇|乡|苏木)$/
const PEOPLES = ethnicGroups.groups.map(({ name }) => name).filter(name => name.endsWith('族') && name !== '汉族')

/** 恩施土家族苗族自治州 → 恩施, 无锡市 → 无锡; a name of one character keeps its last word: 赵县. */
export function shortDivisionName(name: string): string {
  let short = name.replace(LAST_WORD, '')
  const people = () => PEOPLES.find(one => short.length > one.length && short.endsWith(one))
  for (let one = people(); one !== undefined; one = people()) short = short.slice(0, -one.length)
  return short.length >= 2 ? short : name
}

export interface DivisionLevel {
  readonly names: ReadonlySet<string>
  readonly longest: number
}

function level(all: Iterable<string>): DivisionLevel {
  const names = new Set<string>()
  for (const name of all) {
    names.add(name)
    names.add(shortDivisionName(name))
  }
  return { names, longest: Math.max(...[...names].map(name => name.length)) }
}

/** The longest name of the level that stands at `at`, else undefined. */
export function divisionAt(text: string, at: number, { names, longest }: DivisionLevel): string | undefined {
  for (let length = Math.min(longest, text.length - at); length >= 2; length--) {
    const name = text.slice(at, at + length)
    if (names.has(name)) return name
  }
  return undefined
}

const COUNTIES = Object.values(names.counties).flatMap(list => list.split(' '))
const WITHDRAWN = names.withdrawn.split(' ')
const TOWNS = names.towns.split(' ')

export const PROVINCE_NAMES: DivisionLevel = level(Object.values(names.provinces))
export const CITY_NAMES: DivisionLevel = level(Object.values(names.cities))
export const COUNTY_NAMES: DivisionLevel = level([...COUNTIES, ...WITHDRAWN])

const FULL = new Set([
  ...Object.values(names.provinces),
  ...Object.values(names.cities),
  ...COUNTIES,
  ...WITHDRAWN,
  ...TOWNS,
])
const SHORT = new Set([...FULL].map(name => shortDivisionName(name.replace(TOWN_WORD, ''))))

/** 无锡市, 锡山区, 东亭街道: a name with its last word. */
export function isDivisionName(text: string): boolean {
  return FULL.has(text)
}

/** 无锡, 张家港, 安康: a name without its last word, which some persons bear too. */
export function isShortDivisionName(text: string): boolean {
  return SHORT.has(text)
}
