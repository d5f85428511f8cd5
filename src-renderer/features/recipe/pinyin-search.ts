// Finds Chinese titles by their characters or by the first letters of their pinyin.
// Resolves no readings by meaning: either reading of a few characters is accepted.
import { readingOf } from '../../../src-main/contract/text/pinyin.ts'

/** Characters people type by another reading than their usual one. */
const OTHER_READINGS: Readonly<Record<string, string>> = { 重: 'cz', 长: 'cz', 行: 'hx', 调: 'dt', 率: 'ls' }

/** Possible first letters of one character; a letter or digit stands for itself, a rare character has none. */
export function initialsOf(character: string): string {
  const other = OTHER_READINGS[character]
  if (other !== undefined) return other
  if (!/\p{Script=Han}/u.test(character)) return character.toLowerCase()
  return readingOf(character)?.charAt(0) ?? ''
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
