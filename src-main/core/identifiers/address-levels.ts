// Parses a Chinese address into its levels, from the province down to the room (GB/T 23705), with the tables of divisions.
// Must not look anything up beyond those tables: roads and estates are known by their last words only.
import { CITY_NAMES, COUNTY_NAMES, type DivisionLevel, divisionAt, PROVINCE_NAMES } from './division-names.ts'

export const ADDRESS_LEVELS = [
  'province',
  'city',
  'county',
  'town',
  'community',
  'road',
  'number',
  'estate',
  'building',
  'unit',
  'room',
] as const
export type AddressLevel = (typeof ADDRESS_LEVELS)[number]

/** The levels found, each as written, in the address's order. */
export type AddressLevels = Partial<Record<AddressLevel, string>>

const HAN = '\\p{Script=Han}'
const PATTERNS: readonly (readonly [AddressLevel, RegExp])[] = [
  ['town', new RegExp(`^${HAN}{1,8}?(?:街道|苏木|镇|乡)(?!${HAN}?(?:路|街|巷))`, 'u')],
  // 新村 is an estate, 农村 and 本村 no village's name.
  ['community', new RegExp(`^${HAN}{1,10}?(?:社区|居委会|村委会|(?<!新)村)(?!路|街|巷)`, 'u')],
  ['road', new RegExp(`^[${HAN}0-9]{1,12}?(?:大道|大街|公路|胡同|[路街巷道])(?:[东南西北中]段|支路)?`, 'u')],
  [
    'number',
    /^(?:\d{1,5}(?:[-—之]\d{1,4})?[号號](?!楼)(?:之[一二三四五六七八九十\d])?|\d{1,4}弄(?:\d{1,4}号)?|\d{1,3}组(?:\d{1,4}号)?)/,
  ],
  ['estate', new RegExp(`^[${HAN}0-9]{1,15}?(?:小区|新村|花园|公寓|大厦|广场|家园|[苑园庄坊里])`, 'u')],
  ['building', /^(?:\d{1,4}|[A-Za-z一二三四五六七八九十]{1,3})(?:幢|栋|座|号楼|楼(?![层上下]))/],
  ['unit', /^(?:\d{1,3}|[一二三四五六七八九十甲乙丙丁])(?:单元|门(?!口))/],
  ['room', /^(?:\d{1,3}[层楼])?\d{2,5}(?:室|户|号房|号|$)/],
]
const SEPARATORS = /^[ ,，、;；（(）)-]+/

/** null when not even a division or a road stands at its start. `text` half width, blanks allowed. */
export function parseAddress(text: string): AddressLevels | null {
  const levels: AddressLevels = {}
  let rest = text.replaceAll(' ', '')
  const take = (level: AddressLevel, part: string | undefined): void => {
    if (part === undefined || part === '') return
    levels[level] = part
    rest = rest.slice(part.length).replace(SEPARATORS, '')
  }
  take('province', startOf(rest, PROVINCE_NAMES))
  take('city', startOf(rest, CITY_NAMES))
  take('county', startOf(rest, COUNTY_NAMES))
  for (const [level, pattern] of PATTERNS) take(level, pattern.exec(rest)?.[0])
  return Object.keys(levels).length === 0 ? null : levels
}

/** A short name counts only where no road or town is called after it: 无锡路 stays a road. */
function startOf(text: string, level: DivisionLevel): string | undefined {
  const name = divisionAt(text, 0, level)
  return name === undefined || CALLED_AFTER.test(text.slice(name.length)) ? undefined : name
}

const CALLED_AFTER = /^(?:[东西南北中]?(?:路|街|巷|大道|大街)|镇|乡|街道|村|社区)/

/** Whether a division's name stands at `at`, so that an address in running text may begin there. */
export function beginsWithDivision(text: string, at: number): boolean {
  return [PROVINCE_NAMES, CITY_NAMES, COUNTY_NAMES].some(level => divisionAt(text, at, level) !== undefined)
}

const FINE: readonly AddressLevel[] = ['number', 'building', 'unit', 'room']

/** Fine enough to find a house: a number or a building behind a road, a village or an estate. */
export function isHouseLevel(levels: AddressLevels): boolean {
  const place = levels.road ?? levels.community ?? levels.estate ?? levels.town
  return place !== undefined && FINE.some(level => levels[level] !== undefined)
}
