// `npm run bench -- --rows N [--stages a,b] [--directory DIR]`: the main job on generated data, one JSON line per stage on stdout.
// `--stages deidentification` measures de-identification in every way; `--stages reading` measures readers beside other libraries: `--stages generate,import,csv-pandas` for CSV.
// `--stages bureau` judges N/5000 packages of five thousand rows.
// Every stage runs in a fresh process, so that its peak memory is its own. Judges nothing.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { isGroupName, isStageName, STAGE_GROUPS, STAGE_NAMES, type StageName } from './bench-stages.ts'

const { values } = parseArgs({
  options: { rows: { type: 'string', default: '200000' }, stages: { type: 'string' }, directory: { type: 'string' } },
})

function chosenStages(): StageName[] {
  const words = values.stages?.split(',') ?? ['main']
  const names = words.flatMap(word => (isGroupName(word) ? STAGE_GROUPS[word] : [word]))
  const unknown = names.find(name => !isStageName(name))
  if (unknown !== undefined) throw new RangeError(`no stage ${unknown}; there are ${STAGE_NAMES.join(', ')}`)
  return names.filter(isStageName)
}

const machine = {
  cpu: cpus()[0]?.model.trim() ?? '',
  cores: availableParallelism(),
  memoryGB: Math.round(totalmem() / 2 ** 30),
  node: process.version,
  platform: `${process.platform}-${process.arch}`,
}

function runStage(stage: StageName, directory: string): boolean {
  const script = join(import.meta.dirname, 'bench-stage.ts')
  const args = [script, stage, directory, values.rows]
  // The application is built before it runs: what its threads take to translate the sources is no work of the stage either.
  const env = { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'openprep-bench-code') }
  const child = spawnSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], env })
  if (child.status !== 0) {
    process.stderr.write(`${stage} failed\n`)
    return false
  }
  process.stdout.write(`${JSON.stringify({ ...JSON.parse(child.stdout), machine })}\n`)
  return true
}

const rows = Number(values.rows)
if (!Number.isSafeInteger(rows) || rows < 1) throw new RangeError('--rows takes a whole number above 0')
const directory =
  values.directory === undefined ? mkdtempSync(join(tmpdir(), 'openprep-bench-')) : resolve(values.directory)
mkdirSync(directory, { recursive: true })
try {
  const done = chosenStages().every(stage => runStage(stage, directory))
  process.exitCode = done ? 0 : 1
} finally {
  if (values.directory === undefined) rmSync(directory, { recursive: true, force: true })
}
