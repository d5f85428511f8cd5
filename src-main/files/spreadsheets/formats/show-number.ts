// Renders a numeric section of a number format for a number ≥ 0: digits, separators, percent, exponent, fraction.
// Knows no dates and puts no sign (number-format.ts does).
import { spellDigits, spellNumber } from './chinese-digits.ts'
import { generalText, roundDecimal } from './decimal-digits.ts'
import type { FormatSection, FormatToken } from './format-code.ts'

/** Where the digit placeholders of a section stand. */
interface Layout {
  whole: number[]
  decimals: number[]
  exponent: number[]
  exponentAt: number
  /** Commas right behind the last digit: each divides by 1,000. */
  scale: number
  grouped: boolean
  percents: number
  slashAt: number
}

export function showNumber(section: FormatSection, value: number): string {
  if (!Number.isFinite(value)) return ''
  const { tokens } = section
  if (tokens.some(token => token.is === 'general' || token.is === 'text')) return showGeneral(section, value)
  const layout = layOut(tokens)
  if (layout.slashAt >= 0) return showFraction(tokens, layout, value)
  const scaled = (value * 100 ** layout.percents) / 1000 ** layout.scale
  const digits = new Map<number, string>()
  if (layout.exponentAt >= 0) fillExponent(tokens, layout, scaled, digits)
  else fillDigits(tokens, layout, scaled, digits)
  const text = tokens.map((token, at) => digits.get(at) ?? plainToken(token)).join('')
  return section.chineseDigits === 0 ? text : spellText(text, section.chineseDigits)
}

function showGeneral(section: FormatSection, value: number): string {
  const general = generalText(value)
  const shown = section.chineseDigits === 0 ? general : spellText(general, section.chineseDigits)
  return section.tokens
    .map(token => (token.is === 'general' || token.is === 'text' ? shown : plainToken(token)))
    .join('')
}

function spellText(text: string, style: 1 | 2 | 3): string {
  return text.replace(/([0-9]+)(\.[0-9]+)?/g, (_whole, integer: string, decimals: string | undefined) => {
    return `${spellNumber(integer, style)}${decimals === undefined ? '' : spellDigits(decimals, style)}`
  })
}

function plainToken(token: FormatToken): string {
  switch (token.is) {
    case 'literal':
      return token.text
    case 'percent':
      return '%'
    case 'slash':
      return '/'
    case 'point':
      return '.'
    case 'digit':
    case 'comma':
    case 'exponent':
    case 'general':
    case 'text':
    case 'unit':
    case 'fraction':
    case 'elapsed':
    case 'half':
      return ''
  }
}

function layOut(tokens: readonly FormatToken[]): Layout {
  const find = (is: FormatToken['is']) => tokens.findIndex(token => token.is === is)
  const exponentAt = find('exponent')
  const slashAt = find('slash')
  const pointAt = find('point')
  const layout: Layout = {
    whole: [],
    decimals: [],
    exponent: [],
    exponentAt,
    scale: 0,
    grouped: false,
    percents: tokens.filter(token => token.is === 'percent').length,
    slashAt: tokens.slice(slashAt + 1).some(token => token.is === 'digit' || /^[1-9]$/.test(literal(token)))
      ? slashAt
      : -1,
  }
  for (const [at, token] of tokens.entries()) {
    if (token.is !== 'digit') continue
    if (exponentAt >= 0 && at > exponentAt) layout.exponent.push(at)
    else if (pointAt >= 0 && at > pointAt) layout.decimals.push(at)
    else layout.whole.push(at)
  }
  settleCommas(tokens, layout)
  return layout
}

function literal(token: FormatToken): string {
  return token.is === 'literal' ? token.text : ''
}

function settleCommas(tokens: readonly FormatToken[], layout: Layout): void {
  const firstWhole = layout.whole[0] ?? -1
  const lastWhole = layout.whole.at(-1) ?? -1
  const lastDigit = layout.decimals.at(-1) ?? lastWhole
  for (const [at, token] of tokens.entries()) {
    if (token.is !== 'comma') continue
    if (at > firstWhole && at < lastWhole) layout.grouped = true
    else if (onlyCommasBetween(tokens, lastDigit, at) || onlyCommasBetween(tokens, lastWhole, at)) layout.scale += 1
  }
}

function onlyCommasBetween(tokens: readonly FormatToken[], from: number, to: number): boolean {
  return from >= 0 && from < to && tokens.slice(from + 1, to).every(token => token.is === 'comma')
}

function fillDigits(tokens: readonly FormatToken[], layout: Layout, value: number, out: Map<number, string>): void {
  const { whole, fraction } = roundDecimal(value, layout.decimals.length)
  fillWhole(tokens, layout.whole, whole, layout.grouped, out)
  fillDecimals(tokens, layout.decimals, fraction, out)
  // `.00` has no place for the whole digits; spreadsheets show them all the same.
  const pointAt = tokens.findIndex(token => token.is === 'point')
  if (layout.whole.length === 0 && pointAt >= 0) out.set(pointAt, `${whole}.`)
}

