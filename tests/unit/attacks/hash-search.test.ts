// The dictionary attack on unkeyed hashes, against hashes made by the library.
import { hash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { HASH_ALGORITHMS, type HashAlgorithm } from '../../../src-main/core/attacks/hash-columns.ts'
import { hashTargets, searchHashes } from '../../../src-main/core/attacks/hash-search.ts'
import { citizenIdCheckCharacter } from '../../../src-main/core/identifiers/citizen-id.ts'

const digest = (algorithm: HashAlgorithm, text: string) =>
  algorithm === 'md5half' ? hash('md5', text, 'hex').slice(8, 24) : hash(algorithm, text, 'hex')

describe.each(HASH_ALGORITHMS)('numbers hashed with %s and no key', algorithm => {
  it('are all found in the range that holds them, and none outside it', () => {
    const inside = ['13800000000', '13800000009', '13800012345', '13800019999']
    const outside = ['13800020000', '13900000001']
    const targets = hashTargets(
      algorithm,
      [...inside, ...outside].map(number => digest(algorithm, number)),
    )
    const hits = searchHashes(targets, { kind: 'mobile', prefix: '138' }, 0, 20_000)
    expect(hits.map(({ plain }) => plain)).toEqual(inside)
    expect(hits.map(({ target }) => target)).toEqual([0, 1, 2, 3])
  })

  it('are found in whichever slice they lie', () => {
    const targets = hashTargets(algorithm, [digest(algorithm, '13899999999')])
    const hits = searchHashes(targets, { kind: 'mobile', prefix: '138' }, 99_999_000, 5000)
    expect(hits.map(({ plain }) => plain)).toEqual(['13899999999'])
  })

  it('are found where they are ID numbers of a known place and birth date', () => {
    const first17 = '32020519900615007'
    const number = first17 + citizenIdCheckCharacter(first17)
    const targets = hashTargets(algorithm, [digest(algorithm, number)])
    const range = { kind: 'citizenId', divisions: ['320205', '320206'], births: ['19900614', '19900615'] } as const
    expect(searchHashes(targets, range, 0, 4).map(({ plain }) => plain)).toEqual([number])
    expect(searchHashes(targets, range, 2, 2)).toEqual([])
  })
})
