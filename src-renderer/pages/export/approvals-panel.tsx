// What people still have to do before a release, and the agreement of the two offices.
// Judges nothing: what is missing is the engine's word.
import { useState } from 'react'
import type { GateReport } from '../../../src-main/contract/gates.ts'
import { OFFICES, type Office } from '../../../src-main/contract/opening.ts'
import { officeLabels } from '../../../src-main/contract/text/zh-CN/opening.ts'
import { callEngine, refreshDataset, useEngineQuery } from '../../engine/queries.ts'
import { ActDialog } from '../../features/acts/act-dialog.tsx'
import { approvalsText as words } from '../../text/approvals.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, Checkbox } from '../../ui/kit.ts'
import { Sentence } from '../../ui/sentence.tsx'
import { GateList } from './gate-list.tsx'

export function ApprovalsPanel({ datasetId, report }: { datasetId: string; report: GateReport }) {
  const [asked, setAsked] = useState<Office | null>(null)
  const { approvals } = report
  const done = approvals.filter(({ passed }) => passed).length
  return (
    <section className="op-panel op-gate-panel">
      <h2>
        {words.title}
        <span className="op-muted">{words.summary(done, approvals.length)}</span>
      </h2>
      <Sentence>{words.sentence}</Sentence>
      <GateList report={{ ...report, gates: approvals }} />
      <OfficeTools onAsk={setAsked} />
      {asked === null ? null : (
        <ActDialog
          title={words.agree(officeLabels[asked])}
          note={words.agreeNote}
          fields={[{ name: 'opinion', label: words.opinion, kind: 'lines', optional: true }]}
          onSubmit={async ({ opinion = '' }) => {
            await callEngine('opening.act', { datasetId, act: { act: 'endorse', office: asked, opinion } })
            await refreshDataset(datasetId)
          }}
          onClose={() => setAsked(null)}
        />
      )}
    </section>
  )
}

function OfficeTools({ onAsk }: { onAsk(office: Office): void }) {
  const settings = useEngineQuery('settings.get', {})
  const [error, setError] = useState<unknown>(null)
  const needed = settings.data?.twoOffices !== false
  const change = async (twoOffices: boolean) => {
    if (settings.data === undefined) return
    setError(null)
    try {
      await callEngine('settings.save', { ...settings.data, twoOffices })
      await refreshDataset(null)
    } catch (thrown) {
      setError(thrown)
    }
  }
  return (
    <>
      <ErrorNotice error={error ?? settings.error} />
      <p className="op-inline-tools">
        <Checkbox checked={needed} onChange={event => void change(event.target.checked)}>
          {words.twoOffices}
        </Checkbox>
        {needed
          ? OFFICES.map(office => (
              <Button key={office} size="small" onClick={() => onAsk(office)}>
                {words.agree(officeLabels[office])}
              </Button>
            ))
          : null}
      </p>
    </>
  )
}
