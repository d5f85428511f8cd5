// What the values of a column are made of: how long they are, and which characters they contain, from their patterns.
// Must not see a value: the pattern of a value has all it needs.
import { CHARACTER_CLASSES, type CharacterClass, type ValueMakeup } from '../../contract/distribution.ts'
import { isBlankCode, isFullWidthCode, isHanCode } from '../values/characters.ts'
import type { CountedClass } from './issues.ts'

/** Patterns are cut there, so all longer values count as that long. */
const LONGEST = 64
const LENGTHS = 12

/** Values whose pattern was not kept are left out (beyond 20 000 patterns in one column) and counted in `unknown`. */
export function makeupOf(classes: readonly CountedClass[]): ValueMakeup {
  const lengths = new Map<number, number>()
  const contents = new Map<CharacterClass, number>()
  let unknown = 0
  for (const { facts, count } of classes) {
    if (facts.shape === 'token') continue
    if (facts.pattern === '') {
      unknown += count
      continue
    }
    const length = Math.min(facts.pattern.length, LONGEST)
    lengths.set(length, (lengths.get(length) ?? 0) + count)
    for (const found of classesIn(facts.pattern)) contents.set(found, (contents.get(found) ?? 0) + count)
  }
  return {
    lengths: [...lengths]
      .map(([length, count]) => ({ length, count }))
      .sort((a, b) => b.count - a.count || a.length - b.length)
      .slice(0, LENGTHS),
    characters: CHARACTER_CLASSES.flatMap(name => {
      const count = contents.get(name)
      return count === undefined ? [] : [{ name, count }]
    }),
    unknown,
  }
}

function classesIn(pattern: string): ReadonlySet<CharacterClass> {
  const found = new Set<CharacterClass>()
  for (let at = 0; at < pattern.length; at += 1) found.add(classOf(pattern.charCodeAt(at)))
  return found
}

const DIGIT = 57
const LETTER = 65

function classOf(code: number): CharacterClass {
  if (code === DIGIT) return 'digit'
  if (code === LETTER) return 'letter'
  if (isHanCode(code)) return 'han'
  if (isBlankCode(code)) return 'blank'
  if (isFullWidthCode(code)) return 'fullWidth'
  return code < 128 || (code >= 0x3000 && code < 0x3020) || (code >= 0x2010 && code < 0x2030) ? 'sign' : 'other'
}
