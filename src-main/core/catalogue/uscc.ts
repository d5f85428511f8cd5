// Checksum of the unified social credit code (GB 32100-2015).
// Recognises no codes inside text; that is detection.

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'

export function isValidUscc(code: string): boolean {
  const values = Array.from(code, char => ALPHABET.indexOf(char))
  if (values.length !== 18 || values.includes(-1)) return false
  const sum = values.slice(0, 17).reduce((total, value, at) => total + value * (3 ** at % 31), 0)
  return values[17] === (31 - (sum % 31)) % 31
}
