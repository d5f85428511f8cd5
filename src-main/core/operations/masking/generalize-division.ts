// Operation generalizeDivision: replaces a division's code or name by the county, city or province it lies in.
// Fails closed: what the tables do not know may be more than a place, and never passes through.
import { z } from 'zod'
import { parseAddress } from '../../identifiers/address-levels.ts'
import { divisionNameOf, divisionOfName } from '../../identifiers/division-table.ts'
import { isProvinceCode } from '../../identifiers/divisions.ts'
import { judgedForm } from '../../values/normalize-text.ts'
import { defineOperation } from '../operation.ts'
import { stopOrEmpty, untreatable } from '../untreatable.ts'

const LEVELS = ['province', 'city', 'county'] as const
const DIGITS = { province: 2, city: 4, county: 6 } as const

const params = z.strictObject({
  to: z.enum(LEVELS).default('city'),
  /** What a code becomes: a code with zeros behind (320200), or the name (无锡市). */
  write: z.enum(['code', 'name']).default('code'),
  onFail: stopOrEmpty,
})
type Params = z.output<typeof params>

const CODE = /^\d{6}(?:\d{3}(?:\d{3})?)?$/

/** Codes of towns and villages (9, 12 digits) begin with their county's; coarser codes than asked stay as they are. */
function ofCode(code: string, { to, write }: Params): string | null {
  if (!CODE.test(code) || !isProvinceCode(code.slice(0, 2))) return null
  const kept = code.slice(0, DIGITS[to]).padEnd(6, '0')
  return write === 'code' ? kept : divisionNameOf(kept)
}

/** A county's name is kept as written; for a city or a province the table says which. */
function ofName(name: string, { to, write }: Params): string | null {
  const levels = parseAddress(name)
  if (levels === null) return null
  if (to === 'county' && write === 'name') {
    const kept = [levels.province, levels.city, levels.county].join('')
    return kept === '' ? null : kept
  }
  const code = divisionOfName(name)
  if (code === null || (write === 'code' && code.length < DIGITS[to])) return null
  const kept = code.slice(0, DIGITS[to]).padEnd(6, '0')
  return write === 'code' ? kept : divisionNameOf(kept)
}

export const generalizeDivision = defineOperation({
  id: 'generalizeDivision',
  kind: 'mask',
  family: 'generalisation',
  params,
  columns: { min: 1, max: null },
  scope: 'row',
  reversibility: 'irreversible',
  plan(chosen) {
    const failed = untreatable(chosen.onFail)
    return {
      shape: 'cells',
      dear: true,
      map(value) {
        const text = judgedForm(value).replaceAll(' ', '')
        return (/^\d/.test(text) ? ofCode(text, chosen) : ofName(text, chosen)) ?? failed
      },
    }
  },
})
