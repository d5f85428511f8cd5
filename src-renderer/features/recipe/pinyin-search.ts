// Finds Chinese titles by their characters or by the first letters of their pinyin.
// Carries no dictionary: the order of GB/T 2312 tells each common character's first letter.

/**
 * First code of GB/T 2312 level 1 for each letter. Level 1 (3,755 characters, 0xB0A1–0xD7F9) is ordered by pinyin, so a
 * character's place tells its first letter. Collations would too, but differ between builds of the browser.
 */
const FIRST_CODES: readonly (readonly [number, string])[] = [
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
const LAST_CODE = 0xd7f9

/** Characters people type by another reading than the one the standard sorts by. */
const OTHER_READINGS: Readonly<Record<string, string>> = { 重: 'cz', 长: 'cz', 行: 'hx', 调: 'dt', 率: 'ls' }

/** First letters of the common characters, made once when somebody searches. */
let letters: ReadonlyMap<string, string> | null = null

function commonLetters(): ReadonlyMap<string, string> {
  if (letters !== null) return letters
  const decoder = new TextDecoder('gbk')
  const made = new Map<string, string>()
  let place = 0
  for (let code = FIRST_CODES[0]?.[0] ?? 0; code <= LAST_CODE; code += 1) {
    if ((code & 0xff) < 0xa1 || (code & 0xff) > 0xfe) continue
    while ((FIRST_CODES[place + 1]?.[0] ?? LAST_CODE + 1) <= code) place += 1
    made.set(decoder.decode(Uint8Array.of(code >> 8, code & 0xff)), FIRST_CODES[place]?.[1] ?? '')
  }
  letters = made
  return made
}

/** Possible first letters of one character; a letter or digit stands for itself, a rare character has none. */
export function initialsOf(character: string): string {
  const other = OTHER_READINGS[character]
  if (other !== undefined) return other
  if (!/\p{Script=Han}/u.test(character)) return character.toLowerCase()
  return commonLetters().get(character) ?? ''
}

/** Whether the query is part of the text, or the first letters of a run of its characters. */
export function matchesQuery(text: string, query: string): boolean {
  const wanted = query.trim().toLowerCase()
  if (wanted === '' || text.toLowerCase().includes(wanted)) return true
  if (!/^[a-z0-9]+$/.test(wanted)) return false
  const letters = [...text].map(initialsOf).filter(initials => /^[a-z0-9]+$/.test(initials))
  return letters.some((_, start) => startsAt(letters, wanted, start))
}

function startsAt(letters: readonly string[], wanted: string, start: number): boolean {
  if (start + wanted.length > letters.length) return false
  return [...wanted].every((letter, index) => letters[start + index]?.includes(letter) ?? false)
}
