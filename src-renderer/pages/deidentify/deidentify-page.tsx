// 去标识: the quasi-identifiers found, what is not computed yet, and what can be done today.
// Shows no risk figure: none is computed in this version.
import type { ColumnProfile } from '../../../src-main/contract/profile.ts'
import type { StepView } from '../../../src-main/contract/recipe.ts'
import { kindLabels } from '../../../src-main/contract/text/zh-CN/kinds.ts'
import { useEngineQuery } from '../../engine/queries.ts'
import { useNavigation } from '../../state/navigation.ts'
import { deidentifyText } from '../../text/deidentify.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, IconLater, Skeleton, Tag } from '../../ui/kit.ts'
import { PageHead, Sentence } from '../../ui/sentence.tsx'
import './deidentify.css'

export function DeidentifyPage({ datasetId }: { datasetId: string }) {
  const profile = useEngineQuery('profile.get', { datasetId, view: 'source' })
  const recipe = useEngineQuery('recipe.get', { datasetId })
  const goStep = useNavigation(state => state.goStep)
  const quasi = profile.data?.columns.filter(column => column.role === 'quasi') ?? []
  return (
    <div className="op-page-scroll">
      <div className="op-page-inner op-deidentify">
        <PageHead
          title={deidentifyText.title}
          sentence={deidentifyText.sentence}
          actions={
            <Button type="primary" onClick={() => goStep('mask')}>
              {deidentifyText.goMask}
            </Button>
          }
        />
        <ErrorNotice error={profile.error ?? recipe.error} />
        <section className="op-panel op-deidentify-later">
          <h2>
            <IconLater /> {deidentifyText.later}
          </h2>
          {deidentifyText.laterDetail.map(line => (
            <Sentence key={line}>{line}</Sentence>
          ))}
        </section>
        <section className="op-panel">
          <h2>{deidentifyText.found}</h2>
          {profile.isPending ? <Skeleton active paragraph={{ rows: 1 }} title={false} /> : null}
          {profile.data === null ? <NotProfiled onGo={() => goStep('examine')} /> : null}
          {profile.data === undefined || profile.data === null ? null : (
            <QuasiIdentifiers columns={quasi} steps={recipe.data?.steps ?? []} />
          )}
        </section>
        <section className="op-panel">
          <h2>{deidentifyText.today}</h2>
          <ul className="op-ways">
            {Object.entries(deidentifyText.ways).map(([op, words]) => (
              <li key={op}>{words}</li>
            ))}
          </ul>
        </section>
      </div>
    </div>
  )
}

function NotProfiled({ onGo }: { onGo(): void }) {
  return (
    <>
      <Sentence>{deidentifyText.notProfiled}</Sentence>
      <Button onClick={onGo}>{deidentifyText.goExamine}</Button>
    </>
  )
}

function QuasiIdentifiers({ columns, steps }: { columns: readonly ColumnProfile[]; steps: readonly StepView[] }) {
  if (columns.length === 0) return <Sentence>{deidentifyText.foundNone}</Sentence>
  const treated = new Set(
    steps.filter(view => view.kind !== 'clean' && view.step.enabled).flatMap(view => view.step.columns),
  )
  return (
    <>
      <Sentence>{deidentifyText.foundHint(columns.length)}</Sentence>
      <ul className="op-quasi">
        {columns.map(column => {
          const kind = column.semantics[0]?.kind
          const done = treated.has(column.name)
          return (
            <li key={column.name}>
              <strong>{column.name}</strong>
              {kind === undefined ? null : <span className="op-muted">{kindLabels[kind] ?? kind}</span>}
              <Tag variant="filled" color={done ? 'success' : 'default'}>
                {done ? deidentifyText.treated : deidentifyText.untreated}
              </Tag>
            </li>
          )
        })}
      </ul>
    </>
  )
}
