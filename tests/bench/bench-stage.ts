// One stage of the bench in this process: prints one JSON line with rows per second and peak memory.
// Started by bench.ts.
import { isStageName, STAGES } from './bench-stages.ts'

const [stage = '', directory = '', rows = '0'] = process.argv.slice(2)
if (!isStageName(stage)) throw new RangeError(`no stage ${stage}`)
const began = performance.now()
// Loading the program is not the stage's work.
const beganCpu = process.cpuUsage()
const facts = await STAGES[stage]({ directory, rows: Number(rows) })
const seconds = (performance.now() - began) / 1000
const { maxRSS } = process.resourceUsage()
const { user, system } = process.cpuUsage(beganCpu)
const { rows: done, columns, ...rest } = facts
const line = {
  stage,
  rows: done,
  columns,
  seconds: Number(seconds.toFixed(2)),
  rowsPerSecond: Math.round(done / seconds),
  // All threads; on a busy machine this says more than the clock.
  cpuSeconds: Number(((user + system) / 1e6).toFixed(2)),
  peakMB: Math.round(maxRSS / 1024),
  ...rest,
}
process.stdout.write(`${JSON.stringify(line)}\n`)
