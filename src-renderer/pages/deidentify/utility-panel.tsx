// What the table is still good for under the chosen solution: information kept, relations, and answers to counts.
// Asks again when another solution is chosen.
import { useEffect } from 'react'
import type { Levels } from '../../../src-main/contract/deidentify.ts'
import type { ExploreQuestion } from '../../../src-main/contract/deidentify-window.ts'
import { useJob } from '../../engine/queries.ts'
import { deidentifyText } from '../../text/deidentify.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { formatShare } from '../../ui/number-text.tsx'
import { Sentence } from '../../ui/sentence.tsx'

const words = deidentifyText.utility
const share = (value: number) => formatShare(value, 1)
/** Weaker relations are chance. */
const TELLING = 0.1

export function UtilityPanel({
  datasetId,
  question,
  levels,
  further,
}: {
  datasetId: string
  question: ExploreQuestion
  levels: Levels
  /** Of the records that are kept after all. */
  further: Levels[]
}) {
  const { start, result, running, error } = useJob('deidentify.utility')
  useEffect(() => {
    void start({ datasetId, question, levels, further })
  }, [start, datasetId, question, levels, further])
  return (
    <div className="op-deid-utility">
      <h3>{words.title}</h3>
      <ErrorNotice error={error} />
      {running && result === null ? <Sentence>{words.running}</Sentence> : null}
      {result === null ? null : (
        <>
          <Sentence strong>
            {words.query(result.queries.count, share(result.queries.median), share(result.queries.mean))}
          </Sentence>
          <table>
            <thead>
              <tr>
                <td />
                <th scope="col">{words.kept}</th>
                <th scope="col">{words.moved}</th>
              </tr>
            </thead>
            <tbody>
              {result.byColumn.map(({ column, kept, distance }) => (
                <tr key={column}>
                  <th scope="row">{column}</th>
                  <td className="op-number">{share(kept)}</td>
                  <td className="op-number">{share(distance)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <RelatedList
            related={result.correlations.filter(({ before, after }) => Math.max(before, after) >= TELLING)}
          />
        </>
      )}
    </div>
  )
}

function RelatedList({ related }: { related: { left: string; right: string; before: number; after: number }[] }) {
  if (related.length === 0) return null
  return (
    <>
      <ul>
        {related.map(({ left, right, before, after }) => (
          <li key={`${left} ${right}`}>{words.related(left, right, before.toFixed(2), after.toFixed(2))}</li>
        ))}
      </ul>
      <Sentence>{words.relatedHint}</Sentence>
    </>
  )
}
