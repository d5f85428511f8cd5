// `npm run differential -- [--workbooks N] [--seed S]`: our xlsx reader beside SheetJS, openpyxl and LibreOffice on generated workbooks.
// Prints the table of differences as JSON; ends with 1 when one is unexplained or a reason explains nothing any more.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { runDifferential } from './run-differential.ts'

const { values } = parseArgs({
  options: { workbooks: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
})
const folder = mkdtempSync(join(tmpdir(), 'openprep-differential-'))
try {
  const result = await runDifferential(Number(values.seed), Number(values.workbooks), folder)
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`)
  const idle = result.explained.filter(({ cells }) => cells === 0)
  for (const { oracle, reason } of idle) process.stderr.write(`explains nothing: ${oracle}: ${reason}\n`)
  process.exitCode = result.unexplained.length === 0 && idle.length === 0 ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
