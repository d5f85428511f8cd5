// A facet as a list of values with their counts: a click chooses the rows that have the value.
// Keeps no choice of its own.
import { useEffect, useState } from 'react'
import { FACET_VALUES, type FacetAnswer } from '../../../src-main/contract/facets.ts'
import { issueTexts } from '../../../src-main/contract/text/zh-CN/issues.ts'
import { facetText } from '../../text/facets.ts'
import { Button, Input, Segmented } from '../../ui/kit.ts'
import { formatNumber } from '../../ui/number-text.tsx'
import { visibleBlanks } from '../../ui/visible-blanks.ts'
import { useDebounced } from '../recipe/use-debounced.ts'
import { FacetChoice } from './facet-choice.tsx'
import { chosenValues, type Facet, inverted, isInverted, toggled } from './facet-state.ts'

export interface FacetChoicesProps {
  facet: Facet
  answer: FacetAnswer
  onChange(facet: Facet): void
}

const SEARCH_PAUSE_MS = 250
/** A column with more values gets a search box. */
const SEARCHABLE = 8

function choiceLabel({ kind }: Facet, value: string): string {
  if (kind === 'blank') return value === '' ? facetText.blank : facetText.filled
  const titles: Readonly<Record<string, { title: string }>> = issueTexts
  if (kind === 'problem') return titles[value]?.title ?? value
  return value === '' ? facetText.blank : visibleBlanks(value)
}

function emptyWords({ kind }: Facet): string {
  return kind === 'problem' ? facetText.noProblems : facetText.nothing
}

export function FacetChoices({ facet, answer, onChange }: FacetChoicesProps) {
  const chosen = chosenValues(facet)
  const { choices, distinct, cut } = answer
  const listed = choices.length
  return (
    <>
      {facet.kind === 'text' && (distinct > SEARCHABLE || facet.search !== '') ? (
        <ChoiceTools facet={facet} onChange={onChange} />
      ) : null}
      {listed === 0 ? <p className="op-muted op-facet-note">{emptyWords(facet)}</p> : null}
      <ul className={`op-facet-choices${isInverted(facet) ? ' is-inverted' : ''}`}>
        {choices.map(({ value, count }) => (
          <FacetChoice
            key={value}
            label={choiceLabel(facet, value)}
            title={value}
            rows={count}
            chosen={chosen.includes(value)}
            plain={value === ''}
            onToggle={() => onChange(toggled(facet, value))}
          />
        ))}
      </ul>
      {distinct > listed ? (
        <p className="op-muted op-facet-note">{facetText.listed(formatNumber(listed), formatNumber(distinct))}</p>
      ) : null}
      {cut ? <p className="op-muted op-facet-note">{facetText.cut(formatNumber(FACET_VALUES))}</p> : null}
      {chosen.length === 0 ? null : (
        <div className="op-facet-foot">
          {facet.kind === 'text' ? (
            <Button type="link" size="small" onClick={() => onChange(inverted(facet))}>
              {facetText.invert}
            </Button>
          ) : null}
          <Button type="link" size="small" onClick={() => onChange({ ...facet, chosen: [] })}>
            {facetText.clear}
          </Button>
        </div>
      )}
    </>
  )
}

function ChoiceTools({ facet, onChange }: Omit<FacetChoicesProps, 'answer'>) {
  const [typed, setTyped] = useState(facet.search)
  const settled = useDebounced(typed, SEARCH_PAUSE_MS)
  useEffect(() => {
    if (settled !== facet.search) onChange({ ...facet, search: settled })
  }, [settled, facet, onChange])
  return (
    <div className="op-facet-tools">
      <Input
        size="small"
        allowClear
        placeholder={facetText.search}
        aria-label={`${facet.column} ${facetText.search}`}
        value={typed}
        onChange={event => setTyped(event.target.value)}
      />
      <Segmented<Facet['sort']>
        size="small"
        aria-label={facetText.sortLabel}
        value={facet.sort}
        onChange={sort => onChange({ ...facet, sort })}
        options={[
          { value: 'count', label: facetText.sortCount },
          { value: 'name', label: facetText.sortName },
        ]}
      />
    </div>
  )
}
