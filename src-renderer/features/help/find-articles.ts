// Finds help articles by words or pinyin initials of their title, or by words anywhere in them.
// Draws nothing.
import type { HelpArticle } from '../../text/help/article.ts'
import { matchesQuery } from '../recipe/pinyin-search.ts'

function wholeText({ title, purpose, todo, terms, questions, keys }: HelpArticle): string {
  const parts = [title, purpose, ...todo, ...questions.flatMap(one => [one.ask, one.answer])]
  for (const { term, meaning } of terms?.entries ?? []) parts.push(term, meaning)
  return [...parts, ...keys.flatMap(one => [one.keys, one.does])].join('\n').toLowerCase()
}

/** Articles whose title matches come first. */
export function findArticles(articles: readonly HelpArticle[], query: string): HelpArticle[] {
  const wanted = query.trim().toLowerCase()
  const byTitle = articles.filter(article => matchesQuery(article.title, wanted))
  const byText = articles.filter(article => !byTitle.includes(article) && wholeText(article).includes(wanted))
  return [...byTitle, ...byText]
}
