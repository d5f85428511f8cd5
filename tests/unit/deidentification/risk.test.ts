import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EnvironmentSchema } from '../../../src-main/contract/risk.ts'
import { prosecutorRisk } from '../../../src-main/core/deidentification/risk/attacker-risk.ts'
import { linkageFigures, releaseDifference } from '../../../src-main/core/deidentification/risk/compare-releases.ts'
import {
  attemptProbability,
  classThreshold,
  effectLevel,
  impliedK,
} from '../../../src-main/core/deidentification/risk/effect-level.ts'
import { sizeHistogram } from '../../../src-main/core/deidentification/risk/release-classes.ts'
import { riskOf } from './make-risk.ts'

const classesOf = (...sizes: number[]) => sizeHistogram(sizes)

describe('the worked examples of the domain notes', () => {
  it('ages 25, 25, 30, 30, 30 of one sex: two groups, and illness A, B | A, A, A', () => {
    const figures = riskOf({
      quasi: { 年龄: ['25', '25', '30', '30', '30'], 性别: ['女', '女', '女', '女', '女'] },
      sensitive: { 病: ['A', 'B', 'A', 'A', 'A'] },
    })
    expect(figures).toMatchObject({ rows: 5, classes: 2, k: 2, uniques: 0, l: { distinct: 1, probabilistic: 1 } })
    expect(figures.prosecutor).toEqual({ max: 0.5, average: 0.4, shareAtRisk: 1 })
    expect(figures.classSizes).toEqual([
      { size: 2, classes: 1 },
      { size: 3, classes: 1 },
    ])
    expect(figures.smallest).toEqual([
      { row: 2, size: 2 },
      { row: 4, size: 3 },
    ])
  })

  it('classes of 20, 25 and 40: public release passes at 0.05, the controlled one has R = 0.0298', () => {
    const risk = prosecutorRisk(classesOf(20, 25, 40), 0.05)
    expect(risk.max).toBeCloseTo(0.05, 12)
    expect(risk.average).toBeCloseTo(3 / 85, 12)
    const averages = { averageOverClasses: (0.05 + 0.04 + 0.025) / 3, averageOverRecords: 3 / 85 }
    const input = { direct: false, quasiIdentifiers: 2, maxRisk: risk.max, ...averages }
    const environment = EnvironmentSchema.parse({
      control: 'high',
      ability: 'mid',
      share: 0.01,
      acquaintances: 150,
      security: 'high',
    })
    expect(effectLevel({ ...input, release: 'public', environment })).toMatchObject({ level: 3, risk: 0.05 })
    const controlled = effectLevel({ ...input, release: 'controlled', environment })
    expect(controlled.attempt).toMatchObject({ insider: 0.1, breach: 0.14 })
    expect(controlled.attempt.acquaintance).toBeCloseTo(0.7785, 4)
    expect(controlled.risk).toBeCloseTo(0.0298, 4)
  })
})

describe('the four levels of effect', () => {
  const averages = { averageOverClasses: 0.1, averageOverRecords: 0.1 }
  const environment = EnvironmentSchema.parse({})

  it('direct identifiers are level 1, none at all level 4, whatever the classes', () => {
    const input = { maxRisk: 1, ...averages, release: 'public' as const, environment }
    expect(effectLevel({ ...input, direct: true, quasiIdentifiers: 3 }).level).toBe(1)
    expect(effectLevel({ ...input, direct: false, quasiIdentifiers: 0, maxRisk: 0 }).level).toBe(4)
  })

  it('one class above the threshold makes the whole release fail', () => {
    const input = { direct: false, quasiIdentifiers: 2, ...averages, release: 'public' as const, environment }
    expect(effectLevel({ ...input, maxRisk: 1 / 19 })).toMatchObject({ level: 2, gatePassed: false, risk: 1 })
    expect(effectLevel({ ...input, maxRisk: 1 / 20 })).toMatchObject({ level: 3, gatePassed: true })
  })

  it('20, 5 and 3 people follow from the thresholds', () => {
    expect([
      impliedK(classThreshold('public')),
      impliedK(classThreshold('controlled')),
      impliedK(classThreshold('enclave')),
    ]).toEqual([20, 5, 3])
  })

  it('everybody counts as trying where everybody has the data', () => {
    expect(attemptProbability('public', environment).probability).toBe(1)
  })
})

