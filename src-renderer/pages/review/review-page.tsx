// 审核 of a dataset: how its reviews stand, asking for them, and what they need.
// Approves nothing: that is done by another person, on another computer.
import type { ReactNode } from 'react'
import type { GateReport } from '../../../src-main/contract/gates.ts'
import type { RecipeState } from '../../../src-main/contract/recipe.ts'
import { useEngineQuery } from '../../engine/queries.ts'
import { useNavigation, type WorkStep } from '../../state/navigation.ts'
import { reviewText } from '../../text/review.ts'
import { copyText } from '../../ui/copy-text.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, IconCopy, KitApp, Skeleton } from '../../ui/kit.ts'
import { formatNumber } from '../../ui/number-text.tsx'
import { PageHead, Sentence } from '../../ui/sentence.tsx'
import { StateDot } from '../../ui/state-dot.tsx'
import { IdentityBar } from './identity-bar.tsx'
import { RequestPanel } from './request-panel.tsx'
import './review.css'

export function ReviewPage({ datasetId }: { datasetId: string }) {
  const run = useEngineQuery('run.get', { datasetId })
  const recipe = useEngineQuery('recipe.get', { datasetId })
  const gates = useEngineQuery('gates.get', { datasetId })
  const catalogue = useEngineQuery('catalogue.get', { datasetId })
  const loading = run.isPending || recipe.isPending || gates.isPending || catalogue.isPending
  const { material } = reviewText
  const report = run.data ?? null
  const missing = catalogue.data?.missing.length ?? 0
  return (
    <div className="op-page-scroll">
      <div className="op-page-inner op-review">
        <PageHead title={reviewText.title} sentence={reviewText.sentence} />
        <ErrorNotice error={run.error ?? recipe.error ?? gates.error ?? catalogue.error} />
        <IdentityBar />
        <RequestPanel datasetId={datasetId} title={catalogue.data?.catalogue.title ?? ''} />
        <section className="op-panel">
          <h2>{reviewText.present}</h2>
          {loading ? (
            <Skeleton active title={false} />
          ) : (
            <ul className="op-materials">
              <Material name={material.result.name} ready={report !== null} step="clean" go={material.result.go}>
                {report === null
                  ? material.result.missing
                  : material.result.done(formatNumber(report.result.rows), formatNumber(report.result.columns))}
              </Material>
              <RecipeMaterial state={recipe.data} />
              <GateMaterial report={gates.data ?? null} />
              <Material
                name={material.catalogue.name}
                ready={missing === 0}
                step="catalogue"
                go={material.catalogue.go}
              >
                {missing === 0 ? material.catalogue.done : material.catalogue.missing(missing)}
              </Material>
            </ul>
          )}
          {report === null ? null : <Digest digest={report.digest} />}
        </section>
      </div>
    </div>
  )
}

interface MaterialProps {
  name: string
  ready: boolean
  step: WorkStep
  go: string
  children: ReactNode
}

function Material({ name, ready, step, go, children }: MaterialProps) {
  const goStep = useNavigation(state => state.goStep)
  return (
    <li>
      <StateDot state={ready ? 'done' : 'todo'} />
      <strong>{name}</strong>
      <span className="op-muted">{children}</span>
      <Button type="link" size="small" onClick={() => goStep(step)}>
        {go}
      </Button>
    </li>
  )
}

function RecipeMaterial({ state }: { state: RecipeState | undefined }) {
  const words = reviewText.material.recipe
  const active = state?.steps.filter(view => view.step.enabled) ?? []
  const clean = active.filter(view => view.kind === 'clean').length
  return (
    <Material name={words.name} ready={active.length > 0} step="clean" go={words.go}>
      {active.length === 0 ? words.missing : words.done(clean, active.length - clean)}
    </Material>
  )
}

function GateMaterial({ report }: { report: GateReport | null }) {
  const words = reviewText.material.gates
  const passed = report?.gates.filter(gate => gate.passed).length ?? 0
  return (
    <Material name={words.name} ready={report?.passed === true} step="export" go={words.go}>
      {report === null ? words.missing : words.done(passed, report.gates.length)}
    </Material>
  )
}

function Digest({ digest }: { digest: string }) {
  const { message } = KitApp.useApp()
  const copy = () => {
    if (copyText(digest)) message.success(reviewText.copied)
  }
  return (
    <div className="op-digest">
      <h3>{reviewText.digest}</h3>
      <code>{digest}</code>
      <Button type="text" size="small" icon={<IconCopy />} onClick={copy}>
        {reviewText.copy}
      </Button>
      <Sentence>{reviewText.digestHint}</Sentence>
    </div>
  )
}
