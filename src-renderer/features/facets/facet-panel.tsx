// The facets beside the table: a column is added, its values, bars or problems are shown with counts, and rows are chosen by them.
// Decides nothing about the data.
import { FACET_KINDS, type FacetAnswer, type FacetKind } from '../../../src-main/contract/facets.ts'
import { facetText } from '../../text/facets.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, IconClose, Select, Skeleton } from '../../ui/kit.ts'
import { Sentence } from '../../ui/sentence.tsx'
import { FacetBars } from './facet-bars.tsx'
import { FacetChoices } from './facet-choices.tsx'
import { type Facet, withKind } from './facet-state.ts'
import type { FacetState } from './use-facets.ts'
import './facets.css'

export interface FacetPanelProps {
  state: FacetState
  columns: readonly string[]
  onClose(): void
}

export function FacetPanel({ state, columns, onClose }: FacetPanelProps) {
  const { facets, report, error } = state
  return (
    <aside className="op-facets" aria-label={facetText.title} aria-busy={state.counting}>
      <header className="op-facets-head">
        <h2>{facetText.title}</h2>
        <span className="op-spring" />
        <Button
          type="text"
          icon={<IconClose />}
          aria-label={facetText.close}
          title={facetText.close}
          onClick={onClose}
        />
      </header>
      <div className="op-facets-add">
        <Select<string>
          className="op-fill"
          showSearch
          aria-label={facetText.add}
          placeholder={facetText.add}
          value={null}
          options={columns.map(name => ({ value: name, label: name }))}
          onChange={column => state.add(column)}
        />
      </div>
      <div className="op-facets-body">
        <ErrorNotice error={error} compact />
        {facets.length === 0 ? <Sentence>{facetText.hint}</Sentence> : null}
        {facets.map((facet, at) => (
          <FacetCard
            key={facet.id}
            facet={facet}
            answer={report?.facets[at]}
            onChange={state.change}
            onRemove={() => state.remove(facet.id)}
          />
        ))}
      </div>
    </aside>
  )
}

interface FacetCardProps {
  facet: Facet
  answer: FacetAnswer | undefined
  onChange(facet: Facet): void
  onRemove(): void
}

const KIND_OPTIONS = FACET_KINDS.map(kind => ({ value: kind, label: facetText.kinds[kind] }))

function FacetCard({ facet, answer, onChange, onRemove }: FacetCardProps) {
  const fits = answer !== undefined && answer.kind === facet.kind && answer.column === facet.column
  return (
    <section className="op-facet-card" aria-label={facet.column}>
      <header className="op-facet-head">
        <strong className="op-ellipsis" title={facet.column}>
          {facet.column}
        </strong>
        <span className="op-spring" />
        <Select<FacetKind>
          size="small"
          variant="borderless"
          aria-label={`${facet.column} ${facetText.kind}`}
          value={facet.kind}
          options={KIND_OPTIONS}
          popupMatchSelectWidth={false}
          onChange={kind => onChange(withKind(facet, kind))}
        />
        <Button
          type="text"
          size="small"
          icon={<IconClose />}
          aria-label={facetText.remove(facet.column)}
          onClick={onRemove}
        />
      </header>
      {fits ? (
        <FacetBody facet={facet} answer={answer} onChange={onChange} />
      ) : (
        <Skeleton active title={false} paragraph={{ rows: 3 }} />
      )}
    </section>
  )
}

function FacetBody({ facet, answer, onChange }: { facet: Facet; answer: FacetAnswer; onChange(facet: Facet): void }) {
  switch (facet.kind) {
    case 'number':
    case 'date':
      return <FacetBars facet={facet} kind={facet.kind} answer={answer} onChange={onChange} />
    case 'text':
    case 'problem':
    case 'blank':
      return <FacetChoices facet={facet} answer={answer} onChange={onChange} />
    default:
      return facet.kind satisfies never
  }
}
