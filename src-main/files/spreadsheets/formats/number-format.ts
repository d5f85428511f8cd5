// A number format compiled once: says whether a number under it is a date and what a person sees.
// Reads no files; the stored value is decided in cell-value.ts.
import { generalText } from './decimal-digits.ts'
import { type FormatSection, parseFormat } from './format-code.ts'
import type { DateKind } from './serial-date.ts'
import { showDate } from './show-date.ts'
import { showNumber } from './show-number.ts'

export interface NumberFormat {
  readonly code: string
  /** True when numbers show exactly as General does. */
  readonly general: boolean
  /** Null when the number is not a date under this format. */
  dateKind(value: number): DateKind | null
  show(value: number, date1904: boolean): string
  /** False when text cells show as they are, as in all but a few formats. */
  readonly changesText: boolean
  showText(text: string): string
}

export const GENERAL_FORMAT: NumberFormat = compileFormat('General')

export function compileFormat(code: string): NumberFormat {
  const all = parseFormat(code === '' ? 'General' : code)
  const textSection = all.find((section, at) => isTextSection(section) && (at === all.length - 1 || at === 3)) ?? null
  const numeric = all.filter(section => section !== textSection).slice(0, 3)
  const sections = numeric.length > 0 ? numeric : parseFormat('General')
  const kinds = new Map(sections.map(section => [section, kindOf(section)]))
  return {
    code,
    changesText: textSection !== null && !(textSection.tokens.length === 1 && all.length <= 4),
    general: sections.length === 1 && isGeneral(sections[0]),
    dateKind: value => kinds.get(pick(sections, value)) ?? null,
    show: (value, date1904) => show(sections, value, date1904),
    showText: text => (textSection === null ? text : showTextSection(textSection, text)),
  }
}

function isTextSection(section: FormatSection): boolean {
  return !section.isDate && section.tokens.some(token => token.is === 'text') && section.tokens.every(isTextual)
}

function isTextual(token: FormatSection['tokens'][number]): boolean {
  return token.is === 'text' || token.is === 'literal'
}

function isGeneral(section: FormatSection | undefined): boolean {
  return section?.tokens.length === 1 && section.tokens[0]?.is === 'general' && section.chineseDigits === 0
}

function kindOf(section: FormatSection): DateKind | null {
  if (!section.isDate) return null
  if (section.tokens.some(token => token.is === 'elapsed')) return 'elapsed'
  const units = section.tokens.flatMap(token => (token.is === 'unit' ? [token.unit] : token.is === 'half' ? ['h'] : []))
  const time = units.some(unit => unit === 'h' || unit === 'minute' || unit === 's')
  const date = units.some(unit => unit !== 'h' && unit !== 'minute' && unit !== 's')
  return date && time ? 'datetime' : date ? 'date' : 'time'
}

/** Which section a number falls under: by condition where there is one, else positive; negative; zero. */
function pick(sections: readonly FormatSection[], value: number): FormatSection {
  const [first, second, third] = sections
  if (first === undefined) throw new RangeError('a format has at least one section')
  if (second === undefined) return first
  if (first.condition || second.condition) {
    return (
      sections.find(section => section.condition === null || holds(section.condition, value)) ??
      sections.at(-1) ??
      first
    )
  }
  if (value < 0) return second
  return value === 0 && third !== undefined ? third : first
}

function holds(condition: NonNullable<FormatSection['condition']>, value: number): boolean {
  switch (condition.operator) {
    case '<':
      return value < condition.value
    case '<=':
      return value <= condition.value
    case '>':
      return value > condition.value
    case '>=':
      return value >= condition.value
    case '=':
      return value === condition.value
    case '<>':
      return value !== condition.value
  }
}

function show(sections: readonly FormatSection[], value: number, date1904: boolean): string {
  const section = pick(sections, value)
  if (section.isDate) return showDate(section, value, date1904)
  if (isGeneral(section)) return `${value < 0 ? '-' : ''}${generalText(Math.abs(value))}`
  const text = showNumber(section, Math.abs(value))
  return value < 0 && section === sections[0] && !onlyNegative(section) && /[1-9一-九壹-玖]/.test(text)
    ? `-${text}`
    : text
}

/** A section that applies to negative numbers alone brings its own sign. */
function onlyNegative(section: FormatSection): boolean {
  const { condition } = section
  return condition?.operator.startsWith('<') === true && condition.operator !== '<>' && condition.value <= 0
}

function showTextSection(section: FormatSection, text: string): string {
  return section.tokens.map(token => (token.is === 'text' ? text : token.is === 'literal' ? token.text : '')).join('')
}
