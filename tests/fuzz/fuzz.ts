// `npm run fuzz -- --inputs N [--seed S] [--seconds T] [--from I] [--out DIR]`: damaged files of every format, read in every way.
// Prints what came of them as one JSON line, also when it is stopped, and goes on from there when it is started again with the same
// seed and folder; ends with 1 when there are findings, each saved as small as it could be made.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { loadCorpus } from './corpus.ts'
import { type FuzzSummary, runFuzz } from './run-fuzz.ts'

const { values } = parseArgs({
  options: {
    inputs: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    seconds: { type: 'string', default: '86400' },
    from: { type: 'string', default: '0' },
    out: { type: 'string', default: join(import.meta.dirname, '../../test-results/fuzz') },
  },
})
const seed = Number(values.seed)
const from = Number(values.from)
const summaryFile = join(values.out, `summary-${seed}-${from}.json`)

function save(summary: FuzzSummary): void {
  mkdirSync(values.out, { recursive: true })
  writeFileSync(`${summaryFile}.new`, `${JSON.stringify(summary)}\n`)
  renameSync(`${summaryFile}.new`, summaryFile)
}

function saved(): FuzzSummary | null {
  return existsSync(summaryFile) ? JSON.parse(readFileSync(summaryFile, 'utf8')) : null
}

const stopping = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort())

const summary = await runFuzz({
  corpus: loadCorpus(),
  inputs: Number(values.inputs),
  seed,
  seconds: Number(values.seconds),
  from,
  out: values.out,
  earlier: saved(),
  save,
  signal: stopping.signal,
  say: line => process.stderr.write(`${line}\n`),
})
save(summary)
process.stdout.write(`${JSON.stringify(summary)}\n`)
process.exitCode = summary.findings.length === 0 ? 0 : 1
