// The spellings of the two sexes that tables use.
// Guesses nothing: any other text has no sex.
const SEXES: Readonly<Record<string, 'male' | 'female'>> = {
  男: 'male',
  男性: 'male',
  M: 'male',
  MALE: 'male',
  '1': 'male',
  女: 'female',
  女性: 'female',
  F: 'female',
  FEMALE: 'female',
  '2': 'female',
}

/** `text` trimmed; null for anything else. */
export function sexOfText(text: string): 'male' | 'female' | null {
  return SEXES[text.toUpperCase()] ?? null
}
