import { describe, expect, it } from 'vitest'
import { digamma, logGamma } from '../../../src-main/core/deidentification/risk/gamma-functions.ts'
import {
  estimatePopulation,
  pitmanParameters,
  snbParameters,
} from '../../../src-main/core/deidentification/risk/population-estimates.ts'

describe('ln Γ and ψ', () => {
  it('are what the tables say', () => {
    expect(logGamma(1)).toBeCloseTo(0, 12)
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 12)
    expect(logGamma(11)).toBeCloseTo(Math.log(3_628_800), 11)
    expect(digamma(1)).toBeCloseTo(-0.577_215_664_901_532_9, 12)
    expect(digamma(0.5)).toBeCloseTo(-1.963_510_026_021_423_5, 12)
  })
})

describe('Zayatz (1991)', () => {
  it('two of four drawn from eight stand alone: 28/11 of the eight do', () => {
    // Classes 1, 1, 2 stand for the population's. One of a class of 1 is drawn with 1/2, one of 2 with 2·C(6,3)/C(8,4) = 4/7.
    // A unique of the sample is one of the population with (2/3·1/2)/(2/3·1/2 + 1/3·4/7) = 7/11; 2·7/11·8/4 = 28/11.
    const histogram = [
      { size: 1, classes: 2 },
      { size: 2, classes: 1 },
    ]
    expect(estimatePopulation(histogram, 8)?.uniques.zayatz).toBeCloseTo(28 / 11, 10)
  })

  it('a sample that is the population estimates its own uniques', () => {
    const histogram = [
      { size: 1, classes: 7 },
      { size: 3, classes: 5 },
    ]
    expect(estimatePopulation(histogram, 22)?.uniques.zayatz).toBeCloseTo(7, 8)
  })
})

const histogram = [
  { size: 1, classes: 120 },
  { size: 2, classes: 50 },
  { size: 3, classes: 30 },
  { size: 5, classes: 20 },
  { size: 12, classes: 10 },
  { size: 40, classes: 3 },
]
const rows = histogram.reduce((sum, { size, classes }) => sum + size * classes, 0)
const classes = histogram.reduce((sum, one) => sum + one.classes, 0)

describe('Pitman (Hoshino 2001)', () => {
  it('makes both derivatives of the likelihood zero, summed term by term', () => {
    const { theta, alpha } = pitmanParameters(histogram) ?? { theta: 0, alpha: 0 }
    let [byTheta, byAlpha] = [0, 0]
    for (let i = 1; i < classes; i += 1) {
      byTheta += 1 / (theta + i * alpha)
      byAlpha += i / (theta + i * alpha)
    }
    for (let i = 1; i < rows; i += 1) byTheta -= 1 / (theta + i)
    for (const one of histogram) for (let j = 1; j < one.size; j += 1) byAlpha -= one.classes / (j - alpha)
    expect(byTheta).toBeCloseTo(0, 5)
    expect(byAlpha).toBeCloseTo(0, 2)
    const expected = Math.exp(logGamma(theta + 1) - logGamma(theta + alpha)) * 100_000 ** alpha
    expect(estimatePopulation(histogram, 100_000)?.uniques.pitman).toBeCloseTo(expected, 6)
  })
})

describe('slide negative binomial (Chen and Keller-McNulty 1998)', () => {
  it('its population, seen through the sampling, has the sample’s classes and uniques', () => {
    const population = rows * 3
    const found = snbParameters({ rows, classes, uniques: 120, population })
    expect(found).not.toBeNull()
    const { classes: total, alpha, beta } = found ?? { classes: 0, alpha: 0, beta: 0 }
    // Sizes y = 1, 2, … with the probabilities of 1 + a negative binomial number, summed term by term.
    let [share, people, seen, alone] = [(1 - beta) ** alpha, 0, 0, 0]
    const uniques = total * share
    for (let size = 1; size < 200_000; size += 1) {
      people += total * share * size
      seen += total * share * (1 - (2 / 3) ** size)
      alone += total * share * size * (1 / 3) * (2 / 3) ** (size - 1)
      share *= (beta * (alpha + size - 1)) / size
    }
    expect(people).toBeCloseTo(population, 4)
    expect(seen).toBeCloseTo(classes, 4)
    expect(alone).toBeCloseTo(120, 4)
    expect(estimatePopulation(histogram, population)?.uniques.snb).toBeCloseTo(uniques, 6)
  })
})

describe('the choice among models (Dankar et al. 2012)', () => {
  it('small samples by Pitman, larger ones by the lesser of the two others', () => {
    expect(estimatePopulation(histogram, rows * 20)?.chosen).toBe('pitman')
    const larger = estimatePopulation(histogram, rows * 3)
    const { zayatz, snb } = larger?.uniques ?? {}
    expect(larger?.chosen).toBe((zayatz ?? 0) < (snb ?? 0) ? 'zayatz' : 'snb')
  })

  it('nobody alone in the sample means nobody is estimated', () => {
    expect(estimatePopulation([{ size: 4, classes: 9 }], 1000)).toMatchObject({
      uniques: { pitman: 0, zayatz: 0, snb: 0 },
      uniqueShare: 0,
    })
  })

  it('a population smaller than the sample is none', () => {
    expect(estimatePopulation(histogram, rows - 1)).toBeNull()
  })
})
