// The form in which running text is searched: every unit in its place, digits written out in Chinese made digits.
// Must not change a text's length: places found in it are places of the original.
import { foldInPlace } from '../values/normalize-text.ts'

const CHINESE_DIGITS: ReadonlyMap<string, string> = new Map(
  ['〇零○◯', '一壹弌幺', '二贰貳两', '三叁參', '四肆', '五伍', '六陆陸', '七柒', '八捌', '九玖'].flatMap(
    (spellings, digit) => [...spellings].map((spelling): [string, string] => [spelling, String(digit)]),
  ),
)
const SPELLED = [...CHINESE_DIGITS.keys()].join('')
/** Eleven digits in a row are the shortest number worth hiding; fewer are dates, ordinals and names of roads. */
const SPELLED_NUMBER = new RegExp(`[0-9${SPELLED}](?:[ .·_-]{0,2}[0-9${SPELLED}]){10,}`, 'g')
const TWO_SPELLED = new RegExp(`[${SPELLED}][0-9${SPELLED} .·_-]{0,2}[${SPELLED}]`)

/** 壹叁捌零零零零零零零零 and １３８… become 138…; nothing moves. */
export function foldForSearch(text: string): string {
  const folded = foldInPlace(text)
  if (!TWO_SPELLED.test(folded)) return folded
  return folded.replace(SPELLED_NUMBER, row => row.replace(/[^0-9]/g, sign => CHINESE_DIGITS.get(sign) ?? sign))
}
