// A thousand packages of five thousand rows collected by a process that is killed in the middle and started again.
// Usage: node tests/bench/thousand-packages.ts [packages] [folder]; the folder is kept, packages that are there are not made again.
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { openForReading } from '../../src-main/store/sqlite.ts'
import { BUREAU_ROWS, writePackages } from './bureau-stages.ts'

const [count = '1000', given] = process.argv.slice(2)
const packages = Number(count)
const directory = given ?? mkdtempSync(join(tmpdir(), 'openprep-thousand-'))
const inbox = join(directory, 'handed-in')
mkdirSync(inbox, { recursive: true })
const work = mkdtempSync(join(directory, 'work-'))

interface Ended {
  readonly seconds: number
  readonly signal: NodeJS.Signals | null
  readonly output: string
}

/** The collector of the tests as a process of its own; killed once so many packages are in the ledger. */
function collect(killAt: number | null): Promise<Ended> {
  const script = join(import.meta.dirname, '../store/collect-folder.ts')
  const lanes = String(availableParallelism())
  const stop = killAt === null ? [] : ['collect', String(killAt / packages)]
  const began = performance.now()
  const child = spawn(process.execPath, [script, work, inbox, ...stop], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, OPENPREP_LANES: lanes },
  })
  let output = ''
  child.stdout.on('data', piece => {
    output += String(piece)
  })
  return new Promise(resolve => {
    child.on('close', (_code, signal) => resolve({ seconds: (performance.now() - began) / 1000, signal, output }))
  })
}

function inLedger(): { rows: number; different: number } {
  const db = openForReading(join(work, 'openprep.db'))
  const found = db
    .prepare<[], { rows: number; different: number }>(
      'SELECT count(*) AS rows, count(DISTINCT item_key) AS different FROM bureau_items',
    )
    .get()
  db.close()
  return found ?? { rows: 0, different: 0 }
}

const there = readdirSync(inbox).filter(name => name.endsWith('.zip')).length
if (there < packages) await writePackages(inbox, packages, there)
const first = await collect(Math.floor(packages / 2))
const between = inLedger()
const second = await collect(null)
const after = inLedger()
const line = {
  packages,
  rowsEach: BUREAU_ROWS,
  killedBy: first.signal,
  inLedgerWhenKilled: between.rows,
  secondsUntilKilled: Number(first.seconds.toFixed(1)),
  secondsAfterwards: Number(second.seconds.toFixed(1)),
  secondsTogether: Number((first.seconds + second.seconds).toFixed(1)),
  inLedger: after.rows,
  differentItems: after.different,
  report: second.output.trim().split('\n').at(-1),
}
process.stdout.write(`${JSON.stringify(line, null, 1)}\n`)
process.exitCode = after.rows === packages && after.different === packages ? 0 : 1
