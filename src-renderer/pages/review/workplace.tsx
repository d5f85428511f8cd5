// The reviewer's workplace for one request: what changed, the rules, the findings, the check-lists, notes, experts, and the signature.
// Everything saves itself; what may be signed the engine decides.
import { useEffect, useState } from 'react'
import type { OpenedRequest, ReviewDraft, ReviewKind, ReviewSummary } from '../../../src-main/contract/review.ts'
import { askedTemplateSentence } from '../../../src-main/contract/text/asked-template.ts'
import {
  mayNotDecide,
  reproductions,
  reviewNames,
  reviewOutcomeNames,
  subjectParts,
} from '../../../src-main/contract/text/zh-CN/review.ts'
import { shell } from '../../engine/client.ts'
import { useEngineMutation, useEngineQuery, useJob } from '../../engine/queries.ts'
import { reviewingText as words } from '../../text/reviewing.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Alert, Button, IconBack, Input, Segmented } from '../../ui/kit.ts'
import { formatNumber } from '../../ui/number-text.tsx'
import { PageHead, Sentence } from '../../ui/sentence.tsx'
import { StateDot } from '../../ui/state-dot.tsx'
import { Checklists } from './checklists.tsx'
import { ColumnsPanel } from './columns-panel.tsx'
import { MaterialPanels } from './material-panels.tsx'
import { NotesPanel } from './notes-panel.tsx'

export interface DraftProps {
  draft: ReviewDraft
  onDraft(draft: ReviewDraft): void
}

export function Workplace({ opened, onBack }: { opened: OpenedRequest; onBack(): void }) {
  const { request, payload, summary } = opened
  const [draft, setDraft] = useState(opened.draft)
  const save = useEngineMutation('reviews.saveDraft')
  const { mutate } = save
  useEffect(() => {
    if (draft !== opened.draft) mutate({ requestId: request.id, draft })
  }, [draft, opened.draft, request.id, mutate])
  const checklist = useEngineQuery('reviews.checklist', {})
  return (
    <div className="op-page-scroll">
      <div className="op-page-inner op-review">
        <PageHead
          title={request.title}
          sentence={`${words.from(request.preparer.subject.name, request.preparer.subject.unit)} · ${words.rows(formatNumber(request.rows))} · ${payload.reviews.map(kind => reviewNames[kind]).join('、')}`}
          actions={
            <Button icon={<IconBack />} onClick={onBack}>
              {words.back}
            </Button>
          }
        />
        {opened.mayNotDecide === null ? null : (
          <Alert type="warning" showIcon title={mayNotDecide[opened.mayNotDecide]} />
        )}
        <TemplateNotice opened={opened} />
        {payload.note === '' ? null : <Sentence strong>{payload.note}</Sentence>}
        <ErrorNotice error={save.error} />
        <Difference summary={summary} />
        <Rules summary={summary} draft={draft} onDraft={setDraft} />
        <ColumnsPanel summary={summary} />
        <Findings opened={opened} />
        <MaterialPanels summary={summary} />
        {checklist.data === undefined ? null : (
          <Checklists kinds={payload.reviews} checklist={checklist.data} draft={draft} onDraft={setDraft} />
        )}
        <NotesPanel requestId={request.id} columns={summary.run.columns} draft={draft} onDraft={setDraft} />
        <Signing opened={opened} draft={draft} />
      </div>
    </div>
  )
}

/** Only what is not as it should be; the rest stands among the findings. */
function TemplateNotice({ opened: { templates } }: { opened: OpenedRequest }) {
  const told = templates.filter(({ standing }) => standing !== 'same')
  if (told.length === 0) return null
  return (
    <Alert
      type={told.some(({ forbids }) => forbids) ? 'error' : 'warning'}
      showIcon
      title={told.map(askedTemplateSentence).join('；')}
    />
  )
}

