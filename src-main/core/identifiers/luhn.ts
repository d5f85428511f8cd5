// The Luhn check of bank cards (ISO/IEC 7812) and device numbers (IMEI).
// Must not decide which numbers are cards: any tenth number passes.

/** From the right every second digit is doubled, 9 taken off when above 9; the sum ends in 0. `digits` holds digits only. */
export function passesLuhn(digits: string): boolean {
  let sum = 0
  let double = false
  for (let at = digits.length - 1; at >= 0; at--) {
    const digit = digits.charCodeAt(at) - 48
    const value = double ? digit * 2 : digit
    sum += value > 9 ? value - 9 : value
    double = !double
  }
  return sum % 10 === 0
}
