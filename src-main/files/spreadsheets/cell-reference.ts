// Cell references (`AB12`) as numbers and back.
// Knows no sheets and no limits.

/** 1-based column and row; null when `text` is no reference. */
export function parseReference(text: string): { column: number; row: number } | null {
  const match = /^\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})$/.exec(text)
  return match ? { column: columnNumber(match[1] ?? ''), row: Number(match[2]) } : null
}

/** A → 1, Z → 26, AA → 27. `letters` must be ASCII letters. */
export function columnNumber(letters: string): number {
  let column = 0
  for (let at = 0; at < letters.length; at += 1) column = column * 26 + (letters.charCodeAt(at) & 31)
  return column
}

/** 1 → A. */
export function columnLetters(column: number): string {
  let rest = column
  let letters = ''
  while (rest > 0) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
    rest = Math.floor((rest - 1) / 26)
  }
  return letters
}
