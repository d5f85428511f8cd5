// Every hostile file, of the collection and made here, behind a budget of time and memory: a clear refusal or a bounded result.
// The budget is kept by a process that is ended when it is exceeded; processor time counts, not the clock.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { FuzzHost, type FuzzOutcome } from './fuzz-host.ts'
import { HOSTILE_INPUTS } from './hostile-inputs.ts'

const FOLDER = '../shared/data/spreadsheets'
const BUDGET = { cpuMs: 20_000, wallMs: 110_000, processMB: 900 }
const folder = mkdtempSync(join(tmpdir(), 'openprep-hostile-'))
const host = new FuzzHost(true, BUDGET)
afterAll(() => {
  host.close()
  rmSync(folder, { recursive: true, force: true })
})

/** The codes of preview, inspection and reading, of what stands beside the cells, or what became of the process. */
function endsOf(outcome: FuzzOutcome): { way: string; ended: string }[] {
  if (outcome.is !== 'report') return [{ way: 'process', ended: outcome.is }]
  return outcome.report.endings.map(({ way, ended, fault }) => ({ way, ended: fault ?? ended }))
}

describe('made here', () => {
  it.each(HOSTILE_INPUTS)('$name ends in $ends', async ({ name, make, extension, ends }) => {
    const path = join(folder, `${name.replaceAll(' ', '-')}${extension}`)
    writeFileSync(path, await make())
    const outcome = await host.run({ do: 'file', path, reading: { header: 'auto' } })
    rmSync(path)
    // What stands beside the cells needs none of the parts that are hostile: it may well be read to its end.
    for (const { way, ended } of endsOf(outcome)) expect(way === 'beside' ? [...ends, 'read'] : ends).toContain(ended)
  })
})

interface Index {
  files: { file: string; tests: string }[]
}

const refused = (JSON.parse(readFileSync(`${FOLDER}/index.json`, 'utf8')) as Index).files.filter(({ file, tests }) =>
  /password|corrupt|truncat|bomb|fuzz|hostile|broken|damaged|too.small/i.test(`${file} ${tests}`),
)

describe('of the collection', () => {
  it.each(refused)('$file: $tests', async ({ file }) => {
    const outcome = await host.run({ do: 'file', path: `${FOLDER}/${file}`, reading: { header: 'auto' } })
    for (const { ended } of endsOf(outcome)) expect(ended).toMatch(/^(?:read|FILE_[A-Z]+|SHEET_EMPTY|FORMAT_[A-Z_]+)$/)
  })
})
