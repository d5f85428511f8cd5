// Invented values that look real: names, numbers, addresses, chosen by a stream that a key and the old value determine.
// Takes nothing of the old value but what is asked to be kept; knows no operation.
import { faker } from '@faker-js/faker/locale/zh_CN'
import type { KeyedStream } from '../ciphers/keyed-stream.ts'
import { parseAddress } from '../identifiers/address-levels.ts'
import { citizenIdCheckCharacter, parseCitizenId } from '../identifiers/citizen-id.ts'
import { usccCheckCharacter } from '../identifiers/organisation-code.ts'
import { parseMobiles } from '../identifiers/phone.ts'
import { daysInMonth } from '../values/calendar.ts'
import { judgedForm } from '../values/normalize-text.ts'

export const FAKE_KINDS = [
  'personName',
  'citizenId',
  'mobile',
  'address',
  'email',
  'bankCard',
  'vehiclePlate',
  'uscc',
  'company',
] as const
export type FakeKind = (typeof FAKE_KINDS)[number]

export interface FakeRules {
  readonly keepSex: boolean
  readonly keepRegion: boolean
  readonly keepLength: boolean
  /** Check characters are right; otherwise they are wrong on purpose, so that no invented number can be somebody's. */
  readonly valid: boolean
  /** What another column says of the person's sex; undefined = nothing. */
  readonly sex?: 'male' | 'female' | undefined
}

const { person, location } = faker.rawDefinitions
const listOf = (names: Readonly<Record<string, readonly unknown[] | undefined>> | undefined, sex: string): string[] =>
  [...(names?.[sex] ?? names?.generic ?? [])].filter(name => typeof name === 'string')
const SURNAMES = listOf({ ...person?.last_name }, 'generic')
const GIVEN = {
  male: listOf({ ...person?.first_name }, 'male'),
  female: listOf({ ...person?.first_name }, 'female'),
  any: listOf({ ...person?.first_name }, 'generic'),
}
const STREETS = (location?.street_suffix ?? []).filter(suffix => /^[街路巷]$/.test(suffix))
/** Provinces whose offices are many, for numbers that keep no region. */
const REGIONS = ['110101', '310101', '320102', '330102', '340102', '370102', '410102', '420102', '440103', '510104']
const MOBILE_FRONTS = ['130', '131', '135', '138', '150', '159', '177', '186']
/** Prefixes the numbering plan assigns to nobody: such a number rings nowhere. */
const UNASSIGNED = ['160', '161', '163', '164', '168', '169']
const PLATE_SIGNS = 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789'
const USCC_SIGNS = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const TRADES = ['科技', '贸易', '建筑工程', '物流', '信息技术', '机械制造', '环保', '餐饮管理']

const pick = <T>(stream: KeyedStream, items: readonly T[]): T | undefined => items[stream.below(items.length)]
const digits = (stream: KeyedStream, count: number) => {
  let text = ''
  while (text.length < count) text += String(stream.below(10))
  return text
}

function fakeName(value: string, stream: KeyedStream, rules: FakeRules): string {
  const given = GIVEN[rules.keepSex && rules.sex !== undefined ? rules.sex : 'any']
  const wanted = [...judgedForm(value).replaceAll(' ', '')].length
  const surname = pick(stream, SURNAMES) ?? ''
  const fitting = rules.keepLength ? given.filter(name => surname.length + name.length === wanted) : given
  return surname + (pick(stream, fitting.length === 0 ? given : fitting) ?? '')
}

/** Born 1930 to 2005, whatever the old number says. */
function fakeCitizenId(value: string, stream: KeyedStream, rules: FakeRules): string {
  const old = parseCitizenId(value)
  const division = rules.keepRegion && old !== null ? old.division : (pick(stream, REGIONS) ?? '')
  const year = 1930 + stream.below(76)
  const month = 1 + stream.below(12)
  const day = 1 + stream.below(daysInMonth(year, month))
  const sex = rules.keepSex ? (rules.sex ?? old?.sex) : undefined
  const serial = String(stream.below(100)).padStart(2, '0')
  const parity = sex === undefined ? stream.below(10) : stream.below(5) * 2 + (sex === 'male' ? 1 : 0)
  const two = (number: number) => String(number).padStart(2, '0')
  const first17 = `${division}${year}${two(month)}${two(day)}${serial}${parity}`
  return first17 + checked(citizenIdCheckCharacter(first17), '0123456789X', stream, rules.valid)
}

