// Format-preserving encryption of texts: the signs of an alphabet are encrypted among themselves, joints between them stay.
// Knows no operation: see encrypt-format and decrypt-format.
import { createHmac, type KeyObject } from 'node:crypto'
import { createFf1 } from '../ciphers/ff1.ts'

export const FORMAT_ALPHABETS = { digits: '0123456789', lettersDigits: '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ' } as const
export type FormatAlphabet = keyof typeof FORMAT_ALPHABETS

/** Signs that only part a number into groups. */
const JOINTS = new Set([...' -./()'])

export interface FormatCipherRules {
  readonly alphabet: FormatAlphabet
  readonly tweak: string
  /** Signs of the alphabet in front and at the end that stay readable. */
  readonly keepFirst: number
  readonly keepLast: number
}

/** null = the value holds other signs, or fewer than a million values could stand in its place. */
export interface FormatCipher {
  encrypt(value: string): string | null
  decrypt(value: string): string | null
}

/** FF1 is defined over AES. One secret serves several uses: its AES key is derived so that no two uses share one. */
export function createFormatCipher(secret: KeyObject, rules: FormatCipherRules): FormatCipher {
  const signs = FORMAT_ALPHABETS[rules.alphabet]
  const key = createHmac('sha256', secret).update('openprep FF1 AES-256', 'utf8').digest()
  const ff1 = createFf1(key, signs.length, Buffer.from(rules.tweak, 'utf8'))
  const values = new Map([...signs].map((sign, value) => [sign, value]))

  function treated(value: string, permute: (numerals: readonly number[]) => number[] | null): string | null {
    const characters = [...value]
    const places: number[] = []
    for (const [at, sign] of characters.entries()) {
      if (values.has(sign)) places.push(at)
      else if (!JOINTS.has(sign)) return null
    }
    const hidden = places.slice(rules.keepFirst, places.length - rules.keepLast)
    const permuted = permute(hidden.map(at => values.get(characters[at] ?? '') ?? 0))
    if (permuted === null) return null
    for (const [turn, at] of hidden.entries()) characters[at] = signs.charAt(permuted[turn] ?? 0)
    return characters.join('')
  }

  return {
    encrypt: value => treated(value, ff1.encrypt),
    decrypt: value => treated(value, ff1.decrypt),
  }
}