/** The leftmost placeholder takes all digits that are left over. */
function fillWhole(
  tokens: readonly FormatToken[],
  places: readonly number[],
  digits: string,
  grouped: boolean,
  out: Map<number, string>,
): void {
  let left = digits.length
  let written = 0
  for (let index = places.length - 1; index >= 0; index -= 1) {
    const at = places[index] ?? 0
    let text = ''
    do {
      const digit = left > 0 ? digits.charAt(left - 1) : padding(tokens[at])
      left -= 1
      if (digit === '') break
      text = grouped && written > 0 && written % 3 === 0 ? `${digit}${digit === ' ' ? ' ' : ','}${text}` : digit + text
      written += 1
    } while (index === 0 && left > 0)
    out.set(at, text)
  }
}

function padding(token: FormatToken | undefined): string {
  const mark = token?.is === 'digit' ? token.text : '#'
  return mark === '0' ? '0' : mark === '?' ? ' ' : ''
}

function fillDecimals(
  tokens: readonly FormatToken[],
  places: readonly number[],
  digits: string,
  out: Map<number, string>,
): void {
  let trailing = true
  for (let index = places.length - 1; index >= 0; index -= 1) {
    const at = places[index] ?? 0
    const digit = digits.charAt(index)
    const pad = padding(tokens[at])
    if (digit !== '0' || pad === '0') trailing = false
    out.set(at, trailing ? pad : digit)
  }
}

function fillExponent(tokens: readonly FormatToken[], layout: Layout, value: number, out: Map<number, string>): void {
  const step = Math.max(1, layout.whole.length)
  let power = value === 0 ? 0 : Math.floor(Math.log10(value) / step) * step
  if (roundDecimal(value / 10 ** power, layout.decimals.length).whole.length > step) power += step
  fillDigits(tokens, layout, value / 10 ** power, out)
  const mark = tokens[layout.exponentAt]
  const plus = mark?.is === 'exponent' && mark.plus
  const letter = mark?.is === 'exponent' && mark.lower ? 'e' : 'E'
  out.set(layout.exponentAt, `${letter}${power < 0 ? '-' : plus ? '+' : ''}`)
  fillWhole(tokens, layout.exponent, power === 0 ? '' : String(Math.abs(power)), false, out)
}

function showFraction(tokens: readonly FormatToken[], layout: Layout, value: number): string {
  const { slashAt } = layout
  const numerators = runBefore(tokens, slashAt)
  const wholes = layout.whole.filter(at => at < (numerators[0] ?? slashAt))
  const denominatorWidth = tokens.slice(slashAt + 1).filter(token => token.is === 'digit').length
  const fixed =
    Number(
      tokens
        .slice(slashAt + 1)
        .map(token => literal(token) || digitZero(token))
        .join('')
        .trim(),
    ) || 0
  const whole = wholes.length > 0 ? Math.floor(value) : 0
  const [top, bottom] =
    fixed > 0
      ? [Math.round((value - whole) * fixed), fixed]
      : closestFraction(value - whole, 10 ** Math.min(denominatorWidth, 5) - 1)
  const carry = wholes.length > 0 && top === bottom
  const numerator = carry ? 0 : top
  const shownWhole = whole + (carry ? 1 : 0)
  const out = new Map<number, string>()
  fillWhole(tokens, wholes, shownWhole === 0 && numerator !== 0 ? '' : String(shownWhole), false, out)
  if (numerator === 0 && wholes.length > 0) return hideFraction(tokens, wholes, out)
  fillWhole(tokens, numerators, String(numerator), false, out)
  const before = tokens
    .slice(0, slashAt)
    .map((token, at) => out.get(at) ?? plainToken(token))
    .join('')
  return `${before}/${String(bottom).padEnd(fixed > 0 ? 0 : denominatorWidth, ' ')}`
}

function digitZero(token: FormatToken): string {
  return token.is === 'digit' && token.text === '0' ? '0' : ''
}

/** A whole number keeps the width of its absent fraction, as spreadsheets show it. */
function hideFraction(
  tokens: readonly FormatToken[],
  wholes: readonly number[],
  out: ReadonlyMap<number, string>,
): string {
  const last = wholes.at(-1) ?? 0
  return tokens.map((token, at) => (at <= last ? (out.get(at) ?? plainToken(token)) : ' ')).join('')
}

function runBefore(tokens: readonly FormatToken[], end: number): number[] {
  const run: number[] = []
  for (let at = end - 1; at >= 0 && tokens[at]?.is === 'digit'; at -= 1) run.unshift(at)
  return run
}

/** Best approximation of 0 ≤ value < 1 with a denominator of at most `limit`, by walking the Stern–Brocot tree. */
function closestFraction(value: number, limit: number): [number, number] {
  let [lowTop, lowBottom, highTop, highBottom] = [0, 1, 1, 1]
  while (lowBottom + highBottom <= limit) {
    const top = lowTop + highTop
    const bottom = lowBottom + highBottom
    if (value >= top / bottom) [lowTop, lowBottom] = [top, bottom]
    else [highTop, highBottom] = [top, bottom]
  }
  const low = Math.abs(value - lowTop / lowBottom)
  const high = Math.abs(value - highTop / highBottom)
  return low <= high ? [lowTop, lowBottom] : [highTop, highBottom]
}
