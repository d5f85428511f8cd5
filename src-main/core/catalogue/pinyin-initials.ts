// Field names from Chinese headers: the first letters of the pinyin, as data dictionaries of public bodies use them.
// Resolves no readings by meaning; a few words with another usual reading are listed.

/**
 * First code of GB/T 2312 level 1 for each initial. Level 1 (3,755 characters, 0xB0A1–0xD7F9) is ordered by pinyin,
 * so a character's place tells its first letter.
 */
const FIRST_CODES: readonly [number, string][] = [
  [0xb0a1, 'a'],
  [0xb0c5, 'b'],
  [0xb2c1, 'c'],
  [0xb4ee, 'd'],
  [0xb6ea, 'e'],
  [0xb7a2, 'f'],
  [0xb8c1, 'g'],
  [0xb9fe, 'h'],
  [0xbbf7, 'j'],
  [0xbfa6, 'k'],
  [0xc0ac, 'l'],
  [0xc2e8, 'm'],
  [0xc4c3, 'n'],
  [0xc5b6, 'o'],
  [0xc5be, 'p'],
  [0xc6da, 'q'],
  [0xc8bb, 'r'],
  [0xc8f6, 's'],
  [0xcbfa, 't'],
  [0xcdda, 'w'],
  [0xcef4, 'x'],
  [0xd1b9, 'y'],
  [0xd4d1, 'z'],
]

/** Words whose character reads differently from its place in the table, and characters of level 2 that headers use. */
const USUAL_READINGS: readonly [string, string][] = [
  ['银行', 'yh'],
  ['行业', 'hy'],
  ['会计', 'kj'],
  ['重量', 'zl'],
  ['校验', 'jy'],
  ['曾用名', 'cym'],
  ['幢', 'z'],
  ['栋', 'd'],
  ['弄', 'l'],
  ['泾', 'j'],
  ['滨', 'b'],
]

let initials: Map<string, string> | undefined

function initialOf(char: string): string {
  initials ??= buildInitials()
  return initials.get(char) ?? ''
}

function buildInitials(): Map<string, string> {
  const decoder = new TextDecoder('gb18030')
  const table = new Map<string, string>()
  for (let high = 0xb0; high <= 0xd7; high += 1)
    for (let low = 0xa1; low <= 0xfe; low += 1) {
      const code = high * 256 + low
      const letter = FIRST_CODES.findLast(([first]) => code >= first)?.[1] ?? ''
      if (code <= 0xd7f9) table.set(decoder.decode(Uint8Array.of(high, low)), letter)
    }
  return table
}

/**
 * A name `[A-Za-z_][A-Za-z0-9_]*` for a header: `企业名称` → `qymc`, `Area (km2)` → `Area_km2`; '' when nothing of it can be spelled.
 */
export function nameFromHeader(header: string): string {
  let text = header.normalize('NFKC')
  for (const [word, letters] of USUAL_READINGS) text = text.replaceAll(word, letters)
  const spelled = Array.from(text, char => (/[A-Za-z0-9_]/.test(char) ? char : initialOf(char) || ' ')).join('')
  const name = spelled.trim().replace(/ +/g, '_').slice(0, 40)
  if (name === '' || /^_+$/.test(name)) return ''
  return /^[0-9]/.test(name) ? `f_${name}` : name
}
