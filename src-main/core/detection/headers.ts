// Whether a column's header names a kind of value: Chinese synonyms, pinyin initials, joined parent_child headers.
// Must not look at values.
import { normalizeText } from '../values/normalize-text.ts'

const BRACKETED = /[([{【〔《<][^)\]}】〕》>]*[)\]}】〕》>]/g
const DECORATION = /[*#:：.。?？!！"“”'‘’\s]/g
/** What may follow a name without changing what the column holds: 身份证号码1, 联系电话二, 手机号（必填）. */
const SUFFIX = /(?:号码|号|码|[0-9]{1,2}|[一二三四五])$/
const WIDE = /[^\u0020-\u007e]/
const PARTS = /[_/\\|>→·—-]+/

export interface HeaderForms {
  /** The whole header and its last part, cleaned; the last part of 申请人信息_身份证号 is 身份证号. */
  readonly forms: readonly string[]
  /** The header as written, half width and lower case, for words such as 办公. */
  readonly whole: string
}

export function headerForms(header: string): HeaderForms {
  const whole = normalizeText(header, { punctuation: 'half', lineBreaks: 'remove', blanks: 'remove' }).toLowerCase()
  const clean = whole.replace(BRACKETED, '').replace(DECORATION, '')
  const parts = clean.split(PARTS).filter(part => part !== '')
  const last = parts.at(-1) ?? ''
  const camel = /([A-Z][a-z]+)$/.exec(header.trim())?.[1]?.toLowerCase()
  const forms = new Set([clean, clean.replace(PARTS, ''), last, last.replace(SUFFIX, '')])
  if (camel !== undefined) forms.add(camel)
  forms.delete('')
  return { forms: [...forms], whole }
}

/** Latin names must be the whole form; Chinese names may also stand at its end, so that 监护人手机号 is a 手机号. */
export function headerNames(header: HeaderForms, names: readonly string[]): boolean {
  return names.some(name => header.forms.some(form => form === name || (WIDE.test(name) && form.endsWith(name))))
}
