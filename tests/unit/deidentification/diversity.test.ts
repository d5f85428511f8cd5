import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { riskOf } from './make-risk.ts'

const salaries = ['3', '4', '5', '6', '11', '8', '7', '9', '10']
const groups = ['1', '1', '1', '2', '2', '2', '3', '3', '3']

describe('t-closeness as Li, Li and Venkatasubramanian (ICDE 2007) compute it', () => {
  it('salaries 3k 4k 5k are 0.375 from all nine, 6k 8k 11k are 0.167', () => {
    const worst = riskOf({ quasi: { 组: groups }, sensitive: { 薪: salaries } })
    expect(worst.t?.ordered).toBeCloseTo(0.375, 12)
    const second = riskOf({
      quasi: { 组: ['2', '2', '2', '*', '*', '*', '*', '*', '*'] },
      sensitive: { 薪: ['6', '8', '11', '3', '4', '5', '7', '9', '10'] },
    })
    // The rest of the table mirrors the class at half the distance.
    expect(second.t?.ordered).toBeCloseTo(1 / 6, 12)
  })

  it('Flu to Bronchitis costs 1/3, to Pulmonary embolism 2/3, to Stomach cancer 1 in their tree of diseases', () => {
    const hierarchy = {
      column: '病',
      rows: [
        ['Flu', 'Respiratory infection', 'Respiratory', '*'],
        ['Bronchitis', 'Respiratory infection', 'Respiratory', '*'],
        ['Pulmonary embolism', 'Vascular lung', 'Respiratory', '*'],
        ['Stomach cancer', 'Stomach', 'Digestive', '*'],
      ],
    }
    const cost = (other: string) =>
      riskOf({
        quasi: { 组: ['1', '2'] },
        sensitive: { 病: ['Flu', other] },
        settings: { 病: { hierarchy } },
      }).t?.hierarchical
    // Half of the mass moves.
    expect(cost('Bronchitis')).toBeCloseTo(1 / 6, 12)
    expect(cost('Pulmonary embolism')).toBeCloseTo(2 / 6, 12)
    expect(cost('Stomach cancer')).toBeCloseTo(3 / 6, 12)
  })

  it('a stated order is used for values that are no numbers', () => {
    const order = ['小学', '初中', '高中']
    const figures = riskOf({
      quasi: { 组: ['1', '2', '3'] },
      sensitive: { 学历: ['高中', '小学', '初中'] },
      settings: { 学历: { order } },
    })
    // 小学 alone against thirds: (2/3 + 1/3)/2.
    expect(figures.t?.ordered).toBeCloseTo(0.5, 12)
    expect(riskOf({ quasi: { 组: ['1'] }, sensitive: { 学历: ['小学'] } }).t?.ordered).toBeNull()
  })

  it('a value the order lacks is named', () => {
    expect(() =>
      riskOf({ quasi: { 组: ['1'] }, sensitive: { 学历: ['博士'] }, settings: { 学历: { order: ['小学'] } } }),
    ).toThrow(expect.objectContaining({ code: 'HIERARCHY_VALUE_MISSING' }))
  })
})

describe('l-diversity as Machanavajjhala et al. (TKDD 2007) define it', () => {
  it('a class of x x y y z: three values, e^H, (c,2) above 2/3, most frequent 2/5', () => {
    const { l } = riskOf({ quasi: { 组: ['1', '1', '1', '1', '1'] }, sensitive: { 病: ['x', 'x', 'y', 'y', 'z'] } })
    const entropy = Math.exp(-(0.4 * Math.log(0.4) * 2 + 0.2 * Math.log(0.2)))
    expect(l?.distinct).toBe(3)
    expect(l?.entropy).toBeCloseTo(entropy, 12)
    expect(l?.recursive).toBeCloseTo(2 / 3, 12)
    expect(l?.probabilistic).toBeCloseTo(2.5, 12)
    expect(l?.alpha).toBeCloseTo(0.4, 12)
  })

  it('two equally frequent values are exactly entropy 2-diverse', () => {
    expect(riskOf({ quasi: { 组: ['1', '1'] }, sensitive: { 病: ['x', 'y'] } }).l?.entropy).toBeCloseTo(2, 12)
  })

  it('of several sensitive columns the worst counts, and each is told', () => {
    const { l } = riskOf({
      quasi: { 组: ['1', '1'] },
      sensitive: { 病: ['x', 'y'], 收入: ['1', '1'] },
    })
    expect(l).toMatchObject({ distinct: 1, recursive: null, byColumn: { 病: { distinct: 2 }, 收入: { distinct: 1 } } })
  })
})

/** Straight from the definitions, over dense distributions. */
function plainDistances(classes: readonly string[], values: readonly string[]) {
  const domain = [...new Set(values)].sort((a, b) => Number(a) - Number(b))
  const shares = (rows: readonly string[]) =>
    domain.map(one => rows.filter(value => value === one).length / rows.length)
  const all = shares(values)
  const perClass = [...new Set(classes)].map(name => {
    const own = shares(values.filter((_, at) => classes[at] === name))
    const gaps = own.map((share, at) => share - (all[at] ?? 0))
    const running = gaps.map((_, at) => gaps.slice(0, at + 1).reduce((sum, gap) => sum + gap, 0))
    const walked = running.slice(0, -1).reduce((sum, gap) => sum + Math.abs(gap), 0)
    return {
      equal: gaps.reduce((sum, gap) => sum + Math.abs(gap), 0) / 2,
      ordered: domain.length < 2 ? 0 : walked / (domain.length - 1),
    }
  })
  return {
    equal: Math.max(...perClass.map(one => one.equal)),
    ordered: Math.max(...perClass.map(one => one.ordered)),
  }
}

describe('distances over sparse classes are those of the definitions', () => {
  it('on random tables', () => {
    const row = fc.record({ group: fc.constantFrom('1', '2', '3'), value: fc.integer({ min: -9, max: 9 }).map(String) })
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 40 }), rows => {
        const classes = rows.map(({ group }) => group)
        const values = rows.map(({ value }) => value)
        const expected = plainDistances(classes, values)
        const { t } = riskOf({ quasi: { 组: classes }, sensitive: { 值: values } })
        expect(t?.equal).toBeCloseTo(expected.equal, 10)
        expect(t?.ordered).toBeCloseTo(expected.ordered, 10)
      }),
    )
  })
})
