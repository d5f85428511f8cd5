// Operation gridCoordinate: moves coordinates to the south-west corner of a grid of degrees, in the datum the person states.
// Converts no datum: WGS-84, CGCS2000, GCJ-02 and BD-09 differ by hundreds of metres and nothing in the numbers tells which it is.
import { z } from 'zod'
import { judgedForm } from '../../values/normalize-text.ts'
import { defineOperation } from '../operation.ts'
import { stopOrEmpty, untreatable } from '../untreatable.ts'

/** Decimals that stay; a hundredth of a degree is 1.1 km from south to north, 0.95 km from west to east in Wuxi. */
const DECIMALS = { one: 0, tenth: 1, hundredth: 2, thousandth: 3 } as const
const PAIR = /^(-?\d{1,3}(?:\.\d+)?)( ?[,，;；/ ] ?)(-?\d{1,3}(?:\.\d+)?)$/
const SINGLE = /^-?\d{1,3}(?:\.\d+)?$/

const params = z.strictObject({
  cell: z.enum(['one', 'tenth', 'hundredth', 'thousandth']).default('hundredth'),
  datum: z.enum(['unknown', 'cgcs2000', 'wgs84', 'gcj02', 'bd09']).default('unknown'),
  onFail: stopOrEmpty,
})

/** Towards south and west by cutting the text, never through a binary fraction. */
function cornerOf(text: string, decimals: number): string {
  const [whole = '', fraction = ''] = text.split('.')
  const cut = fraction.slice(0, decimals).padEnd(decimals, '0')
  const exact = /^0*$/.test(fraction.slice(decimals))
  const shown = decimals === 0 ? whole : `${whole}.${cut}`
  if (!text.startsWith('-') || exact) return shown
  const units = BigInt(`${whole.slice(1)}${cut}`) + 1n
  const digits = String(units).padStart(decimals + 1, '0')
  return decimals === 0 ? `-${digits}` : `-${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}

export const gridCoordinate = defineOperation({
  id: 'gridCoordinate',
  kind: 'mask',
  family: 'generalisation',
  params,
  columns: { min: 1, max: null },
  scope: 'row',
  reversibility: 'irreversible',
  plan({ cell, onFail }) {
    const failed = untreatable(onFail)
    const decimals = DECIMALS[cell]
    return {
      shape: 'cells',
      map(value) {
        const text = judgedForm(value)
        if (SINGLE.test(text)) return cornerOf(text, decimals)
        const [, first, between, second] = PAIR.exec(text) ?? []
        if (first === undefined || second === undefined) return failed
        return cornerOf(first, decimals) + between + cornerOf(second, decimals)
      },
    }
  },
})
