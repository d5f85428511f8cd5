// Chinese numerals for the [DBNum1], [DBNum2] and [DBNum3] marks of number formats.
// Renders only; reading Chinese numerals is core/values.

const DIGITS = ['', '〇一二三四五六七八九', '零壹贰叁肆伍陆柒捌玖', '０１２３４５６７８９'] as const
const PLACES = ['', ['', '十', '百', '千'], ['', '拾', '佰', '仟']] as const
const GROUPS = ['', '万', '亿', '万亿'] as const

export type ChineseStyle = 1 | 2 | 3

/** Digit by digit: 2024 → 二〇二四. */
export function spellDigits(text: string, style: ChineseStyle): string {
  return text.replace(/[0-9]/g, digit => DIGITS[style].charAt(Number(digit)))
}

/** With places: 11 → 十一, 10234 → 一万〇二百三十四. `digits` are decimal digits; beyond 16 of them digit by digit. */
export function spellNumber(digits: string, style: ChineseStyle): string {
  const places = PLACES[style === 3 ? 0 : style]
  const plain = digits.replace(/^0+(?=.)/, '')
  if (typeof places === 'string' || plain.length > 16) return spellDigits(plain, style)
  const zero = DIGITS[style].charAt(0)
  let out = ''
  let pendingZero = false
  let groupHasDigit = false
  for (let at = 0; at < plain.length; at += 1) {
    const place = plain.length - 1 - at
    const digit = Number(plain.charAt(at))
    if (digit === 0) pendingZero = out !== ''
    else {
      out += `${pendingZero ? zero : ''}${DIGITS[style].charAt(digit)}${places[place % 4] ?? ''}`
      pendingZero = false
      groupHasDigit = true
    }
    if (place % 4 !== 0) continue
    if (groupHasDigit) out += GROUPS[place / 4] ?? ''
    groupHasDigit = false
  }
  if (out === '') return zero
  return style === 1 ? out.replace(/^一十/, '十') : out
}
