// The standard recipe on messy tables as they come: every stated value, and nothing for the gates to find.
// A slice of tests/evaluation/standard-recipe.ts, which does the same with ten seeds and every form.
import { expect, it } from 'vitest'
import { cleanMessyTable, withMessyEngine } from '../evaluation/standard-recipe.ts'

it.each([
  ['two-rows.xlsx', 21],
  ['often.csv', 22],
  ['utf16-no-mark.csv', 23],
] as const)('%s, seed %i, comes out as the truth states, without wrong, empty or double values', async (form, seed) => {
  const cleaned = await withMessyEngine((client, folder) => cleanMessyTable(client, folder, { form, rows: 250, seed }))
  expect(cleaned).toMatchObject({ different: [], problems: [] })
  expect(cleaned.rows).toBe(250 - cleaned.removed)
  expect(cleaned.stated).toBeGreaterThan(cleaned.rows * 9)
})
