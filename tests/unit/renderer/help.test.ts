import { describe, expect, it } from 'vitest'
import { FUNCTIONS } from '../../../src-main/core/formula/functions.ts'
import { findArticles } from '../../../src-renderer/features/help/find-articles.ts'
import { SECTIONS, WORK_STEPS } from '../../../src-renderer/state/navigation.ts'
import { articleFor, helpArticles } from '../../../src-renderer/text/help/articles.ts'

describe('help', () => {
  it('has an article for every section and every work step', () => {
    for (const step of WORK_STEPS) {
      const article = articleFor({ section: 'dataset', datasetId: 'd1', importPath: null, step })
      expect(article.id).toBe(step)
      expect(article.todo.length).toBeGreaterThan(0)
    }
    for (const section of SECTIONS) {
      const article = articleFor({ section, datasetId: null, importPath: null, step: 'import' })
      expect(helpArticles).toContain(article)
    }
  })

  it('tells every function that a formula may use', () => {
    const terms = helpArticles.find(({ id }) => id === 'formula')?.terms?.entries ?? []
    for (const name of Object.keys(FUNCTIONS)) expect(terms.map(({ term }) => term.split('(')[0])).toContain(name)
  })

  it('shows the import article while a file is being looked at', () => {
    const screen = { section: 'dataset', datasetId: null, importPath: 'D:/表.xlsx', step: 'import' } as const
    expect(articleFor(screen).id).toBe('import')
  })

  it('finds an article by pinyin initials of its title and by a word in its text', () => {
    expect(findArticles(helpArticles, 'tm')[0]?.id).toBe('mask')
    expect(findArticles(helpArticles, '撤销').map(article => article.id)).toContain('clean')
    expect(findArticles(helpArticles, '相差天数').map(article => article.id)).toEqual(['formula'])
    expect(findArticles(helpArticles, '没有这样的词')).toEqual([])
    expect(findArticles(helpArticles, '')).toHaveLength(helpArticles.length)
  })
})
