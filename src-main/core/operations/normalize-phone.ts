// Operation normalizePhone: telephone numbers in one form, mobile 13000000000, landline 0510-80000000, extension -123.
// Judges the form only; whether a number is in use or allotted is not asked.
import { z } from 'zod'
import { judgedForm } from '../values/normalize-text.ts'
import { defineOperation } from './operation.ts'
import { keepOrEmpty, untreatable } from './untreatable.ts'

const params = z.strictObject({
  several: z.enum(['all', 'first']).default('all'),
  separator: z
    .string()
    .min(1)
    .max(3)
    .default('、')
    .meta({ appliesWhen: { several: ['all'] } }),
  onFail: keepOrEmpty,
})

const DASHES = /[\u2010-\u2015\u2212\u30fc]/g
/** A column that went through a number cell: 13000000000.0 */
const NUMBER_TAIL = /^(\d{11})\.0+$/
const MOBILE = /^(?:\+?86|0086)?(1[3-9]\d{9}|14(?:[01]0|4[01]|[68]\d)\d{9})$/
/** 3-digit area codes have 8-digit numbers, 4-digit ones 7 or 8; the number's own shape is not judged. */
const LANDLINE =
  /^(?:\+?86|0086)?(?:\(?(010|02\d)\)?-?(\d{8})|\(?(0[3-9]\d{2})\)?-?(\d{7,8}))(?:(?:-|转|ext\.?)(\d{1,6}))?$/i
const LOCAL = /^([2-9]\d{6,7})(?:(?:-|转|ext\.?)(\d{1,6}))?$/i
const SERVICE = /^(?:[48]00\d{7}|1(?:1[0-9]|2[0-9]|0[0-9])(?:\d{2})?|9[56]\d{3,4})$/
const SEPARATORS = /[/、;,|]|(?<=\d) +(?=\d)/

function oneNumber(text: string): string | null {
  const compact = text.replace(/ /g, '')
  const digits = compact.replace(/[-()]/g, '').replace(NUMBER_TAIL, '$1')
  const mobile = MOBILE.exec(digits)
  if (mobile !== null) return mobile[1] ?? null
  if (SERVICE.test(digits)) return digits
  const landline = LANDLINE.exec(compact)
  if (landline !== null) {
    const [, short, shortNumber, long, longNumber, extension] = landline
    return joined(short ?? long, shortNumber ?? longNumber, extension)
  }
  const local = LOCAL.exec(compact)
  return local === null ? null : joined(local[1], local[2])
}

function joined(...parts: (string | undefined)[]): string {
  return parts.filter(part => part !== undefined).join('-')
}

/** null as soon as one piece is no number: half a contact would look complete. */
function allNumbers(text: string): string[] | null {
  const whole = oneNumber(text)
  if (whole !== null) return [whole]
  const pieces = text.split(SEPARATORS).filter(piece => piece.trim() !== '')
  const numbers = pieces.map(oneNumber)
  return pieces.length > 1 && numbers.every(number => number !== null) ? numbers : null
}

export const normalizePhone = defineOperation({
  id: 'normalizePhone',
  kind: 'clean',
  params,
  columns: { min: 1, max: null },
  scope: 'row',
  reversibility: 'unchanged',
  plan({ several, separator, onFail }) {
    const failed = untreatable(onFail)
    return {
      shape: 'cells',
      map(value) {
        const numbers = allNumbers(judgedForm(value).replace(DASHES, '-'))
        if (numbers === null) return failed
        return several === 'first' ? (numbers[0] ?? failed) : numbers.join(separator)
      },
    }
  },
})