function Difference({ summary: { difference } }: { summary: ReviewSummary }) {
  const lines =
    difference === null
      ? [words.first]
      : [
          ...difference.parts.map(part => subjectParts[part]),
          ...difference.addedSteps.map(step => `+ ${step}`),
          ...difference.removedSteps.map(step => `− ${step}`),
          ...difference.addedColumns.map(column => `+ ${column}`),
          ...difference.removedColumns.map(column => `− ${column}`),
          ...difference.catalogueFields,
        ]
  return (
    <section className="op-panel">
      <h2>{words.difference}</h2>
      {lines.length === 0 ? <Sentence>{words.same}</Sentence> : null}
      <ul className="op-checks">
        {lines.map(line => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  )
}

function Rules({ summary, draft, onDraft }: DraftProps & { summary: ReviewSummary }) {
  const set = (stepId: string, approved: boolean, reason: string) =>
    onDraft({ ...draft, rules: [...draft.rules.filter(rule => rule.stepId !== stepId), { stepId, approved, reason }] })
  return (
    <section className="op-panel">
      <h2>{words.rules}</h2>
      {summary.rules.map(rule => {
        const verdict = draft.rules.find(one => one.stepId === rule.stepId)
        return (
          <article key={rule.stepId} className="op-review-rule" aria-label={rule.title}>
            <Sentence strong>{rule.sentence}</Sentence>
            {rule.kind === 'clean' ? null : <Sentence>{rule.reversalRisk}</Sentence>}
            {rule.columns
              .filter(column => column.examples.length > 0)
              .map(column => (
                <div key={column.name} className="op-review-examples">
                  <span className="op-muted">
                    {column.name} {words.before}
                  </span>
                  <span className="op-muted">{words.after}</span>
                  {column.examples.flatMap(({ before, after }) => [
                    <span key={`b${before}`}>{before}</span>,
                    <span key={`a${before}`}>{after ?? words.unpublished}</span>,
                  ])}
                </div>
              ))}
            <div className="op-review-tools">
              <Segmented
                value={verdict === undefined ? '' : verdict.approved ? 'yes' : 'no'}
                options={[
                  { value: 'yes', label: words.approve },
                  { value: 'no', label: words.giveBack },
                ]}
                onChange={value => set(rule.stepId, value === 'yes', verdict?.reason ?? '')}
              />
              {verdict?.approved === false ? (
                <Input
                  aria-label={words.reason}
                  placeholder={words.reason}
                  value={verdict.reason}
                  onChange={event => set(rule.stepId, false, event.target.value)}
                />
              ) : null}
            </div>
          </article>
        )
      })}
    </section>
  )
}

function Findings({ opened }: { opened: OpenedRequest }) {
  const reproduce = useJob('reviews.reproduce')
  const { gates } = opened.summary.gates
  const found = reproduce.result?.reproduction ?? opened.reproduction
  return (
    <section className="op-panel">
      <h2>{words.findings}</h2>
      <ul className="op-materials">
        {gates.map(gate => (
          <li key={gate.id}>
            <StateDot state={gate.passed ? 'done' : 'wrong'} />
            <strong>{gate.requirement}</strong>
            <span>{gate.title}</span>
            <span className="op-muted">{gate.figure}</span>
          </li>
        ))}
      </ul>
      {opened.templates
        .filter(({ standing }) => standing === 'same')
        .map(template => (
          <Sentence key={template.id}>{askedTemplateSentence(template)}</Sentence>
        ))}
      <Sentence strong>{found === null ? words.notRun : reproductions[found.outcome]}</Sentence>
      {found === null ? null : <Sentence>{words.leftovers(formatNumber(found.leftovers))}</Sentence>}
      {found?.identified == null ? null : <Sentence>{words.identified(formatNumber(found.identified))}</Sentence>}
      <div className="op-review-tools">
        <Button loading={reproduce.running} onClick={() => void reproduce.start({ requestId: opened.request.id })}>
          {words.reproduce}
        </Button>
      </div>
      <ErrorNotice error={reproduce.error} />
    </section>
  )
}

function Signing({ opened, draft }: { opened: OpenedRequest; draft: ReviewDraft }) {
  const decide = useJob('reviews.decide')
  const sign = async (outcome: 'approved' | 'returned') => {
    const out = await shell.chooseSave('decision', words.fileName(opened.request.title))
    if (out !== null) await decide.start({ requestId: opened.request.id, out, outcome })
  }
  const kinds = Object.entries(draft.reviews) as [ReviewKind, ReviewDraft['reviews'][ReviewKind]][]
  return (
    <section className="op-panel">
      <h2>{words.outcome}</h2>
      <ul className="op-checks">
        {kinds.map(([kind, review]) =>
          review === undefined ? null : (
            <li key={kind}>
              {reviewNames[kind]} {reviewOutcomeNames[review.outcome]}
            </li>
          ),
        )}
      </ul>
      <div className="op-review-tools">
        <Button
          type="primary"
          disabled={opened.mayNotDecide !== null || opened.templates.some(({ forbids }) => forbids)}
          loading={decide.running}
          onClick={() => void sign('approved')}
        >
          {words.signApproved}
        </Button>
        <Button disabled={opened.mayNotDecide !== null} loading={decide.running} onClick={() => void sign('returned')}>
          {words.signReturned}
        </Button>
      </div>
      {decide.result === null ? null : <Sentence strong>{words.signed(decide.result.path)}</Sentence>}
      <ErrorNotice error={decide.error} />
    </section>
  )
}
