// Every requirement has its line, and every gate a line names exists and serves that requirement.
// The table is resources/requirements/README.md.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { APPROVAL_GATES } from '../../../src-main/core/gates/approvals.ts'
import { GATES } from '../../../src-main/core/gates/registry.ts'

const TABLE = join(import.meta.dirname, '../../../resources/requirements/README.md')
const STATES = /^(?:有|部分：.+|尚无.*|范围外：.+)$/

const rows = readFileSync(TABLE, 'utf8')
  .split('\n')
  .filter(line => /^\| R\d/.test(line))
  .map(line => {
    const [number = '', , gates = '', place = '', state = ''] = line
      .split('|')
      .slice(1, -1)
      .map(cell => cell.trim())
    return { number, place, state, gates: [...gates.matchAll(/`([^`]+)`/g)].map(([, id]) => id) }
  })

const all: readonly { id: string; requirement: string }[] = [...GATES, ...APPROVAL_GATES]

it('has one line for each of R1 to R74 and R26a, in their order', () => {
  const numbers = Array.from({ length: 74 }, (_, at) => `R${at + 1}`)
  numbers.splice(26, 0, 'R26a')
  expect(rows.map(({ number }) => number)).toEqual(numbers)
})

it('names exactly the gates that there are for each requirement', () => {
  for (const { number, gates } of rows) {
    const known = all.filter(({ requirement }) => requirement === number).map(({ id }) => id)
    expect([...gates].sort(), number).toEqual([...known].sort())
  }
})

it('leaves no gate without a line', () => {
  const named = new Set(rows.flatMap(({ gates }) => gates))
  expect(all.filter(({ id }) => !named.has(id))).toEqual([])
})

it('says for each where it is served, or why not', () => {
  for (const { number, place, state } of rows) {
    expect(state, number).toMatch(STATES)
    if (state === '有' || state.startsWith('部分')) expect(place, number).not.toBe('')
  }
})
