// For the reviewer: columns of the source that are not published, and those that are published as they are (R12).
// Shows no value.
import type { ReviewSummary } from '../../../src-main/contract/review.ts'
import { reviewColumnsText as words } from '../../text/review-columns.ts'
import { Tag } from '../../ui/kit.ts'
import { Sentence } from '../../ui/sentence.tsx'

export function ColumnsPanel({ summary: { sourceColumns, run, untreated } }: { summary: ReviewSummary }) {
  const published = new Set(run.columns)
  const dropped = sourceColumns.filter(column => !published.has(column))
  const asTheyAre = untreated.filter(column => published.has(column))
  return (
    <section className="op-panel" aria-label={words.title}>
      <h2>{words.title}</h2>
      <Sentence strong>{words.dropped(dropped.length)}</Sentence>
      <Names columns={dropped} />
      <Sentence strong>{words.untreated(asTheyAre.length)}</Sentence>
      <Names columns={asTheyAre} />
      <Sentence>{words.note}</Sentence>
    </section>
  )
}

function Names({ columns }: { columns: readonly string[] }) {
  return (
    <p>
      {columns.map(column => (
        <Tag key={column}>{column}</Tag>
      ))}
    </p>
  )
}
