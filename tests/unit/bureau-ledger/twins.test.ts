// A bureau sees which items of the city and its districts are the same data, and is not bothered with the others.
import { expect, it } from 'vitest'
import { TargetsSchema } from '../../../src-main/contract/bureau-ledger.ts'
import { findTwins } from '../../../src-main/core/bureau-ledger/twins.ts'
import { syntheticBodies } from './synthetic-bodies.ts'

const { bodies } = TargetsSchema.parse({
  year: 2020,
  bodies: [
    ...Array.from({ length: 55 }, (_, at) => ({ name: `市${at + 1}号局`, group: 'municipal', quantity: 26 })),
    ...Array.from({ length: 8 }, (_, at) => ({ name: `${at + 1}区大数据局`, group: 'district', quantity: 50 })),
  ],
})

it.each([1, 2, 3])('finds planted doubles with recall and precision of at least 95 % (seed %d)', seed => {
  const { items, sources } = syntheticBodies(bodies, seed)
  const found = findTwins(items)
  const originOf = (digest: string) => sources.get(digest) ?? digest
  const pairs = new Set(found.map(({ left, right }) => [left, right].toSorted().join(' ')))
  const planted = [...sources].map(pair => pair.toSorted().join(' '))
  const recall = planted.filter(pair => pairs.has(pair)).length / planted.length
  // Two districts with a copy of the same item of the city hold the same data too.
  const precision = found.filter(({ left, right }) => originOf(left) === originOf(right)).length / found.length
  console.info(
    `seed ${seed}: ${items.length} items, ${planted.length} planted, recall ${recall}, precision ${precision}`,
  )
  expect(planted.length).toBeGreaterThan(80)
  expect(recall).toBeGreaterThanOrEqual(0.95)
  expect(precision).toBeGreaterThanOrEqual(0.95)
})

it('does not take two datasets of one body for doubles', () => {
  const { items } = syntheticBodies(bodies.slice(0, 1), 1)
  const again = items.map(item => ({ ...item, sha256: item.sha256.replace(/^0/, 'f') }))
  expect(findTwins([...items, ...again])).toEqual([])
})
