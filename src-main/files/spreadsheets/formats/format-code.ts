// Parses a spreadsheet number format (`#,##0.00;[Red]-0`, `yyyy"年"m"月"`) into sections of tokens.
// Renders nothing. Grammar: ECMA-376 part 1, 18.8.31, and what Excel and WPS accept beyond it.

export type DateUnit = 'y' | 'month' | 'd' | 'h' | 'minute' | 's' | 'weekdayCn' | 'era'

export type FormatToken =
  | { is: 'literal'; text: string }
  /** One of `0`, `#`, `?`. */
  | { is: 'digit'; text: string }
  | { is: 'point' }
  | { is: 'comma' }
  | { is: 'percent' }
  | { is: 'exponent'; plus: boolean; lower: boolean }
  | { is: 'slash' }
  | { is: 'general' }
  | { is: 'text' }
  | { is: 'unit'; unit: DateUnit; width: number }
  /** Fraction of a second, `width` digits, its point included. */
  | { is: 'fraction'; width: number }
  | { is: 'elapsed'; unit: 'h' | 'm' | 's'; width: number }
  | { is: 'half'; style: 'AM/PM' | 'A/P' | 'a/p' | '上午/下午' }

export interface FormatCondition {
  operator: '<' | '<=' | '=' | '<>' | '>' | '>='
  value: number
}

export interface FormatSection {
  tokens: FormatToken[]
  condition: FormatCondition | null
  /** 1 一二三, 2 壹贰叁, 3 full-width digits; 0 none. */
  chineseDigits: 0 | 1 | 2 | 3
  chineseNames: boolean
  isDate: boolean
}

const CONDITION = /^(<=|>=|<>|<|>|=)\s*(-?[0-9.]+(?:E[+-]?[0-9]+)?)$/i
const GENERAL = /^(?:G\/通用格式|General|Standard)/i
const HALF_DAY = /^(?:AM\/PM|A\/P|上午\/下午)/i
const CHINESE_LANGUAGES = new Set(['804', '404', 'C04', '1004', '1404', '4', '7804'])

/**
 * Never throws: what is not understood stands for itself, as it does in spreadsheets. Elapsed time anywhere but at the
 * front of the time (`HH[M]`) makes the whole format void, which then shows as General.
 */
export function parseFormat(code: string): FormatSection[] {
  const system = SYSTEM_FORMAT.exec(code)
  const sections = splitSections(system ? systemFormat(system[1] ?? '') : code).map(parseSection)
  return sections.some(hasMisplacedElapsed) ? splitSections('General').map(parseSection) : sections
}

/** `[$-F800]` and `[$-F400]` stand for the machine's long date and time; the American ones, as with formats 14 and 22. */
const SYSTEM_FORMAT = /^\[\$-F(8|4)00\]/i

function systemFormat(which: string): string {
  return which === '8' ? 'dddd, mmmm d, yyyy' : 'h:mm:ss AM/PM'
}

function hasMisplacedElapsed(section: FormatSection): boolean {
  const time = section.tokens.filter(
    token => token.is === 'elapsed' || (token.is === 'unit' && TIME_UNITS.has(token.unit)),
  )
  return time.some((token, at) => at > 0 && token.is === 'elapsed')
}

const TIME_UNITS = new Set<DateUnit>(['h', 'minute', 's'])

function splitSections(code: string): string[] {
  const sections: string[] = []
  let current = ''
  for (let at = 0; at < code.length; at += 1) {
    const mark = code.charAt(at)
    if (mark === ';') {
      sections.push(current)
      current = ''
      continue
    }
    const end = protectedEnd(code, at)
    current += code.slice(at, end)
    at = end - 1
  }
  return [...sections, current]
}

/** The end of the piece that begins at `at` and in which `;` means nothing: a quotation, a bracket or an escape. */
function protectedEnd(code: string, at: number): number {
  const mark = code.charAt(at)
  const closing = mark === '"' ? '"' : mark === '[' ? ']' : ''
  if (closing !== '') {
    const end = code.indexOf(closing, at + 1)
    return end < 0 ? code.length : end + 1
  }
  return mark === '\\' || mark === '_' || mark === '*' || mark === '!' ? at + 2 : at + 1
}

interface Draft extends FormatSection {
  code: string
}

function parseSection(code: string): FormatSection {
  const section: Draft = {
    tokens: [],
    condition: null,
    chineseDigits: 0,
    chineseNames: false,
    isDate: false,
    code,
  }
  let at = 0
  while (at < code.length) at = readPiece(section, at)
  section.isDate = section.tokens.some(
    token => token.is === 'unit' || token.is === 'elapsed' || token.is === 'half' || token.is === 'fraction',
  )
  if (section.isDate) settleMinutes(section.tokens)
  const { tokens, condition, chineseDigits, chineseNames, isDate } = section
  return { tokens, condition, chineseDigits, chineseNames, isDate }
}

function readPiece(section: Draft, at: number): number {
  const { code, tokens } = section
  const mark = code.charAt(at)
  const end = protectedEnd(code, at)
  switch (mark) {
    case '"':
      tokens.push({
        is: 'literal',
        text: code.slice(at + 1, code.charAt(end - 1) === '"' && end > at + 1 ? end - 1 : end),
      })
      return end
    case '\\':
    case '!':
      tokens.push({ is: 'literal', text: code.charAt(at + 1) })
      return end
    case '_':
      tokens.push({ is: 'literal', text: ' ' })
      return end
    case '*':
      return end
    case '[':
      readBracket(section, code.slice(at + 1, code.charAt(end - 1) === ']' ? end - 1 : end))
      return end
    default:
      return readWord(section, at)
  }
}

