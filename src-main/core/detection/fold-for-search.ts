// The form in which running text is searched: every unit in its place, digits in disguise made digits.
// Must not change a text's length: places found in it are places of the original.
import { judgeCitizenId18 } from '../identifiers/citizen-id.ts'
import { foldInPlace } from '../values/normalize-text.ts'

const CHINESE_DIGITS: ReadonlyMap<string, string> = new Map(
  ['〇零○◯⓪', '一壹弌幺①', '二贰貳两②', '三叁參③', '四肆④', '五伍⑤', '六陆陸⑥', '七柒⑦', '八捌⑧', '九玖⑨'].flatMap(
    (spellings, digit) => [...spellings].map((spelling): [string, string] => [spelling, String(digit)]),
  ),
)
const SPELLED = [...CHINESE_DIGITS.keys()].join('')
/** Eleven digits in a row are the shortest number worth hiding; fewer are dates, ordinals and names of roads. */
const SPELLED_NUMBER = new RegExp(`[0-9${SPELLED}](?:[ .·_-]{0,2}[0-9${SPELLED}]){10,}`, 'g')
const TWO_SPELLED = new RegExp(`[${SPELLED}][0-9${SPELLED} .·_-]{0,2}[${SPELLED}]`)

/** Bold and other mathematical digits lie beyond the first plane and take two units each. */
const MATHEMATICAL = /\ud835[\udfce-\udfff]/g
const FIRST_MATHEMATICAL = 0x1d7ce

/** Signs that look like the X of an ID number: times, Cyrillic, Greek, Roman ten. */
const LIKE_X = /(?<=\d{4}.?)[×хХΧχⅩⅹ](?![0-9A-Za-z])/g

/** Most texts have nothing of both. */
const RARE = /[×хХΧχⅩⅹ\ud835]/

const LETTER_DIGITS: ReadonlyMap<string, string> = new Map([
  ...[...'OoQ'].map((letter): [string, string] => [letter, '0']),
  ...[...'Il|'].map((letter): [string, string] => [letter, '1']),
])
const LETTERED = /[0-9][OoQIl|]|[OoQIl|][0-9]/
/** Letters stand for digits only in what is an ID number with them, and in a telephone number that is called one. */
const LETTERED_ID = /(?<![0-9A-Za-z|])[1-7Il|][0-9OoQIl|]{16}[0-9OoQIl|Xx](?![0-9A-Za-z|])/g
const LETTERED_PHONE =
  /(?<=(?:电话|手机|号码|联系方式|tel|phone)[^0-9A-Za-z|]{0,4})[1Il|][3-9][0-9OoQIl|]{9}(?![0-9A-Za-z|])/gi

/** 壹叁捌零零零零零零零零, １３８…, 𝟏𝟑𝟖… and 138OOOO0000 become digits; nothing moves. */
export function foldForSearch(text: string): string {
  const plain = withoutLetters(foldInPlace(text))
  const folded = RARE.test(plain) ? plain.replace(LIKE_X, 'X').replace(MATHEMATICAL, mathematicalDigit) : plain
  if (!TWO_SPELLED.test(folded)) return folded
  return folded.replace(SPELLED_NUMBER, row => row.replace(/[^0-9]/g, sign => CHINESE_DIGITS.get(sign) ?? sign))
}

/** Whether letters stand among the digits of a text in places where they may stand for some. */
export function mayHoldLetteredDigits(text: string): boolean {
  return text.length >= 11 && LETTERED.test(text)
}

function withoutLetters(folded: string): string {
  if (!mayHoldLetteredDigits(folded)) return folded
  return folded
    .replace(LETTERED_ID, number => {
      const digits = digitsFor(number)
      return judgeCitizenId18(digits) === 'valid' ? digits : number
    })
    .replace(LETTERED_PHONE, digitsFor)
}

function digitsFor(number: string): string {
  return number.replace(/[OoQIl|]/g, letter => LETTER_DIGITS.get(letter) ?? letter)
}

/** The digit, and a blank for the unit it leaves over. */
function mathematicalDigit(pair: string): string {
  return `${((pair.codePointAt(0) ?? FIRST_MATHEMATICAL) - FIRST_MATHEMATICAL) % 10} `
}
