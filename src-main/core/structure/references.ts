// Cell references the way spreadsheets write them: column letters, merged regions.
// Knows nothing of contents.

/** 0 → A, 25 → Z, 26 → AA. */
export function columnLetters(index: number): string {
  let letters = ''
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return letters
}

/** A → 0. */
export function columnIndex(letters: string): number {
  let index = 0
  for (const letter of letters) index = index * 26 + (letter.charCodeAt(0) - 64)
  return index - 1
}

/** Rows counted from 1, columns from 0; all four inside the region. */
export interface Region {
  top: number
  bottom: number
  left: number
  right: number
}

const regionForm = /^\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?$/u

/** "B2:D3" → its corners; null for anything else. */
export function parseRegion(reference: string): Region | null {
  const parts = regionForm.exec(reference)
  if (parts === null) return null
  const [, left = '', top = '', right = left, bottom = top] = parts
  return { top: Number(top), bottom: Number(bottom), left: columnIndex(left), right: columnIndex(right) }
}
