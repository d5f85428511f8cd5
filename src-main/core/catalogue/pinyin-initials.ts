// Field names from Chinese headers: the first letters of the pinyin, as data dictionaries of public bodies use them.
// Resolves no readings by meaning; a few words with another usual reading are listed.
import { readingOf } from '../../contract/text/pinyin.ts'

/** Words in which a character has another reading than its usual one. */
const USUAL_READINGS: readonly [string, string][] = [
  ['银行', 'yh'],
  ['行业', 'hy'],
  ['会计', 'kj'],
  ['重量', 'zl'],
  ['校验', 'jy'],
  ['曾用名', 'cym'],
]

/**
 * A name `[A-Za-z_][A-Za-z0-9_]*` for a header: `企业名称` → `qymc`, `Area (km2)` → `Area_km2`; '' when nothing of it can be spelled.
 */
export function nameFromHeader(header: string): string {
  let text = header.normalize('NFKC')
  for (const [word, letters] of USUAL_READINGS) text = text.replaceAll(word, letters)
  const spelled = Array.from(text, char =>
    /[A-Za-z0-9_]/.test(char) ? char : (readingOf(char)?.charAt(0) ?? ' '),
  ).join('')
  const name = spelled.trim().replace(/ +/g, '_').slice(0, 40)
  if (name === '' || /^_+$/.test(name)) return ''
  return /^[0-9]/.test(name) ? `f_${name}` : name
}
