// Traditional characters in their standard simplified form.
// Leaves characters that are standard themselves (乾 in a name, 於 as a surname) unless a known word says otherwise.
import table from '../../../resources/dictionaries/traditional-characters.json' with { type: 'json' }

const from = [...table.from]
const to = [...table.to]
const CHARACTERS: ReadonlyMap<string, string> = new Map(from.map((character, at) => [character, to[at] ?? character]))
const PHRASES: ReadonlyMap<string, string> = new Map(Object.entries(table.phrases))
const LONGEST_PHRASE = Math.max(...[...PHRASES.keys()].map(phrase => [...phrase].length))
const PHRASE_STARTS = new Set([...PHRASES.keys()].map(phrase => String.fromCodePoint(phrase.codePointAt(0) ?? 0)))

/** The longest known word that begins at `at`, as its length in characters; 0 = none. */
function phraseLength(characters: readonly string[], at: number): number {
  if (!PHRASE_STARTS.has(characters[at] ?? '')) return 0
  for (let length = Math.min(LONGEST_PHRASE, characters.length - at); length > 1; length -= 1) {
    if (PHRASES.has(characters.slice(at, at + length).join(''))) return length
  }
  return 0
}

export function simplified(text: string): string {
  const characters = [...text]
  let result = ''
  for (let at = 0; at < characters.length; ) {
    const length = phraseLength(characters, at)
    if (length > 0) {
      result += PHRASES.get(characters.slice(at, at + length).join('')) ?? ''
      at += length
    } else {
      const character = characters[at] ?? ''
      result += CHARACTERS.get(character) ?? character
      at += 1
    }
  }
  return result
}