function readBracket(section: Draft, inside: string): void {
  const condition = CONDITION.exec(inside)
  const elapsed = /^(h+|m+|s+)$/i.exec(inside)
  const digits = /^DBNum([1-3])$/i.exec(inside)
  if (inside.startsWith('$')) readCurrency(section, inside)
  else if (elapsed) section.tokens.push(elapsedToken(inside))
  else if (digits) section.chineseDigits = digits[1] === '1' ? 1 : digits[1] === '2' ? 2 : 3
  else if (condition) section.condition = { operator: operatorOf(condition[1] ?? ''), value: Number(condition[2]) }
}

function elapsedToken(inside: string): FormatToken {
  const letter = inside.charAt(0).toLowerCase()
  return { is: 'elapsed', unit: letter === 'h' ? 'h' : letter === 'm' ? 'm' : 's', width: inside.length }
}

function operatorOf(text: string): FormatCondition['operator'] {
  return text === '<' || text === '<=' || text === '<>' || text === '>' || text === '>=' ? text : '='
}

/** `[$¥-804]`: a currency sign and the language of month and weekday names. */
function readCurrency(section: Draft, inside: string): void {
  const dash = inside.indexOf('-')
  const sign = inside.slice(1, dash < 0 ? inside.length : dash)
  if (sign !== '') section.tokens.push({ is: 'literal', text: sign })
  const language = dash < 0 ? '' : (inside.slice(dash + 1).split(',')[0] ?? '').replace(/^0+/, '').toUpperCase()
  if (CHINESE_LANGUAGES.has(language.slice(-4).replace(/^0+/, ''))) section.chineseNames = true
}

function readWord(section: Draft, at: number): number {
  const { code, tokens } = section
  const rest = code.slice(at)
  const general = GENERAL.exec(rest)
  if (general) {
    tokens.push({ is: 'general' })
    return at + general[0].length
  }
  const half = HALF_DAY.exec(rest)
  if (half) {
    tokens.push({ is: 'half', style: halfStyle(half[0]) })
    return at + half[0].length
  }
  const exponent = /^E[+-]/i.exec(rest)
  if (exponent) {
    tokens.push({ is: 'exponent', plus: rest.charAt(1) === '+', lower: rest.startsWith('e') })
    return at + 2
  }
  const unit = /^(?:y+|m+|d+|h+|s+|e+|b+|g+|aaaa?)/i.exec(rest)
  if (unit) {
    tokens.push(unitToken(unit[0].toLowerCase()))
    return at + unit[0].length
  }
  return readSymbol(section, at)
}

function halfStyle(text: string): '上午/下午' | 'AM/PM' | 'A/P' | 'a/p' {
  if (text.startsWith('上')) return '上午/下午'
  if (text.length > 3) return 'AM/PM'
  return text.startsWith('a') ? 'a/p' : 'A/P'
}

function unitToken(letters: string): FormatToken {
  const width = letters.length
  switch (letters.charAt(0)) {
    case 'y':
      return { is: 'unit', unit: 'y', width: width <= 2 ? 2 : 4 }
    case 'e':
    case 'b':
      return { is: 'unit', unit: 'y', width: 4 }
    case 'm':
      return { is: 'unit', unit: 'month', width }
    case 'd':
      return { is: 'unit', unit: 'd', width }
    case 'h':
      return { is: 'unit', unit: 'h', width }
    case 's':
      return { is: 'unit', unit: 's', width }
    case 'a':
      return { is: 'unit', unit: 'weekdayCn', width }
    default:
      return { is: 'unit', unit: 'era', width }
  }
}

function readSymbol(section: Draft, at: number): number {
  const { code, tokens } = section
  const mark = code.charAt(at)
  const fraction = /^[.,]0+/.exec(code.slice(at))
  if (fraction && endsInSeconds(tokens)) {
    tokens.push({ is: 'fraction', width: fraction[0].length - 1 })
    return at + fraction[0].length
  }
  tokens.push(symbolToken(mark))
  return at + 1
}

function symbolToken(mark: string): FormatToken {
  switch (mark) {
    case '0':
    case '#':
    case '?':
      return { is: 'digit', text: mark }
    case '.':
      return { is: 'point' }
    case ',':
      return { is: 'comma' }
    case '%':
      return { is: 'percent' }
    case '/':
      return { is: 'slash' }
    case '@':
      return { is: 'text' }
    default:
      return { is: 'literal', text: mark }
  }
}

function endsInSeconds(tokens: readonly FormatToken[]): boolean {
  const last = tokens.at(-1)
  return (last?.is === 'unit' && last.unit === 's') || (last?.is === 'elapsed' && last.unit === 's')
}

/** `m` means minutes right after hours or right before seconds, months otherwise; only date tokens count as neighbours. */
function settleMinutes(tokens: FormatToken[]): void {
  const parts = tokens.filter(token => token.is === 'unit' || token.is === 'elapsed')
  for (const [at, token] of parts.entries()) {
    if (token.is !== 'unit' || token.unit !== 'month' || token.width > 2) continue
    if (isTime(parts[at - 1], 'h') || isTime(parts[at + 1], 's')) token.unit = 'minute'
  }
}

function isTime(token: FormatToken | undefined, unit: 'h' | 's'): boolean {
  return (token?.is === 'unit' || token?.is === 'elapsed') && token.unit === unit
}