describe('a population around the release', () => {
  it('journalist and marketer are counted from its classes', () => {
    // Release: a a b; population: a a a a b b c.
    const values = ['a', 'a', 'b', ...'aaaabbc']
    const figures = riskOf({ quasi: { 区: values }, rows: 3, threshold: 0.3 })
    expect(figures.prosecutor).toEqual({ max: 1, average: 2 / 3, shareAtRisk: 1 })
    expect(figures.journalist.max).toBe(0.5)
    // J/ΣF = 2/6; (1/n)Σ f/F = (2/4 + 1/2)/3.
    expect(figures.journalist.average).toBeCloseTo(1 / 3, 12)
    expect(figures.journalist).toMatchObject({ shareAtRisk: 1 / 3, basis: 'population' })
    expect(figures.marketer).toBeCloseTo(1 / 3, 12)
    expect(figures.population).toEqual({ rows: 7, kMap: 2, presence: { min: 0.5, max: 0.5 }, beyondPopulation: 0 })
  })

  it('a population that lacks people of the release is pointed out', () => {
    expect(riskOf({ quasi: { 区: ['a', 'b', 'a'] }, rows: 2 }).population).toMatchObject({
      beyondPopulation: 1,
      kMap: 1,
    })
  })

  it('without one the prosecutor is the upper bound', () => {
    const figures = riskOf({ quasi: { 区: ['a', 'a', 'b'] } })
    expect(figures.journalist).toEqual({ ...figures.prosecutor, basis: 'upperBound' })
    expect(figures.population).toBeNull()
  })

  it('prosecutor ≥ journalist ≥ marketer, whatever the tables', () => {
    const cells = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(cells, cells, (release, others) => {
        const figures = riskOf({
          quasi: { 区: [...release, ...release, ...others] },
          rows: release.length,
          threshold: 0.2,
        })
        expect(figures.prosecutor.max).toBeGreaterThanOrEqual(figures.journalist.max)
        expect(figures.prosecutor.average + 1e-12).toBeGreaterThanOrEqual(figures.journalist.average)
        expect(figures.journalist.average + 1e-12).toBeGreaterThanOrEqual(figures.marketer)
      }),
    )
  })
})

describe('suppressed values are judged under each meaning a reader may give them', () => {
  it('whole records: their own class, any value, or not there', () => {
    const figures = riskOf({
      quasi: { 区: ['a', 'a', 'a', 'b', 'b', '*'], 岁: ['1', '1', '1', '2', '2', '*'] },
      sensitive: { 病: ['x', 'y', 'x', 'x', 'y', 'z'] },
    })
    expect(figures.suppressed).toMatchObject({
      rows: 1,
      wholeRows: 1,
      k: { ownClass: 1, anyValue: 3, removed: 2 },
      l: { 病: { anyValue: { distinct: 3 }, removed: { distinct: 2 } } },
    })
    expect(figures.l?.distinct).toBe(1)
  })

  it('single cells: agree on what is left to compare', () => {
    const { suppressed } = riskOf({
      quasi: { 区: ['a', 'a', 'b', '*'], 岁: ['1', '*', '1', '1'] },
    })
    // a1 meets a*, *1; a* meets a1 and *1; b1 meets *1; *1 meets all.
    expect(suppressed).toMatchObject({ rows: 2, wholeRows: 0, k: { ownClass: 1, anyValue: 2, removed: 1 } })
  })

  it('the count under "any value" is that of comparing all pairs of records', () => {
    const cell = fc.constantFrom('a', 'b', '*')
    const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 14 })
    fc.assert(
      fc.property(table, rows => {
        const alike = (left: readonly string[], right: readonly string[]) =>
          left.every((value, at) => value === right[at] || value === '*' || right[at] === '*')
        const expected = Math.min(...rows.map(left => rows.filter(right => alike(left, right)).length))
        const quasi = Object.fromEntries([0, 1, 2].map(at => [String(at), rows.map(row => row[at] ?? '')]))
        const { k } = riskOf({ quasi }).suppressed
        expect(k.anyValue).toBe(expected)
        expect(k.anyValue).toBeGreaterThanOrEqual(k.ownClass ?? 0)
      }),
    )
  })
})

describe('two tables together', () => {
  it('groups that one or two people joined or left give them away', () => {
    const [now, before] = [Uint32Array.of(20, 21, 30, 5, 0), Uint32Array.of(20, 20, 32, 0, 25)]
    expect(releaseDifference(now, before)).toEqual({
      classes: 5,
      unchanged: 1,
      appeared: 1,
      vanished: 1,
      changedByOne: 1,
      changedByTwo: 1,
      exposed: 3,
    })
  })

  it('a record alone that meets one record of another table has a name', () => {
    const [release, other] = [Uint32Array.of(1, 1, 3, 9, 0), Uint32Array.of(1, 2, 1, 4, 7)]
    expect(linkageFigures(release, other)).toEqual({ rows: 14, matched: 14, unique: 1, toFew: 5 })
  })
})

describe('blank and 无 are two texts, as they are in the file', () => {
  it('rows differ by them', () => {
    expect(riskOf({ quasi: { 区: ['', '无', ''] } })).toMatchObject({ classes: 2, k: 1, uniques: 1 })
  })
})
