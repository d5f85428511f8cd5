// Two dozen generated workbooks, read by us and by three readers of other families: no difference without a reason.
// Two hundred of them have a script of their own: `npm run differential`.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { runDifferential } from './run-differential.ts'

const folder = mkdtempSync(join(tmpdir(), 'openprep-differential-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('reads what SheetJS, openpyxl and LibreOffice read, cell by cell, but for what is explained', async () => {
  const { unexplained, cells, explained } = await runDifferential(7, 24, folder)
  expect(unexplained).toEqual([])
  expect(cells).toBeGreaterThan(1000)
  expect(explained.reduce((sum, entry) => sum + entry.cells, 0)).toBeLessThan(cells / 2)
})
