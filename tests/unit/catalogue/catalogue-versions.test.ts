// Entries saved by an earlier program open in this one, and lose nothing.
import { describe, expect, it } from 'vitest'
import { CATALOGUE_FORMAT_VERSION, CatalogueSchema } from '../../../src-main/contract/catalogue.ts'
import { CATALOGUE_MIGRATIONS, migratedCatalogue } from '../../../src-main/core/catalogue/catalogue-versions.ts'

const opened = (entry: object) => CatalogueSchema.parse(migratedCatalogue({ formatVersion: 1, ...entry }))

describe('an entry of an earlier format', () => {
  it('keeps what was typed and gets empty places for what is new', () => {
    const entry = opened({ title: '无锡市公共停车场信息', legalBasis: [{ title: '保密法', article: '第十三条' }] })
    expect(entry).toMatchObject({ formatVersion: 2, title: '无锡市公共停车场信息', industry: null, relatedItems: [] })
    expect(entry.legalBasis).toEqual([{ title: '保密法', article: '第十三条' }])
  })

  it.each([
    ['2025-01-01 至 2025-12-31', { start: '2025-01-01', end: '2025-12-31' }],
    ['2024/2025', { start: '2024', end: '2025' }],
    ['2025-03', { start: '2025-03', end: '2025-03' }],
    ['', { start: '', end: '' }],
  ])('has the period “%s” as two ends', (temporalCoverage, expected) => {
    expect(opened({ temporalCoverage }).temporalCoverage).toEqual(expected)
  })

  it('keeps a period in words as words', () => {
    const entry = opened({ description: '停车场。', temporalCoverage: '近三年' })
    expect(entry.temporalCoverage).toEqual({ start: '', end: '' })
    expect(entry.description).toBe('停车场。\n近三年')
  })

  it('has a change for every format that there ever was', () => {
    expect(CATALOGUE_MIGRATIONS).toHaveLength(CATALOGUE_FORMAT_VERSION - 1)
  })
})

it('an entry of a later program is refused, not guessed at', () => {
  expect(CatalogueSchema.safeParse(migratedCatalogue({ formatVersion: 99, title: '甲' })).success).toBe(false)
})
