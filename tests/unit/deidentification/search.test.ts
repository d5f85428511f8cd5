// The search must give what judging every solution gives: the same least score, and every solution that has it.
import { expect, it } from 'vitest'
import { METRICS } from '../../../src-main/contract/deidentify.ts'
import { prepareProblem } from '../../../src-main/core/deidentification/encoding/prepare.ts'
import { solve } from '../../../src-main/core/deidentification/search/solve.ts'
import { exhaustive } from './exhaustive.ts'
import { type CaseShape, MODELS, randomCase, randomFrom, textTable } from './random-problem.ts'

function compareWithExhaustive(seed: number, shape: CaseShape): void {
  const { problem, rows, population } = randomCase(randomFrom(seed), shape)
  const expected = exhaustive(problem, rows, population)
  const prepared = prepareProblem(
    problem,
    textTable(rows, [...problem.quasiIdentifiers, 's']),
    textTable(population, problem.quasiIdentifiers),
  )
  const found = solve(prepared)
  const told = `seed ${seed}: ${JSON.stringify({ ...problem, hierarchies: problem.hierarchies.length })}`
  expect(found.optimal, told).toBe(true)
  expect(
    found.ties.map(({ levels }) => levels),
    told,
  ).toEqual(expected.ties)
  if (expected.least === null) expect(found.bound, told).toBeNull()
  else expect(found.ties[0]?.score, told).toBeCloseTo(expected.least, 7)
}

it.each(METRICS)('finds the optimum and all ties of 300 random tables (%s)', metric => {
  for (let seed = 1; seed <= 40; seed += 1)
    compareWithExhaustive(seed * 7 + METRICS.indexOf(metric), { maxRows: 200, maxColumns: 6, metric })
})

it.each(MODELS)('finds the optimum and all ties under every metric for one condition alone (%s)', model => {
  for (const [at, metric] of METRICS.entries())
    for (const limit of [0, 0.1, 0.4, 1])
      compareWithExhaustive(at * 1000 + limit * 100 + MODELS.indexOf(model), {
        maxRows: 60,
        maxColumns: 3,
        models: [model],
        metric,
        limit,
      })
})
