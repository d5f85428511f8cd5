// The text of a JSON number: as it is written, an exponent written out, never through a double.
// Judges no size: a number of any length keeps every digit.

const FORM = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/
/** An exponent beyond any double is kept as it is written. */
const MOST_ZEROS = 400

/** `literal` must be a number by JSON's grammar. "12E3" → "12000"; "110101190001010020" stays. */
export function numberText(literal: string): string {
  if (!/[eE]/.test(literal)) return literal
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = FORM.exec(literal) ?? []
  const shift = Number(exponent)
  if (Math.abs(shift) > MOST_ZEROS) return literal
  const digits = whole + fraction
  const point = whole.length + shift
  const before = point <= 0 ? '0' : digits.slice(0, point).padEnd(point, '0')
  const after = point <= 0 ? '0'.repeat(-point) + digits : digits.slice(point)
  const tidy = after.replace(/0+$/, '')
  return `${sign}${before.replace(/^0+(?=\d)/, '')}${tidy === '' ? '' : `.${tidy}`}`
}
