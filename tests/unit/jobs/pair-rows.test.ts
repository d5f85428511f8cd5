// Rows before and behind a step stand side by side, also where one row became several.
import { expect, it } from 'vitest'
import { pairRows } from '../../../src-main/jobs/pair-rows.ts'

const chunk = (rows: readonly (readonly [number, string])[]) => ({
  names: ['户主'],
  columns: [rows.map(([, value]) => value)],
  rows: rows.length,
  rowNumbers: rows.map(([number]) => number),
})
const shown = (before: ReturnType<typeof chunk>, after: ReturnType<typeof chunk>) =>
  pairRows(before, after).map(({ left, right, added }) => [
    before.columns[0]?.[left],
    right === null ? null : after.columns[0]?.[right],
    added,
  ])

it('shows every row that is made of one, the further ones as such', () => {
  const before = chunk([
    [2, '甲、乙、丙'],
    [3, '丁'],
  ])
  const after = chunk([
    [2, '甲'],
    [2, '乙'],
    [2, '丙'],
    [3, '丁'],
  ])
  expect(shown(before, after)).toEqual([
    ['甲、乙、丙', '甲', false],
    ['甲、乙、丙', '乙', true],
    ['甲、乙、丙', '丙', true],
    ['丁', '丁', false],
  ])
})

it('tells which of several rows a later step removes', () => {
  const before = chunk([
    [2, '甲'],
    [2, '乙'],
    [2, '丙'],
    [3, '丁'],
  ])
  const after = chunk([
    [2, '甲'],
    [2, '丙'],
  ])
  expect(shown(before, after)).toEqual([
    ['甲', '甲', false],
    ['乙', null, false],
    ['丙', '丙', false],
    ['丁', null, false],
  ])
})
