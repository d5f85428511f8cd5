// Vehicle identification numbers (GB 16735, ISO 3779).
// Must not be strict about imports: European cars may fail the check digit and are then lookalikes.
import type { IdVerdict } from './citizen-id.ts'

const SHAPE = /^[A-HJ-NPR-Z0-9]{17}$/
const WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]
const LETTERS: Readonly<Record<string, number>> = {
  ...{ A: 1, B: 2, C: 3, D: 4, E: 5, F: 6, G: 7, H: 8 },
  ...{ J: 1, K: 2, L: 3, M: 4, N: 5, P: 7, R: 9 },
  ...{ S: 2, T: 3, U: 4, V: 5, W: 6, X: 7, Y: 8, Z: 9 },
}

/** Position 9 is Σ value × weight mod 11, 10 written X. A number without a single letter is no VIN. */
export function judgeVin(value: string): IdVerdict {
  const number = value.toUpperCase()
  if (!SHAPE.test(number) || !/[A-Z]/.test(number) || !/\d/.test(number)) return null
  let sum = 0
  for (let at = 0; at < 17; at++) {
    const character = number.charAt(at)
    sum += (LETTERS[character] ?? Number(character)) * (WEIGHTS[at] ?? 0)
  }
  const check = sum % 11 === 10 ? 'X' : String(sum % 11)
  return number.charAt(8) === check ? 'valid' : 'lookalike'
}
