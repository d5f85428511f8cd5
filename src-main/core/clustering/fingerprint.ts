// Keys under which different spellings of the same thing fall together, made for Chinese tables.
// Never written into the data: a key only says which values are worth a look.
import { soundOf } from '../../contract/text/pinyin.ts'
import { judgedForm } from '../values/normalize-text.ts'
import { simplified } from '../values/simplified.ts'

export const FINGERPRINTS = ['spelling', 'organisation', 'place', 'sound'] as const
export type Fingerprint = (typeof FINGERPRINTS)[number]

const SIGNS = /[\s\p{P}\p{S}]+/gu
const CHINESE_DIGITS: Readonly<Record<string, string>> = {
  〇: '0',
  零: '0',
  一: '1',
  壹: '1',
  二: '2',
  贰: '2',
  三: '3',
  叁: '3',
  四: '4',
  肆: '4',
  五: '5',
  伍: '5',
  六: '6',
  陆: '6',
  七: '7',
  柒: '7',
  八: '8',
  捌: '8',
  九: '9',
  玖: '9',
}
const NUMERAL = /[〇零一壹二贰三叁四肆五伍六陆七柒八捌九玖十拾]+/g

/** 十二 → 12, 二十 → 20, 一〇三 → 103; a lone numeral too, since 第三 and 第3 are one spelling apart. */
function arabic(numeral: string): string {
  const digits = [...numeral].map(sign => CHINESE_DIGITS[sign] ?? 'x').join('')
  const tens = /^(\d?)x(\d?)$/.exec(digits)
  if (tens !== null) return `${tens[1] === '' ? '1' : tens[1]}${tens[2] === '' ? '0' : tens[2]}`
  return digits.includes('x') ? numeral : digits
}

/** Width, case, punctuation, blanks, traditional characters and number forms do not count; words of Latin text in any order. */
function spelling(value: string): string {
  const text = simplified(judgedForm(value)).toLowerCase()
  const latin = !/\p{Script=Han}/u.test(text)
  const words = text.split(SIGNS).filter(word => word !== '')
  if (latin) return [...new Set(words)].sort().join(' ')
  return words.join('').replace(NUMERAL, arabic)
}

/** Legal forms that mean the same, longest first. */
const COMPANY_FORMS = /(?:股份有限责任公司|有限责任公司|股份有限公司|股份公司|有限公司|公司)$/
const BRANCH_BRACKETS = /[（(【[](?:普通合伙|有限合伙|个人独资|个体工商户|原|曾用名)[^）)】\]]*[）)】\]]/g
const ADMINISTRATIVE_HEAD =
  /^(?:\p{Script=Han}{2,3}?(?:省|自治区|特别行政区))?(?:\p{Script=Han}{2,4}?(?:市|自治州|盟))?/u

/** A company or public body: the administrative prefix and the legal form do not count. */
function organisation(value: string): string {
  const text = spelling(simplified(judgedForm(value)).replace(BRANCH_BRACKETS, ''))
  const bare = text.replace(ADMINISTRATIVE_HEAD, '').replace(COMPANY_FORMS, '')
  return bare.length >= 2 ? bare : text
}

const PLACE_ENDS =
  /(?:特别行政区|维吾尔自治区|壮族自治区|回族自治区|自治区|自治州|自治县|街道办事处|街道|社区居委会|社区|村委会|行政村|省|市|区|县|镇|乡|村)$/

/** A place: the word for its rank at the end does not count (梁溪 and 梁溪区). */
function place(value: string): string {
  const text = spelling(value)
  const bare = text.replace(PLACE_ENDS, '')
  return bare.length >= 2 ? bare : text
}

/** Values with the same key are candidates for being one; '' = the value has nothing to compare. */
export function fingerprintOf(value: string, method: Fingerprint): string {
  switch (method) {
    case 'spelling':
      return spelling(value)
    case 'organisation':
      return organisation(value)
    case 'place':
      return place(value)
    case 'sound':
      return soundOf(spelling(value))
    default:
      return method satisfies never
  }
}
