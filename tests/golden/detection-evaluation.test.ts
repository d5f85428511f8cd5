// The small slice of `npm run evaluate` that every change has to pass: own and published words, with headers and without.
import { describe, expect, it } from 'vitest'
import { evaluateTable, newEvaluation } from '../evaluation/evaluate-table.ts'
import { targetsOf } from '../evaluation/targets.ts'
import { makeMessyTable, POOLS } from './messy-table.ts'

const ROWS = 3000
const SEED = 11

describe.each(POOLS)('a messy table with the words of the %s', pool => {
  const table = makeMessyTable(ROWS, SEED, pool)

  it.each(['named', 'blank'])('is read as what it holds, headers %s', headers => {
    const evaluation = newEvaluation()
    evaluateTable(table, headers === 'blank', evaluation)
    const targets = targetsOf(evaluation)
    expect(targets.filter(({ reached }) => !reached)).toEqual([])
    expect(targets).toHaveLength(12)
  })
})
