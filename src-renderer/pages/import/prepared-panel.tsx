// A new version that waits for a decision: what it would change, and the two buttons.
// Makes nothing current by itself.
import type { PreparedVersion } from '../../../src-main/contract/sources.ts'
import { useEngineMutation, useEngineQuery } from '../../engine/queries.ts'
import { versionText as words } from '../../text/import.ts'
import { ErrorNotice, errorSentence } from '../../ui/error-notice.tsx'
import { Button, KitApp } from '../../ui/kit.ts'
import { formatNumber } from '../../ui/number-text.tsx'
import { Sentence } from '../../ui/sentence.tsx'
import { DifferenceView } from './difference-view.tsx'
import { EquationLine } from './equation-line.tsx'

function Decision({ datasetId, version }: { datasetId: string; version: PreparedVersion }) {
  const accept = useEngineMutation('sources.accept')
  const discard = useEngineMutation('sources.discard')
  const { message } = KitApp.useApp()
  const wanted = { datasetId, prepared: version.prepared }
  const onError = (thrown: Error) => void message.error(errorSentence(thrown))
  const busy = accept.isPending || discard.isPending
  return (
    <div className="op-prepared-decision">
      <Button
        type="primary"
        loading={accept.isPending}
        disabled={busy}
        onClick={() =>
          accept.mutate(wanted, {
            onSuccess: ({ no }) => void message.success(words.accepted(formatNumber(no))),
            onError,
          })
        }
      >
        {words.accept}
      </Button>
      <Button
        loading={discard.isPending}
        disabled={busy}
        onClick={() => discard.mutate(wanted, { onSuccess: () => void message.info(words.discarded), onError })}
      >
        {words.discard}
      </Button>
    </div>
  )
}

export function PreparedPanel({ datasetId }: { datasetId: string }) {
  const { data: version, error } = useEngineQuery('sources.prepared', { datasetId })
  if (error !== null) return <ErrorNotice error={error} />
  if (version === undefined || version === null) return null
  const { counts } = version
  return (
    <section className="op-panel op-prepared" aria-label={words.preparedTitle[version.change]}>
      <div className="op-prepared-head">
        <h2>{words.preparedTitle[version.change]}</h2>
        <span className="op-spring" />
        <Decision datasetId={datasetId} version={version} />
      </div>
      <Sentence>{words.preparedSentence(formatNumber(version.base))}</Sentence>
      <EquationLine equation={{ read: counts.read, kept: counts.source, setAside: counts.setAside }} reasons={[]} />
      <DifferenceView difference={version.difference} />
    </section>
  )
}
