// A few hundred damaged files of every format, always the same, as a small part of `npm run fuzz`; and all that earlier runs found.
// The long run has a script of its own.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { loadCorpus } from './corpus.ts'
import { makeInput } from './make-input.ts'
import { runFuzz } from './run-fuzz.ts'

const out = mkdtempSync(join(tmpdir(), 'openprep-fuzz-'))
afterAll(() => rmSync(out, { recursive: true, force: true }))
const corpus = loadCorpus()

it('reads or refuses three hundred damaged files, each within five seconds and its memory', async () => {
  const summary = await runFuzz({
    corpus,
    inputs: 300,
    seed: 20_261_122,
    seconds: 600,
    from: 0,
    out,
    say: () => undefined,
  })
  expect(summary.findings).toEqual([])
  expect(summary.inputs).toBe(300)
  // Damage that always stops reading at the first byte would test nothing.
  expect(summary.endings.read).toBeGreaterThan(120)
  expect(Object.keys(summary.endings).length).toBeGreaterThan(5)
})

it('makes the same input from the same numbers', () => {
  for (const index of [1, 7, 30, 75, 99]) {
    const [one, other] = [makeInput(corpus, 4, index), makeInput(corpus, 4, index)]
    expect(one.bytes.equals(other.bytes)).toBe(true)
    expect(one.reading).toEqual(other.reading)
  }
})
