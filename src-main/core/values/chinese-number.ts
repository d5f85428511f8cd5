// Numbers written in Chinese characters, everyday (三千五百) and financial (壹万贰仟元整), as exact decimal text.
// Must not guess: colloquial short forms (一百二) have two readings and give null.

const DIGITS = new Map<string, bigint>([
  ...pairs('〇零○◯', 0n),
  ...pairs('一壹弌', 1n),
  ...pairs('二贰貳弐两兩', 2n),
  ...pairs('三叁參叄弎', 3n),
  ...pairs('四肆', 4n),
  ...pairs('五伍', 5n),
  ...pairs('六陆陸', 6n),
  ...pairs('七柒', 7n),
  ...pairs('八捌', 8n),
  ...pairs('九玖', 9n),
])
const SMALL_UNITS = new Map<string, bigint>([...pairs('十拾', 10n), ...pairs('百佰', 100n), ...pairs('千仟', 1000n)])
const BIG_UNITS = new Map<string, bigint>([...pairs('万萬', 10_000n), ...pairs('亿億', 100_000_000n)])

function pairs(characters: string, value: bigint): [string, bigint][] {
  return [...characters].map(character => [character, value])
}

/** 0–9 for a Chinese numeral (〇, 零, 壹 …), undefined for anything else. */
function chineseDigit(character: string): number | undefined {
  const digit = DIGITS.get(character)
  return digit === undefined ? undefined : Number(digit)
}

/** Digit by digit: 二〇二〇 → `2020`. null when any character is not a numeral. */
export function parseDigitRow(text: string): string | null {
  if (text === '') return null
  let row = ''
  for (const character of text) {
    const digit = chineseDigit(character)
    if (digit === undefined) return null
    row += digit
  }
  return row
}

const MONEY = /^(.*?)(?:元|圆|圓|块)(.*)$/
const CENTS = /^(?:零?([^角分]+)角)?(?:零?([^角分]+)分)?(?:整|正)?$/

/**
 * A whole Chinese number, with 负, 点 and money words: 壹万贰仟叁佰肆拾伍元陆角整 → `12345.6`, 三点一四 → `3.14`.
 * null for anything else. Source of the financial forms: 《正确填写票据和结算凭证的基本规定》.
 */
export function parseChineseNumber(text: string): string | null {
  const body = text.replace(/^(?:人民币|RMB)/i, '')
  if (body.startsWith('负')) {
    const positive = parseChineseNumber(body.slice(1))
    return positive === null || positive === '0' ? positive : `-${positive}`
  }
  const money = MONEY.exec(body)
  if (money !== null) return parseMoney(money[1] ?? '', money[2] ?? '')
  if (/^[^元角分]+[角分]/.test(body)) return parseMoney('零', body)
  const [whole = '', fraction, ...rest] = body.replace(/[整正]$/, '').split('点')
  if (rest.length > 0) return null
  const integer = parseInteger(whole)
  if (integer === null || fraction === undefined) return integer?.toString() ?? null
  const digits = parseDigitRow(fraction)
  return digits === null ? null : `${integer}.${digits}`
}

function parseMoney(whole: string, tail: string): string | null {
  const integer = parseInteger(whole)
  const cents = CENTS.exec(tail)
  if (integer === null || cents === null) return null
  const tenths = cents[1] === undefined ? '0' : parseDigitRow(cents[1])
  const hundredths = cents[2] === undefined ? '0' : parseDigitRow(cents[2])
  if (tenths?.length !== 1 || hundredths?.length !== 1) return null
  const fraction = `${tenths}${hundredths}`.replace(/0+$/, '')
  return fraction === '' ? integer.toString() : `${integer}.${fraction}`
}

/** Sections of 亿 and 万, largest first; null for wrong order, colloquial forms and foreign characters. */
function parseInteger(text: string): bigint | null {
  const row = parseDigitRow(text)
  if (row !== null) return BigInt(row)
  return parseSections(text, ['亿億', '万萬'])
}

function parseSections(text: string, units: readonly string[]): bigint | null {
  const [unit, ...smaller] = units
  if (unit === undefined) return parseSection(text)
  const at = Math.max(...[...unit].map(character => text.lastIndexOf(character)))
  if (at < 0) return parseSections(text, smaller)
  const high = parseSections(text.slice(0, at), at === text.length - 1 ? units : smaller)
  const rest = text.slice(at + 1)
  // 一万二 is 12000 to the ear and 10002 on paper.
  if (rest.length === 1) return null
  const low = rest === '' ? 0n : parseSections(rest, smaller)
  const factor = BIG_UNITS.get(text.charAt(at))
  if (high === null || high === 0n || low === null || factor === undefined || low >= factor) return null
  return high * factor + low
}

/** Up to 仟: 叁仟零伍拾, 十二, 二十. */
function parseSection(text: string): bigint | null {
  if (text === '') return null
  let total = 0n
  let digit: bigint | null = null
  let lastUnit = 10_000n
  let zeroBefore = false
  for (const character of expandTens(text)) {
    const value = DIGITS.get(character)
    if (value !== undefined) {
      if (digit !== null) return null
      if (value === 0n) zeroBefore = true
      else digit = value
      continue
    }
    const unit = SMALL_UNITS.get(character)
    if (unit === undefined || unit >= lastUnit) return null
    if (digit === null && !(unit === 10n && total === 0n)) return null
    total += (digit ?? 1n) * unit
    lastUnit = unit
    digit = null
    zeroBefore = false
  }
  const colloquial = digit !== null && lastUnit > 10n && lastUnit < 10_000n && !zeroBefore
  return colloquial ? null : total + (digit ?? 0n)
}

function expandTens(text: string): string {
  return text.replace('廿', '二十').replace('卅', '三十')
}
