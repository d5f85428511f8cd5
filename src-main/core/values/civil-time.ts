// Times of day in every spelling found in Chinese tables, read into `HH:MM`, `HH:MM:SS` or `HH:MM:SS.fff`.
// Must not shift time zones: Beijing time is meant, other zones are refused.
import { twoDigits } from './calendar.ts'

const HALF = '上午|下午|凌晨|早上|早晨|清晨|中午|晚上|傍晚|夜间|AM|PM|A\\.M\\.|P\\.M\\.'
const TIME = new RegExp(
  `^(${HALF})? ?(\\d{1,2})(?::|时|点)(?:(\\d{1,2})(?:(?::|分)(?:(\\d{1,2})(\\.\\d{1,9})?秒?)?)?)? ?(${HALF})?(?:\\+08:?00)?$`,
  'i',
)
/** By far the most frequent spelling, returned as it is. */
const CANONICAL = /^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$/
const PLAIN = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/
const COMPACT = /^(\d{2})(\d{2})(\d{2})?$/
const AFTERNOON = /^(?:下午|晚上|傍晚|夜间|PM|P\.M\.)$/i
const MORNING = /^(?:上午|凌晨|早上|早晨|清晨|AM|A\.M\.)$/i

/** `text` in judged form. Seconds appear only where the text has them; fractions are cut to milliseconds. */
export function parseTimeText(text: string): string | null {
  if (CANONICAL.test(text)) return text
  const plain = PLAIN.exec(text)
  if (plain !== null) return clock(Number(plain[1]), plain[2], plain[3], undefined)
  const compact = COMPACT.exec(text)
  if (compact !== null) return clock(Number(compact[1]), compact[2], compact[3], undefined)
  const parts = TIME.exec(text)
  if (parts === null) return null
  const [, before, hourText = '', minute, second, fraction, after] = parts
  if (before !== undefined && after !== undefined) return null
  const hour = hourOf(Number(hourText), before ?? after)
  return hour === null ? null : clock(hour, minute, second, fraction)
}

function hourOf(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour
  if (AFTERNOON.test(half)) return hour < 12 ? hour + 12 : hour
  if (MORNING.test(half)) return hour === 12 ? 0 : hour > 12 ? null : hour
  return hour >= 1 && hour <= 2 ? hour + 12 : hour
}

function clock(hour: number, minute = '00', second: string | undefined, fraction: string | undefined): string | null {
  if (hour > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return null
  const short = `${twoDigits(hour)}:${twoDigits(Number(minute))}`
  if (second === undefined) return short
  const full = `${short}:${twoDigits(Number(second))}`
  const thousandths = (fraction ?? '').slice(1, 4).padEnd(3, '0')
  return fraction === undefined || thousandths === '000' ? full : `${full}.${thousandths}`
}
