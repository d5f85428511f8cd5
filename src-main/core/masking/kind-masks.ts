// What of a value may stay when it is masked by its meaning, kind by kind; everything else becomes stars of one fixed number.
// Finds nothing and fails never: a value that is not of the kind it should be is hidden whole.
import { detectorOf } from '../detection/registry.ts'
import { parseAddress } from '../identifiers/address-levels.ts'
import { parseCitizenId } from '../identifiers/citizen-id.ts'
import { mailSignAt } from '../identifiers/email-text.ts'
import { parseLandline, parseMobiles } from '../identifiers/phone.ts'
import { judgedForm } from '../values/normalize-text.ts'
import { COMPOUND_SURNAMES } from './surnames.ts'

export const MASK_KINDS = [
  'personName',
  'citizenId',
  'mobile',
  'landline',
  'email',
  'vehiclePlate',
  'bankCard',
  'ip',
  'coordinate',
  'address',
] as const
export type MaskKind = (typeof MASK_KINDS)[number]

/** `nothing`: stars only. `region`: the coarse part that says where or of what sort. `part`: about half, for work inside one body. */
export const MASK_KEEPS = ['nothing', 'region', 'part'] as const
export type MaskKeep = (typeof MASK_KEEPS)[number]

/** What stays in front of and behind the stars. */
interface Kept {
  readonly front: string
  readonly back: string
}

/** null = the value is not of the kind. `value` in judged form. */
type KeepOf = (value: string, keep: Exclude<MaskKeep, 'nothing'>) => Kept | null

const front = (text: string): Kept => ({ front: text, back: '' })
const valid = (kind: string, value: string) => detectorOf(kind)?.judge(value) === 'valid'

function keptOfName(value: string): Kept | null {
  const name = value.replaceAll(' ', '')
  if (detectorOf('personName')?.judge(name) !== 'valid') return null
  // 迪丽·某某: what stands before the dot is the given name.
  if (/[·•・･‧⋅.．]/.test(name)) return front('')
  const compound = COMPOUND_SURNAMES.has(name.slice(0, 2)) && name.length >= 3
  return front([...name].slice(0, compound ? 2 : 1).join(''))
}

function keptOfAddress(value: string, keep: Exclude<MaskKeep, 'nothing'>): Kept | null {
  const levels = parseAddress(value)
  if ((levels?.province ?? levels?.city ?? levels?.county) === undefined) return null
  const upTo =
    keep === 'region' ? (['province', 'city', 'county'] as const) : (['province', 'city', 'county', 'town'] as const)
  return front(upTo.map(level => levels?.[level] ?? '').join(''))
}

function keptOfIp(value: string, keep: Exclude<MaskKeep, 'nothing'>): Kept | null {
  if (valid('ipv4', value)) {
    const octets = value.split('.')
    return front(`${octets.slice(0, keep === 'region' ? 1 : 2).join('.')}.`)
  }
  if (!valid('ipv6', value)) return null
  // `::` may stand anywhere: only groups written out in front are kept.
  const groups = (value.split('::')[0] ?? '').split(':').filter(group => group !== '')
  return front(`${groups.slice(0, keep === 'region' ? 1 : 2).join(':')}:`)
}

const COORDINATE = /^(-?\d{1,3})(?:\.(\d+))?$/

function keptOfCoordinate(value: string, keep: Exclude<MaskKeep, 'nothing'>): Kept | null {
  const [, degrees, decimals = ''] = COORDINATE.exec(value) ?? []
  if (degrees === undefined) return null
  return front(keep === 'region' ? `${degrees}.` : `${degrees}.${decimals.slice(0, 1)}`)
}

const KEEPS: Readonly<Record<MaskKind, KeepOf>> = {
  personName: keptOfName,
  citizenId(value, keep) {
    const id = parseCitizenId(value)
    return id === null ? null : front(id.division.slice(0, keep === 'region' ? 2 : 4))
  },
  mobile(value, keep) {
    const [number, ...more] = parseMobiles(value) ?? []
    if (number === undefined || more.length > 0) return null
    return { front: number.slice(0, 3), back: keep === 'region' ? '' : number.slice(-2) }
  },
  landline(value) {
    const [area, local] = (parseLandline(value) ?? '').split('-')
    return area === undefined || local === undefined ? null : front(`${area}-`)
  },
  email(value, keep) {
    const sign = mailSignAt(value)
    return sign < 0 ? null : { front: keep === 'region' ? '' : value.charAt(0), back: value.slice(sign) }
  },
  vehiclePlate(value, keep) {
    if (!valid('vehiclePlate', value)) return null
    return { front: value.slice(0, 2), back: keep === 'region' ? '' : value.slice(-1) }
  },
  bankCard(value, keep) {
    const digits = value.replace(/[ -]/g, '')
    if (!/^\d{13,19}$/.test(digits)) return null
    return { front: digits.slice(0, 6), back: keep === 'region' ? '' : digits.slice(-2) }
  },
  ip: keptOfIp,
  coordinate: keptOfCoordinate,
  address: keptOfAddress,
}

/**
 * Returns a function over one value; make it once per column. `kind` `auto` takes the first kind the value is of; `stars` is the whole
 * row of signs, as many whatever was hidden, so that length tells nothing.
 */
export function createKindMask(kind: MaskKind | 'auto', keep: MaskKeep, stars: string): (text: string) => string {
  if (keep === 'nothing') return () => stars
  const keeps = (kind === 'auto' ? MASK_KINDS : [kind]).map(one => KEEPS[one])
  const joined = createJoin(stars)
  return text => {
    const value = judgedForm(text)
    for (const keepOf of keeps) {
      const kept = keepOf(value, keep)
      if (kept !== null) return joined(kept)
    }
    return stars
  }
}

/** Neighbours often keep the same: a text made once is one text for all of them. */
function createJoin(stars: string): (kept: Kept) => string {
  let last: Kept = { front: '', back: '' }
  let made = stars
  return kept => {
    if (kept.front !== last.front || kept.back !== last.back) {
      last = kept
      made = kept.front + stars + kept.back
    }
    return made
  }
}
