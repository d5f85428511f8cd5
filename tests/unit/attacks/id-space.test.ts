// How many ID numbers fit what is seen, against a plain listing of them.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { IdSpace } from '../../../src-main/core/attacks/id-space.ts'
import { citizenIdCheckCharacter } from '../../../src-main/core/identifiers/citizen-id.ts'
import { isRealDate } from '../../../src-main/core/values/calendar.ts'

const TODAY = '2026-11-28'
const space = new IdSpace(TODAY)
const nothing = { birth: null, sex: null, division: null }
const whole = (first17: string) => first17 + citizenIdCheckCharacter(first17)

describe('the numbers that fit a masked ID number', () => {
  it('are some three thousand when the first six and the last four digits are left', () => {
    const number = whole('32020519900615001')
    const { count } = space.candidates({ template: `${number.slice(0, 6)}????????${number.slice(14)}`, ...nothing })
    expect(count).toBeGreaterThan(3000)
    expect(count).toBeLessThan(4000)
  })

  it('are one when the birth date is known too, and it is the right one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1930, max: 2020 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 28 }),
        fc.integer({ min: 1, max: 999 }),
        (year, month, day, sequence) => {
          const two = (value: number) => String(value).padStart(2, '0')
          const number = whole(`320211${year}${two(month)}${two(day)}${String(sequence).padStart(3, '0')}`)
          const date = `${year}-${two(month)}-${two(day)}`
          const template = `${number.slice(0, 6)}????????${number.slice(14)}`
          const found = space.candidates({ ...nothing, template, birth: { from: date, to: date } })
          expect(found).toEqual({ count: 1, only: number })
        },
      ),
    )
  })

  it('are as many as a plain listing finds', () => {
    const number = whole('32020519900615001')
    const template = `${number.slice(0, 10)}????${number.slice(14, 16)}?${number[17]}`
    let listed = 0
    for (let month = 1; month <= 12; month += 1) {
      for (let day = 1; day <= 31; day += 1) {
        const text = `1990-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
        if (!isRealDate(1990, month, day)) continue
        for (let digit = 0; digit <= 9; digit += 1) {
          const first17 = `${number.slice(0, 6)}${text.replaceAll('-', '')}${number.slice(14, 16)}${digit}`
          if (citizenIdCheckCharacter(first17) === number[17]) listed += 1
        }
      }
    }
    expect(space.candidates({ template, ...nothing }).count).toBe(listed)
  })

  it('are half as many when the sex is known', () => {
    const template = '32020519900615????'
    expect(space.candidates({ template, ...nothing }).count).toBe(1000)
    expect(space.candidates({ ...nothing, template, sex: 'male' }).count).toBe(500)
  })

  it('are none when what is known does not fit', () => {
    const birth = { from: '1991-01-01', to: '1991-12-31' }
    expect(space.candidates({ ...nothing, template: '32020519900615????', birth }).count).toBe(0)
  })
})
