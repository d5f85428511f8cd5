// Noise of differential privacy: its distribution is the one the guarantee is proved for, and the least count shown keeps its promise.
import { createSecretKey } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createKeyedStreams } from '../../../src-main/core/ciphers/keyed-stream.ts'
import { geometricNoise, leastShown, usualError } from '../../../src-main/core/deidentification/noisy-counts.ts'

const streams = createKeyedStreams(createSecretKey(Buffer.alloc(32, 7)), 'test')
const draws = (epsilon: number, perPerson: number, count: number) =>
  Array.from({ length: count }, (_, at) =>
    geometricNoise(streams(`${epsilon} ${perPerson} ${at}`), { epsilon, perPerson }),
  )

/** (1 − α) ÷ (1 + α) · α^|x|. */
const chance = (ratio: number, x: number) => ((1 - ratio) / (1 + ratio)) * ratio ** Math.abs(x)

describe('two-sided geometric noise', () => {
  it.each([
    [1, 1],
    [0.5, 1],
    [2, 3],
  ])('has the probabilities of the mechanism (ε %d, %d rows a person)', (epsilon, perPerson) => {
    const drawn = draws(epsilon, perPerson, 20_000)
    const ratio = Math.exp(-epsilon / perPerson)
    for (const x of [-3, -2, -1, 0, 1, 2, 3]) {
      const expected = chance(ratio, x)
      const found = drawn.filter(one => one === x).length / drawn.length
      // Five standard deviations: the draws are the same in every run.
      expect(Math.abs(found - expected)).toBeLessThan(5 * Math.sqrt((expected * (1 - expected)) / drawn.length))
    }
    expect(drawn.every(Number.isInteger)).toBe(true)
  })

  it('neighbouring counts are never more than e^ε apart in probability', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 5, noNaN: true }),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: -20, max: 20 }),
        (epsilon, perPerson, x) => {
          const ratio = Math.exp(-epsilon / perPerson)
          // One person moves a count by `perPerson` rows at most.
          expect(chance(ratio, x)).toBeLessThanOrEqual(chance(ratio, x + perPerson) * Math.exp(epsilon) * (1 + 1e-9))
        },
      ),
    )
  })

  it('nineteen of twenty draws lie within the error that is told', () => {
    for (const epsilon of [0.2, 1, 3]) {
      const drawn = draws(epsilon, 1, 5000)
      const within = drawn.filter(one => Math.abs(one) <= usualError({ epsilon, perPerson: 1 })).length
      expect(within / drawn.length).toBeGreaterThan(0.94)
    }
  })
})

it('a group of one person’s rows alone is shown with probability δ at most, and the least count is the least that keeps it', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.05, max: 4, noNaN: true }),
      fc.integer({ min: 1, max: 4 }),
      fc.constantFrom(1e-4, 1e-6, 1e-9),
      (epsilon, perPerson, delta) => {
        const ratio = Math.exp(-epsilon / perPerson)
        const shown = (least: number) => ratio ** (least - perPerson) / (1 + ratio)
        const least = leastShown({ epsilon, perPerson }, delta)
        expect(shown(least) * perPerson).toBeLessThanOrEqual(delta * (1 + 1e-6))
        expect(shown(least - 1) * perPerson).toBeGreaterThan(delta * (1 - 1e-6))
      },
    ),
  )
})
