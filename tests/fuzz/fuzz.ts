// `npm run fuzz -- --inputs N [--seed S] [--seconds T] [--from I] [--out DIR]`: damaged files of every format, read in every way.
// Prints what came of them as one JSON line; ends with 1 when there are findings, each saved as small as it could be made.
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { loadCorpus } from './corpus.ts'
import { runFuzz } from './run-fuzz.ts'

const { values } = parseArgs({
  options: {
    inputs: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    seconds: { type: 'string', default: '86400' },
    from: { type: 'string', default: '0' },
    out: { type: 'string', default: join(import.meta.dirname, '../../test-results/fuzz') },
  },
})

const summary = await runFuzz({
  corpus: loadCorpus(),
  inputs: Number(values.inputs),
  seed: Number(values.seed),
  seconds: Number(values.seconds),
  from: Number(values.from),
  out: values.out,
  say: line => process.stderr.write(`${line}\n`),
})
process.stdout.write(`${JSON.stringify(summary)}\n`)
process.exitCode = summary.findings.length === 0 ? 0 : 1