/** The right check character, or one that is surely wrong. */
function checked(right: string, alphabet: string, stream: KeyedStream, valid: boolean): string {
  if (valid) return right
  const wrong = [...alphabet].filter(sign => sign !== right)
  return pick(stream, wrong) ?? right
}

function fakeMobile(value: string, stream: KeyedStream, rules: FakeRules): string {
  const [old] = parseMobiles(value) ?? []
  const front = rules.keepRegion && old !== undefined ? old.slice(0, 3) : (pick(stream, MOBILE_FRONTS) ?? '')
  return (rules.valid ? front : (pick(stream, UNASSIGNED) ?? '')) + digits(stream, 8)
}

function fakeAddress(value: string, stream: KeyedStream, { keepRegion }: FakeRules): string {
  const { province = '', city = '', county = '' } = parseAddress(judgedForm(value)) ?? {}
  const region = keepRegion ? province + city + county : ''
  const street = `${pick(stream, SURNAMES) ?? ''}${pick(stream, GIVEN.any) ?? ''}${pick(stream, STREETS) ?? ''}`
  return `${region}${street}${1 + stream.below(999)}号`
}

function fakeBankCard(value: string, stream: KeyedStream, rules: FakeRules): string {
  const old = judgedForm(value).replace(/[ -]/g, '')
  const length = rules.keepLength && /^\d{13,19}$/.test(old) ? old.length : 19
  const front = rules.keepRegion && /^\d{13,19}$/.test(old) ? old.slice(0, 6) : '620000'
  const body = front + digits(stream, length - front.length - 1)
  return body + checked(luhnDigit(body), '0123456789', stream, rules.valid)
}

function luhnDigit(body: string): string {
  let sum = 0
  for (let at = 0; at < body.length; at += 1) {
    const digit = Number(body.charAt(body.length - 1 - at))
    const doubled = at % 2 === 0 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return String((10 - (sum % 10)) % 10)
}

function fakeUscc(value: string, stream: KeyedStream, rules: FakeRules): string {
  const old = judgedForm(value).toUpperCase()
  const division = rules.keepRegion && /^..\d{6}/.test(old) ? old.slice(2, 8) : (pick(stream, REGIONS) ?? '')
  let body = ''
  while (body.length < 9) body += USCC_SIGNS.charAt(stream.below(USCC_SIGNS.length))
  const first17 = `91${division}${body}`
  return first17 + checked(usccCheckCharacter(first17) ?? '0', USCC_SIGNS, stream, rules.valid)
}

function fakeCompany(value: string, stream: KeyedStream, { keepRegion }: FakeRules): string {
  const { province = '', city = '', county = '' } = parseAddress(judgedForm(value)) ?? {}
  const region = keepRegion ? province + city + county : ''
  return `${region}${pick(stream, GIVEN.any) ?? ''}${pick(stream, TRADES) ?? ''}有限公司`
}

function fakePlate(value: string, stream: KeyedStream, { keepRegion }: FakeRules): string {
  const old = judgedForm(value).toUpperCase()
  const front =
    keepRegion && /^\p{Script=Han}[A-Z]/u.test(old) ? old.slice(0, 2) : `苏${PLATE_SIGNS.charAt(stream.below(12))}`
  let body = ''
  while (body.length < 4) body += PLATE_SIGNS.charAt(stream.below(PLATE_SIGNS.length))
  return front + String(stream.below(10)) + body
}

function fakeEmail(value: string, stream: KeyedStream, { keepRegion }: FakeRules): string {
  const at = value.lastIndexOf('@')
  const domain = keepRegion && at > 0 ? judgedForm(value).slice(judgedForm(value).lastIndexOf('@') + 1) : 'example.com'
  let name = ''
  while (name.length < 8) name += String.fromCharCode(97 + stream.below(26))
  return `${name}@${domain}`
}

const FAKES: Readonly<Record<FakeKind, (value: string, stream: KeyedStream, rules: FakeRules) => string>> = {
  personName: fakeName,
  citizenId: fakeCitizenId,
  mobile: fakeMobile,
  address: fakeAddress,
  email: fakeEmail,
  bankCard: fakeBankCard,
  vehiclePlate: fakePlate,
  uscc: fakeUscc,
  company: fakeCompany,
}

export function fakeValue(kind: FakeKind, value: string, stream: KeyedStream, rules: FakeRules): string {
  return FAKES[kind](value, stream, rules)
}
