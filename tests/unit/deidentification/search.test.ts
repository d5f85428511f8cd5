// The search must give what judging every solution gives: the same least score, and every solution that has it.
import { expect, it } from 'vitest'
import { METRICS } from '../../../src-main/contract/deidentify.ts'
import { compareWithExhaustive } from './compare.ts'
import { MODELS } from './random-problem.ts'

it.each(METRICS)('finds the optimum and all ties of random tables under any conditions (%s)', metric => {
  const compared = Array.from({ length: 40 }, (_, at) =>
    compareWithExhaustive(at * 8 + METRICS.indexOf(metric), { maxRows: 200, maxColumns: 6, metric }, at % 4 === 3),
  )
  expect(compared.map(({ difference }) => difference).filter(one => one !== null)).toEqual([])
  // The tables are not so easy that nothing could go wrong.
  expect(compared.filter(({ feasible, nodes }) => feasible > 0 && feasible < nodes).length).toBeGreaterThan(5)
})

it('judges far fewer solutions than there are', () => {
  const compared = Array.from({ length: 20 }, (_, at) =>
    compareWithExhaustive(9000 + at, { maxRows: 200, maxColumns: 6, models: ['k'], metric: 'loss', limit: 0.05 }),
  )
  const sum = (figures: number[]) => figures.reduce((total, one) => total + one, 0)
  expect(sum(compared.map(({ checked }) => checked))).toBeLessThan(sum(compared.map(({ nodes }) => nodes)) / 3)
})

it.each(MODELS)('finds the optimum and all ties under every metric for one condition alone (%s)', model => {
  const compared = METRICS.flatMap((metric, at) =>
    [0, 0.1, 0.4, 1].map(limit => {
      const seed = at * 1000 + limit * 100 + MODELS.indexOf(model)
      return compareWithExhaustive(seed, { maxRows: 60, maxColumns: 3, models: [model], metric, limit })
    }),
  )
  expect(compared.map(({ difference }) => difference).filter(one => one !== null)).toEqual([])
})
