// What keeps a dataset from being released, told in the order in which it is put right.
// The engine judges again when the package is built.
import type { GateReport } from '../../../src-main/contract/gates.ts'
import { reviewStates } from '../../../src-main/contract/text/zh-CN/review.ts'
import { useEngineQuery } from '../../engine/queries.ts'
import { useNavigation } from '../../state/navigation.ts'
import { releaseText as words } from '../../text/release.ts'
import { Button } from '../../ui/kit.ts'
import { StateDot } from '../../ui/state-dot.tsx'

type Place = 'catalogue' | 'review' | 'settings' | null

interface Missing {
  readonly sentence: string
  /** Where it is put right; null = on this page. */
  readonly place: Place
}

const REVIEWS: ReadonlySet<string> = new Set(['legalReview', 'secrecyReview', 'securityReview'])

/** What people still have to do, apart from the reviews, which say more of themselves. */
function openActs({ approvals }: GateReport): Missing[] {
  return approvals
    .filter(({ id, passed, before }) => !passed && before === 'release' && !REVIEWS.has(id))
    .map(({ title, findings, place }) => ({
      sentence: `${title}：${findings.map(({ message }) => message).join('')}`,
      place: place === 'catalogue' || place === 'review' ? place : null,
    }))
}

/** `report` null = not checked yet. */
export function useRelease(datasetId: string, ready: boolean, report: GateReport | null) {
  const approvals = useEngineQuery('approvals.get', { datasetId })
  const identity = useEngineQuery('identity.get', {})
  const missing: Missing[] = []
  if (!ready) missing.push({ sentence: words.noResult, place: null })
  else if (report === null) missing.push({ sentence: words.notChecked, place: null })
  else {
    const open = report.gates.filter(({ passed }) => !passed).length
    if (open > 0) missing.push({ sentence: words.gatesOpen(open), place: null })
    missing.push(...openActs(report))
  }
  for (const gate of approvals.data?.gates ?? []) {
    if (!gate.passed) missing.push({ sentence: `${gate.title}：${reviewStates[gate.state]}`, place: 'review' })
  }
  if (identity.data?.certificate === null) missing.push({ sentence: words.nobody, place: 'settings' })
  const known = approvals.data !== undefined && identity.data !== undefined
  return {
    missing: known ? missing : [{ sentence: words.notChecked, place: null }],
    error: approvals.error ?? identity.error,
  }
}

export function ReleaseMissing({ datasetId, missing }: { datasetId: string; missing: readonly Missing[] }) {
  const { openDataset, goSection } = useNavigation.getState()
  const places = new Set(missing.map(({ place }) => place))
  return (
    <section className="op-release-missing" aria-label={words.missing}>
      <p className="op-muted">{words.missing}</p>
      <ul>
        {missing.map(({ sentence }) => (
          <li key={sentence}>
            <StateDot state="todo" />
            <span>{sentence}</span>
          </li>
        ))}
      </ul>
      {places.has('catalogue') ? (
        <Button size="small" onClick={() => openDataset(datasetId, 'catalogue')}>
          {words.goCatalogue}
        </Button>
      ) : null}
      {places.has('review') ? (
        <Button size="small" onClick={() => openDataset(datasetId, 'review')}>
          {words.goReview}
        </Button>
      ) : null}
      {places.has('settings') ? (
        <Button size="small" onClick={() => goSection('settings')}>
          {words.goSettings}
        </Button>
      ) : null}
    </section>
  )
}
