// `npm run exhaustive -- [--cases N] [--seed S]`: looks for a random table on which the search differs from judging every solution.
// Goes through all conditions, metrics and suppression limits in turn; prints what it found and how many cases it took.
import { parseArgs } from 'node:util'
import { METRICS } from '../../src-main/contract/deidentify.ts'
import { compareWithExhaustive } from '../unit/deidentification/compare.ts'
import { MODELS } from '../unit/deidentification/random-problem.ts'

const { values } = parseArgs({
  options: { cases: { type: 'string', default: '20000' }, seed: { type: 'string', default: '1' } },
})
const LIMITS = [0, 0.02, 0.1, 0.25, 0.5, 1]
const PLANS = METRICS.flatMap(metric =>
  MODELS.flatMap(model =>
    LIMITS.flatMap(limit => [
      { metric, models: [model], limit },
      { metric, limit },
    ]),
  ),
)

let differing = 0
let [nodes, checked, undecided] = [0, 0, 0]
for (let at = 0; at < Number(values.cases); at += 1) {
  const plan = PLANS[at % PLANS.length] ?? {}
  const size = at % 7 === 0 ? { maxRows: 200, maxColumns: 5 } : { maxRows: 25, maxColumns: 3 }
  const seed = Number(values.seed) * 1_000_003 + at
  const comparison = compareWithExhaustive(seed, { ...size, ...plan }, at % 3 === 0)
  nodes += comparison.nodes
  checked += comparison.checked
  if (comparison.feasible > 0 && comparison.feasible < comparison.nodes) undecided += 1
  if (comparison.difference === null) continue
  differing += 1
  process.stdout.write(`${comparison.difference}\n`)
}
const cases = Number(values.cases)
process.stdout.write(
  `${JSON.stringify({ cases, plans: PLANS.length, partlyFeasible: undecided, nodes, checked, differing })}\n`,
)
process.exitCode = differing === 0 ? 0 : 1
