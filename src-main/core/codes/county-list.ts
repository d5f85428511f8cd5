// Counties and districts by code (GB/T 2260) and by name, present ones and withdrawn ones, with every place that bears a name.
// Must not choose between places of one name: whoever asks says in which provinces or cities to look.
import present from '../../../resources/code-lists/county-names.json' with { type: 'json' }
import former from '../../../resources/code-lists/withdrawn-counties.json' with { type: 'json' }
import { shortDivisionName } from '../identifiers/division-names.ts'
import { divisionOfCode } from './division-list.ts'

export interface County {
  /** Six digits. */
  readonly code: string
  readonly name: string
}

type Listed = Readonly<Record<string, string>>

function countiesOf(listed: Listed): County[] {
  return Object.entries(listed).flatMap(([city, list]) =>
    list.split(' ').map(entry => ({ code: city + entry.slice(0, 2), name: entry.slice(2) })),
  )
}

function byCode(counties: readonly County[]): ReadonlyMap<string, County> {
  const known = new Map<string, County>()
  for (const county of counties) if (!known.has(county.code)) known.set(county.code, county)
  return known
}

/** 锡山区, 无锡市锡山区, 无锡锡山区, 江苏省无锡市锡山区, 江苏无锡锡山区; a province's own county also behind its province alone. */
function spellings({ code, name }: County): Set<string> {
  const { province = '', city = '' } = divisionOfCode(`${code.slice(0, 4)}00`) ?? divisionOfCode(code.slice(0, 2)) ?? {}
  const places = [['', ''] as const, ['', city] as const, [province, city] as const, [province, ''] as const]
  return new Set(
    places.flatMap(([upper, lower]) => [
      upper + lower + name,
      (upper === '' ? '' : shortDivisionName(upper)) + (lower === '' ? '' : shortDivisionName(lower)) + name,
    ]),
  )
}

function byName(counties: readonly County[]): ReadonlyMap<string, readonly County[]> {
  const known = new Map<string, County[]>()
  for (const county of counties) {
    for (const spelling of spellings(county)) known.set(spelling, [...(known.get(spelling) ?? []), county])
  }
  return known
}

interface List {
  readonly codes: ReadonlyMap<string, County>
  readonly names: ReadonlyMap<string, readonly County[]>
}

function listOf(listed: Listed): List {
  const counties = countiesOf(listed)
  return { codes: byCode(counties), names: byName(counties) }
}

let made: readonly List[] | null = null

/** Present counties, then withdrawn ones; made when first asked for: most recipes never ask. */
function lists(): readonly List[] {
  made ??= [listOf(present.counties), listOf(former.counties)]
  return made
}

/** Of a code of 6, 9 or 12 digits; present or withdrawn. undefined = no county's, or none on record. */
export function countyOfCode(code: string): County | undefined {
  if (!/^(?:\d{6}|\d{9}|\d{12})$/.test(code)) return undefined
  const county = code.slice(0, 6)
  return lists().flatMap(({ codes }) => codes.get(county) ?? [])[0]
}

/**
 * The county a name means, with or without its city and province before it. `within`: first digits of the codes to look among; none =
 * everywhere. A present county comes before withdrawn ones; undefined = no such county, or several.
 */
export function countyOfName(name: string, within: readonly string[]): County | undefined {
  const text = name.replace(/\s/g, '')
  for (const { names } of lists()) {
    const found = (names.get(text) ?? []).filter(
      ({ code }) => within.length === 0 || within.some(digits => code.startsWith(digits)),
    )
    if (found.length > 0) return new Set(found.map(({ code }) => code)).size === 1 ? found[0] : undefined
  }
  return undefined
}
