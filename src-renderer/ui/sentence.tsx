// Small pieces of text with a fixed look: an explaining sentence, a page's head, a labelled figure.
// No words of their own.
import type { ReactNode } from 'react'

/** One plain sentence that explains what is above or beside it. */
export function Sentence({ children, strong = false }: { children: ReactNode; strong?: boolean }) {
  return <p className={strong ? 'op-sentence is-strong' : 'op-sentence'}>{children}</p>
}

export function PageHead({
  title,
  sentence,
  actions,
}: {
  title: ReactNode
  sentence?: ReactNode
  actions?: ReactNode
}) {
  return (
    <header className="op-page-head">
      <div className="op-page-head-text">
        <h1>{title}</h1>
        {sentence === undefined ? null : <Sentence>{sentence}</Sentence>}
      </div>
      {actions === undefined ? null : <div className="op-page-head-actions">{actions}</div>}
    </header>
  )
}

/** A figure with its name; `hint` is the small print below. */
export function Figure({ name, value, hint }: { name: ReactNode; value: ReactNode; hint?: ReactNode }) {
  return (
    <div className="op-figure">
      <span className="op-figure-name">{name}</span>
      <span className="op-figure-value">{value}</span>
      {hint === undefined ? null : <span className="op-figure-hint">{hint}</span>}
    </div>
  )
}

/** Codes, numbers of persons and things, file names: every digit equally wide. */
export function Identifier({ children }: { children: ReactNode }) {
  return <span className="op-identifier">{children}</span>
}
