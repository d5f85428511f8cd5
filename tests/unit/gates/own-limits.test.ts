// Limits of the checks are data: a body may set its own with a reason, never looser than a template, and none that protects people looser.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LIMIT_NAMES, type OwnLimit } from '../../../src-main/contract/gate-limits.ts'
import { GATE_LIMITS } from '../../../src-main/core/gates/limits.ts'
import {
  changedLimits,
  LIMIT_RULES,
  limitFault,
  limitOf,
  limitText,
  withOwnLimits,
} from '../../../src-main/core/gates/own-limits.ts'
import { strictestLimits } from '../../../src-main/core/template-pack/strictest.ts'

const reason = '年鉴里的县级表格本来就粗'
const own = (name: OwnLimit['name'], value: number): OwnLimit => ({
  name,
  value,
  reason,
  person: '张办',
  on: '2026-03-01',
})
const usual = (name: OwnLimit['name']) => limitOf(GATE_LIMITS, name)

describe('a body that changes a limit', () => {
  it('has to say why', () => {
    expect(limitFault({ ...own('complete', 0.95), reason: ' ' }, usual('complete'), null)).toContain('理由')
    expect(limitFault(own('complete', 0.95), usual('complete'), null)).toBeNull()
  })

  it('may loosen a figure that is only ours, but not one that protects people, nor a template', () => {
    expect(limitFault(own('complete', 0.8), usual('complete'), null)).toBeNull()
    expect(limitFault(own('complete', 0.8), usual('complete'), 0.95)).toContain('95%')
    expect(limitFault(own('minimumCount', 2), usual('minimumCount'), null)).toContain('不能放宽')
    expect(limitFault(own('dominantShare', 0.9), usual('dominantShare'), null)).toContain('不能放宽')
    expect(limitFault(own('minimumCount', 10), usual('minimumCount'), 5)).toBeNull()
  })

  it('is refused figures that mean nothing', () => {
    expect(limitFault(own('complete', 95), usual('complete'), null)).toContain('100%')
    expect(limitFault(own('minimumCount', 4.5), usual('minimumCount'), null)).toContain('整数')
  })

  it('never gets past what a template asks for, whatever both say', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...(['minimumCount', 'dominantShare', 'machineReadableRate', 'complete'] as const)),
        fc.double({ min: 0.5, max: 1, noNaN: true }),
        fc.double({ min: 0.5, max: 1, noNaN: true }),
        (name, mine, asked) => {
          const [value, template] =
            name === 'minimumCount' ? [Math.round(mine * 20), Math.round(asked * 20)] : [mine, asked]
          const pack =
            name === 'complete'
              ? { quality: { complete: template }, noExceptions: [] }
              : { [name]: template, noExceptions: [] }
          const used = limitOf(strictestLimits(withOwnLimits(GATE_LIMITS, [own(name, value)]), [pack]), name)
          return LIMIT_RULES[name].stricter === 'higher' ? used >= template : used <= template
        },
      ),
    )
  })

  it('finds its limits among those that documents print, with what is usual', () => {
    const all = [own('complete', 0.8), own('unique', 1), own('minimumCount', 4)]
    const used = strictestLimits(withOwnLimits(GATE_LIMITS, all), [{ minimumCount: 10, noExceptions: [] }])
    // `unique` is what it was, and the template's ten count instead of the four.
    expect(changedLimits(GATE_LIMITS, used, all)).toEqual([{ name: 'complete', value: 0.8, usual: 0.9, reason }])
  })

  it('sees every limit with its figure', () => {
    expect(LIMIT_NAMES.map(name => limitText(name, usual(name)))).toEqual([
      '3',
      '85%',
      '90%',
      '100%',
      '95%',
      '100%',
      '95%',
      '1000000',
      '80%',
      '60%',
    ])
  })
})
