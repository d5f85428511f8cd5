// F1: help for the screen one is on, and all articles to search. Built in, no network.
// Leaves the screen as it is.
import { useEffect, useState } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { useNavigation } from '../../state/navigation.ts'
import type { HelpArticle } from '../../text/help/article.ts'
import { articleFor, helpArticles } from '../../text/help/articles.ts'
import { helpText } from '../../text/help/drawer.ts'
import { Button, Drawer, Empty, IconBack, IconSearch, Input, Tag } from '../../ui/kit.ts'
import { findArticles } from './find-articles.ts'
import { OperationList } from './operation-list.tsx'
import './help.css'

export function HelpDrawer({ open, onClose }: { open: boolean; onClose(): void }) {
  const screen = useNavigation(
    useShallow(({ section, datasetId, importPath, step }) => ({ section, datasetId, importPath, step })),
  )
  const here = articleFor(screen)
  const [shown, setShown] = useState<HelpArticle | null>(here)
  const [query, setQuery] = useState('')
  useEffect(() => {
    if (!open) return
    setShown(here)
    setQuery('')
  }, [open, here])
  return (
    <Drawer open={open} onClose={onClose} size={440} title={helpText.title} className="op-help-drawer" mask={false}>
      {shown === null ? (
        <ArticleList here={here} query={query} onQuery={setQuery} onOpen={setShown} />
      ) : (
        <>
          <Button className="op-help-back" type="link" icon={<IconBack />} onClick={() => setShown(null)}>
            {helpText.back}
          </Button>
          <Article article={shown} />
        </>
      )}
    </Drawer>
  )
}

interface ArticleListProps {
  here: HelpArticle
  query: string
  onQuery(query: string): void
  onOpen(article: HelpArticle): void
}

function ArticleList({ here, query, onQuery, onOpen }: ArticleListProps) {
  const found = findArticles(helpArticles, query)
  return (
    <>
      <Input
        autoFocus
        allowClear
        prefix={<IconSearch />}
        aria-label={helpText.search}
        placeholder={helpText.search}
        value={query}
        onChange={event => onQuery(event.target.value)}
        onPressEnter={() => found[0] !== undefined && onOpen(found[0])}
      />
      {found.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={helpText.nothing(query)}>
          <Button onClick={() => onQuery('')}>{helpText.clear}</Button>
        </Empty>
      ) : (
        <ul className="op-help-list">
          {found.map(article => (
            <li key={article.id}>
              <button type="button" onClick={() => onOpen(article)}>
                <span className="op-help-name">
                  {article.title}
                  {article === here ? <Tag variant="filled">{helpText.here}</Tag> : null}
                </span>
                <span className="op-muted">{article.purpose}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <p className="op-faint">{helpText.offline}</p>
    </>
  )
}

function Article({ article }: { article: HelpArticle }) {
  return (
    <article className="op-help-article">
      <h2>{article.title}</h2>
      <p>{article.purpose}</p>
      <h3>{helpText.todo}</h3>
      <ol>
        {article.todo.map(line => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      {article.operations === undefined ? null : <OperationList kind={article.operations} />}
      {article.terms === undefined ? null : (
        <>
          <h3>{article.terms.title}</h3>
          <dl className="op-help-terms">
            {article.terms.entries.map(({ term, meaning }) => (
              <div key={term}>
                <dt>{term}</dt>
                <dd>{meaning}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      {article.questions.length === 0 ? null : <h3>{helpText.questions}</h3>}
      {article.questions.map(({ ask, answer }) => (
        <div key={ask} className="op-help-question">
          <strong>{ask}</strong>
          <p>{answer}</p>
        </div>
      ))}
      {article.keys.length === 0 ? null : <h3>{helpText.keys}</h3>}
      <dl>
        {article.keys.map(({ keys, does }) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </article>
  )
}
