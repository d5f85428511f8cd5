// Finds Chinese titles by their characters or by the first letters of their pinyin.
// Carries no dictionary: the order of the Chinese collation tells each character's first letter.

/** The first character of each letter in the collation's order. */
const FIRST_OF_LETTER = [
  ['a', '阿'],
  ['b', '八'],
  ['c', '嚓'],
  ['d', '哒'],
  ['e', '妸'],
  ['f', '发'],
  ['g', '旮'],
  ['h', '哈'],
  ['j', '讥'],
  ['k', '咔'],
  ['l', '垃'],
  ['m', '痳'],
  ['n', '拏'],
  ['o', '噢'],
  ['p', '妑'],
  ['q', '七'],
  ['r', '呥'],
  ['s', '扨'],
  ['t', '它'],
  ['w', '穵'],
  ['x', '夕'],
  ['y', '丫'],
  ['z', '帀'],
] as const

/** Characters people type by another reading than the one the collation sorts by. */
const OTHER_READINGS: Readonly<Record<string, string>> = { 重: 'cz', 长: 'cz', 行: 'hx', 调: 'dt', 单: 'ds', 率: 'ls' }

const collator = new Intl.Collator('zh-Hans-CN-u-co-pinyin')

/** Possible first letters of one character; a letter or digit stands for itself. */
export function initialsOf(character: string): string {
  const other = OTHER_READINGS[character]
  if (other !== undefined) return other
  if (!/\p{Script=Han}/u.test(character)) return character.toLowerCase()
  let letter = ''
  for (const [initial, first] of FIRST_OF_LETTER) {
    if (collator.compare(first, character) > 0) break
    letter = initial
  }
  return letter
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
