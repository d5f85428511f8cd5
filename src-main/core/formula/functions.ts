// What the functions of formulas do. Every one is pure, total and bounded; null = it cannot be computed for this row.
// Their names and help stand in contract/text.
import type { formulaFunctions } from '../../contract/text/zh-CN/formula.ts'
import { dayNumber } from '../values/calendar.ts'
import { parseCivilDate } from '../values/civil-date.ts'
import { subtractDecimals } from '../values/decimal.ts'
import { compareDecimal, parseNumberText, roundDecimal } from '../values/number-text.ts'

export type FormulaValue = string | boolean | null
export type FunctionName = keyof typeof formulaFunctions

export interface FormulaFunction {
  readonly least: number
  readonly most: number
  apply(args: readonly FormulaValue[]): FormulaValue
}

/** As long as a cell of a workbook may be. */
export const LONGEST_TEXT = 32_767

export const textOf = (value: FormulaValue | undefined): string => (typeof value === 'string' ? value : '')
const isTrue = (value: FormulaValue | undefined) => value === true

/** null when any argument failed; texts stay texts. */
function overTexts(least: number, most: number, apply: (...texts: string[]) => FormulaValue): FormulaFunction {
  return {
    least,
    most,
    apply: args => (args.some(arg => arg === null) ? null : apply(...args.map(textOf))),
  }
}

/** A blank first argument gives a blank: nothing is made of nothing. */
function ofFilled(least: number, most: number, apply: (...texts: string[]) => FormulaValue): FormulaFunction {
  return overTexts(least, most, (...texts) => (texts[0] === '' ? '' : apply(...texts)))
}

/** A count of characters; null when it is none. */
function countOf(text: string | undefined): number | null {
  const number = parseNumberText(text ?? '')
  return number === null || !/^\d{1,6}$/.test(number) ? null : Number(number)
}

function dateParts(text: string): { year: string; month?: string; day?: string } | null {
  const parsed = parseCivilDate(text)
  if (parsed === null) return null
  const [year = '', month, day] = parsed.date.split('-')
  return { year, ...(month !== undefined && { month }), ...(day !== undefined && { day }) }
}

function partOfDate(part: 'year' | 'month' | 'day'): FormulaFunction {
  return ofFilled(1, 1, (text = '') => {
    const parts = dateParts(text)
    return parts === null ? null : String(Number(parts[part] ?? '') || '')
  })
}

/** Day number of a date stated to the day. */
function dayOf(text: string): number | null {
  const date = parseCivilDate(text)?.date.split('-').map(Number) ?? []
  const [year, month, day] = date
  return year === undefined || month === undefined || day === undefined ? null : dayNumber(year, month, day)
}

function ageAt(birth: string, at: string): string | null {
  const born = parseCivilDate(birth)?.date
  const then = parseCivilDate(at)?.date
  if (born?.length !== 10 || then?.length !== 10 || born > then) return null
  const years = Number(then.slice(0, 4)) - Number(born.slice(0, 4))
  return String(then.slice(5) < born.slice(5) ? years - 1 : years)
}

function extreme(wanted: 1 | -1): FormulaFunction {
  return overTexts(1, 50, (...texts) => {
    const numbers = texts.filter(text => text !== '').map(text => parseNumberText(text))
    let best: string | null = null
    for (const number of numbers) {
      if (number === null) return null
      if (best === null || compareDecimal(number, best) * wanted > 0) best = number
    }
    return best ?? ''
  })
}

export const FUNCTIONS: Readonly<Record<FunctionName, FormulaFunction>> = {
  如果: { least: 3, most: 3, apply: ([test, yes, no]) => (test === null ? null : ((isTrue(test) ? yes : no) ?? null)) },
  并且: { least: 1, most: 50, apply: args => (args.includes(null) ? null : args.every(isTrue)) },
  或者: { least: 1, most: 50, apply: args => (args.some(isTrue) ? true : args.includes(null) ? null : false) },
  不是: { least: 1, most: 1, apply: ([test]) => (test === null ? null : !isTrue(test)) },
  空白: overTexts(1, 1, text => text === ''),
  是数: overTexts(1, 1, (text = '') => parseNumberText(text) !== null),
  是日期: overTexts(1, 1, (text = '') => parseCivilDate(text) !== null),
  连接: overTexts(1, 50, (...texts) => texts.join('')),
  左边: ofFilled(2, 2, (text = '', count) => {
    const length = countOf(count)
    return length === null ? null : [...text].slice(0, length).join('')
  }),
  右边: ofFilled(2, 2, (text = '', count) => {
    const length = countOf(count)
    return length === null ? null : length === 0 ? '' : [...text].slice(-length).join('')
  }),
  中间: ofFilled(3, 3, (text = '', start, count) => {
    const from = countOf(start)
    const length = countOf(count)
    return from === null || from === 0 || length === null ? null : [...text].slice(from - 1, from - 1 + length).join('')
  }),
  长度: overTexts(1, 1, (text = '') => String([...text].length)),
  替换: ofFilled(3, 3, (text = '', from = '', to = '') => {
    if (from === '') return text
    const pieces = text.split(from)
    return text.length + pieces.length * to.length > LONGEST_TEXT ? null : pieces.join(to)
  }),
  包含: overTexts(2, 2, (text = '', part = '') => part !== '' && text.includes(part)),
  去空白: overTexts(1, 1, (text = '') => text.trim()),
  大写: overTexts(1, 1, (text = '') => text.toUpperCase()),
  小写: overTexts(1, 1, (text = '') => text.toLowerCase()),
  取整: ofFilled(1, 2, (text = '', places = '0') => {
    const number = parseNumberText(text)
    const decimals = countOf(places)
    return number === null || decimals === null || decimals > 10 ? null : roundDecimal(number, decimals)
  }),
  绝对值: ofFilled(1, 1, (text = '') => {
    const number = parseNumberText(text)
    return number === null ? null : number.startsWith('-') ? subtractDecimals('0', number) : number
  }),
  最大: extreme(1),
  最小: extreme(-1),
  年: partOfDate('year'),
  月: partOfDate('month'),
  日: partOfDate('day'),
  相差天数: ofFilled(2, 2, (from = '', to = '') => {
    const [start, end] = [dayOf(from), dayOf(to)]
    return to === '' ? '' : start === null || end === null ? null : String(end - start)
  }),
  周岁: ofFilled(2, 2, (birth = '', at = '') => (at === '' ? '' : ageAt(birth, at))),
}

export function functionNamed(name: string): FormulaFunction | undefined {
  const known: Readonly<Record<string, FormulaFunction | undefined>> = FUNCTIONS
  return Object.hasOwn(known, name) ? known[name] : undefined
}
