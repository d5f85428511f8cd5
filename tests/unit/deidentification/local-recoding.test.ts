// Records that the best solution would suppress are kept at levels of their own where that is possible, and every class still holds.
import { expect, it } from 'vitest'
import { prepareProblem } from '../../../src-main/core/deidentification/encoding/prepare.ts'
import { LocalRecoding } from '../../../src-main/core/deidentification/recoding/local-recoding.ts'
import { publishedText } from '../../../src-main/core/deidentification/recoding/recoded.ts'
import { solve } from '../../../src-main/core/deidentification/search/solve.ts'
import { judge, type Row } from './exhaustive.ts'
import { randomCase, randomFrom, textTable } from './random-problem.ts'

function recodedLocally(problem: Parameters<typeof prepareProblem>[0], rows: Row[]) {
  const prepared = prepareProblem(problem, textTable(rows, [...problem.quasiIdentifiers, 's']), null)
  const chosen = solve(prepared).ties[0]
  if (chosen === undefined) return null
  const recoding = new LocalRecoding(prepared, chosen.levels)
  for (let rest = recoding.rest(); rest !== null; rest = recoding.rest()) {
    const next = solve(rest).ties[0]
    if (next === undefined || recoding.add(next.levels) === 0) break
  }
  const { recoded } = recoding.finish()
  return { recoded, tuples: prepared.tuples, levels: chosen.levels }
}

it('keeps more records than the solution alone, never fewer, and every class holds', () => {
  const random = randomFrom(77)
  let rescued = 0
  for (let at = 0; at < 120; at += 1) {
    const models = at % 2 === 0 ? (['k'] as const) : (['k', 'distinct', 'recursive'] as const)
    const { problem, rows } = randomCase(random, { maxRows: 80, maxColumns: 3, models, metric: 'loss', limit: 0.4 })
    const done = recodedLocally(problem, rows)
    if (done === null) continue
    const alone = judge(problem, rows, [], [...done.levels])
    expect(done.recoded.suppressed).toBeLessThanOrEqual(alone?.suppressed ?? 0)
    rescued += (alone?.suppressed ?? 0) - done.recoded.suppressed
    // As one column of finished labels, the release is judged like any table: nothing of it may fail.
    const labels = rows.map((_, row) => problem.quasiIdentifiers.map((__, column) => publishedText(done, row, column)))
    const kept = rows.map((row, at2) => ({
      q: JSON.stringify(labels[at2]),
      s: row.s ?? '',
      lost: labels[at2]?.every(text => text === '*'),
    }))
    const released = kept.filter((_, row) => done.recoded.classOf[done.tuples.ofRow[row] ?? 0] !== -1)
    const asTable = {
      ...problem,
      quasiIdentifiers: ['q'],
      hierarchies: [{ column: 'q', rows: [...new Set(released.map(({ q }) => q))].map(q => [q]) }],
      suppressionLimit: 0,
    }
    if (released.length === 0) continue
    const held = judge(
      asTable,
      released.map(({ q, s }) => ({ q, s })),
      [],
      [0],
    )
    expect(held?.suppressed).toBe(0)
  }
  expect(rescued).toBeGreaterThan(50)
})
