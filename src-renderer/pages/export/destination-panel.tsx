// Where the packages of a dataset went, and entering one more hand-over (R52).
// Sends nothing.
import { useState } from 'react'
import { useEngineQuery } from '../../engine/queries.ts'
import { DestinationDialog } from '../../features/destinations/destination-dialog.tsx'
import { auditPageText } from '../../text/audit-page.ts'
import { destinationText as words } from '../../text/export.ts'
import { momentText } from '../../text/time.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button } from '../../ui/kit.ts'
import { Sentence } from '../../ui/sentence.tsx'

export function DestinationPanel({ datasetId }: { datasetId: string }) {
  const destinations = useEngineQuery('destinations.list', { datasetId })
  const versions = useEngineQuery('history.list', { datasetId })
  const [adding, setAdding] = useState(false)
  const packages = (versions.data ?? []).map(({ no, at, packageSha256 }) => ({
    datasetId,
    sha256: packageSha256,
    label: words.version(no, momentText(at), packageSha256.slice(0, 8)),
  }))
  const list = destinations.data ?? []
  return (
    <section className="op-panel op-destinations" aria-label={words.title}>
      <h2>{words.title}</h2>
      <Sentence>{packages.length === 0 ? words.notBuilt : words.sentence}</Sentence>
      <ErrorNotice error={destinations.error ?? versions.error} />
      {list.length === 0 ? null : (
        <ul>
          {list.map(({ id, at, recipient, purpose, medium, sha256 }) => (
            <li key={id}>
              <strong>{recipient}</strong>
              <span>{purpose}</span>
              <span className="op-muted">
                {auditPageText.media[medium]} · {momentText(at)} · <code>{sha256.slice(0, 8)}</code>
              </span>
            </li>
          ))}
        </ul>
      )}
      {list.length === 0 && packages.length > 0 ? <p className="op-muted">{words.none}</p> : null}
      <Button disabled={packages.length === 0} onClick={() => setAdding(true)}>
        {words.add}
      </Button>
      {adding ? <DestinationDialog packages={packages} onClose={() => setAdding(false)} /> : null}
    </section>
  )
}
