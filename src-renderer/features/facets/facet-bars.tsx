// A facet as bars over a range of numbers or dates: a drag over the bars, or two fields, choose the rows in between.
// Draws counts the engine made; keeps only the drag that is under way.
import { type PointerEvent, useState } from 'react'
import type { FacetAnswer } from '../../../src-main/contract/facets.ts'
import { facetText } from '../../text/facets.ts'
import { Button, Input } from '../../ui/kit.ts'
import { formatNumber } from '../../ui/number-text.tsx'
import { FacetChoice } from './facet-choice.tsx'
import { type BarKind, besideChosen, type Facet, rangeOf, withBars, withBeside, withRange } from './facet-state.ts'

export interface FacetBarsProps {
  facet: Facet
  kind: BarKind
  answer: FacetAnswer
  onChange(facet: Facet): void
}

interface Drag {
  from: number
  to: number
}

export function FacetBars({ facet, kind, answer, onChange }: FacetBarsProps) {
  const { edges, bins } = answer
  const [drag, setDrag] = useState<Drag | null>(null)
  const range = rangeOf(facet)
  if (edges === null) {
    return (
      <>
        <p className="op-muted op-facet-note">{facetText.noBars[kind]}</p>
        <Beside facet={facet} kind={kind} answer={answer} onChange={onChange} />
      </>
    )
  }
  const end = () => {
    if (drag !== null) onChange(withBars(facet, kind, answer, drag.from, drag.to))
    setDrag(null)
  }
  const inside = (bar: number): boolean =>
    drag === null
      ? range === null || isInside(edges, bar, range, kind)
      : bar >= Math.min(drag.from, drag.to) && bar <= Math.max(drag.from, drag.to)
  const tallest = Math.max(1, ...bins)
  return (
    <>
      <div
        className="op-facet-bars"
        role="img"
        aria-label={facetText.chart(facet.column)}
        title={facetText.drag}
        onPointerUp={end}
        onPointerLeave={end}
      >
        {bins.map((rows, bar) => (
          <span
            key={edges[bar]}
            className={inside(bar) ? 'op-facet-bar is-inside' : 'op-facet-bar'}
            title={facetText.barLabel(edges[bar] ?? '', edges[bar + 1] ?? '', formatNumber(rows))}
            onPointerDown={(event: PointerEvent) => {
              event.preventDefault()
              setDrag({ from: bar, to: bar })
            }}
            onPointerEnter={() => drag !== null && setDrag({ ...drag, to: bar })}
          >
            <i style={{ height: `${rows === 0 ? 0 : Math.max(2, (rows / tallest) * 100)}%` }} />
          </span>
        ))}
      </div>
      <div className="op-facet-axis op-number">
        <span>{edges[0]}</span>
        <span>{edges.at(-1)}</span>
      </div>
      <RangeFields key={`${range?.from ?? ''} ${range?.to ?? ''}`} facet={facet} kind={kind} onChange={onChange} />
      <Beside facet={facet} kind={kind} answer={answer} onChange={onChange} />
    </>
  )
}

/** Dates compare as text, numbers as numbers; both limits are what the engine or a person wrote. */
function isInside(edges: readonly string[], bar: number, range: { from: string; to: string }, kind: BarKind): boolean {
  const [low = '', high = ''] = [edges[bar], edges[bar + 1]]
  if (kind === 'date') return (range.to === '' || low < range.to) && (range.from === '' || high > range.from)
  const beyond = range.to !== '' && Number(low) >= Number(range.to) && range.from !== range.to
  return !beyond && (range.from === '' || Number(high) > Number(range.from) || low === high)
}

/** Takes effect when a person is done with a field. */
function RangeFields({ facet, kind, onChange }: Omit<FacetBarsProps, 'answer'>) {
  const range = rangeOf(facet)
  const [from, setFrom] = useState(range?.from ?? '')
  const [to, setTo] = useState(range?.to ?? '')
  const [closed, setClosed] = useState(range?.closed ?? false)
  const wrong = (text: string) => text !== '' && !isLimit(kind, text)
  const take = () => {
    if (wrong(from) || wrong(to)) return
    if (from === (range?.from ?? '') && to === (range?.to ?? '')) return
    onChange(withRange(facet, kind, { from, to, closed }))
  }
  return (
    <div className="op-facet-range">
      <span className="op-muted">{facetText.from}</span>
      <Input
        size="small"
        aria-label={`${facet.column} ${facetText.from}`}
        value={from}
        status={wrong(from) ? 'error' : ''}
        onChange={event => setFrom(event.target.value.trim())}
        onBlur={take}
        onPressEnter={take}
      />
      <span className="op-muted">{facetText.to}</span>
      <Input
        size="small"
        aria-label={`${facet.column} ${facetText.to}`}
        value={to}
        status={wrong(to) ? 'error' : ''}
        onChange={event => {
          setTo(event.target.value.trim())
          // Who writes a limit means it to be part of the range.
          setClosed(true)
        }}
        onBlur={take}
        onPressEnter={take}
      />
      {range === null ? null : (
        <Button type="link" size="small" onClick={() => onChange({ ...facet, chosen: [] })}>
          {facetText.clear}
        </Button>
      )}
    </div>
  )
}

function isLimit(kind: BarKind, text: string): boolean {
  return kind === 'number' ? Number.isFinite(Number(text)) : /^\d{4}-\d{2}(-\d{2})?$/.test(text)
}

/** What the bars do not show. */
function Beside({ facet, kind, answer, onChange }: FacetBarsProps) {
  const { edges, below, above, other, blank } = answer
  const lines = [
    {
      key: 'below',
      label: facetText.below,
      rows: below,
      chosen: false,
      take: () => withRange(facet, kind, { from: '', to: edges?.[0] ?? '', closed: false }),
    },
    {
      key: 'above',
      label: facetText.above,
      rows: above,
      chosen: false,
      take: () => withRange(facet, kind, { from: edges?.at(-1) ?? '', to: '', closed: false }),
    },
    {
      key: 'other',
      label: facetText.other[kind],
      rows: other,
      chosen: besideChosen(facet) === 'other',
      take: () => withBeside(facet, kind, 'other'),
    },
    {
      key: 'blank',
      label: facetText.blank,
      rows: blank,
      chosen: besideChosen(facet) === 'blank',
      take: () => withBeside(facet, kind, 'blank'),
    },
  ].filter(({ rows, chosen }) => rows > 0 || chosen)
  if (lines.length === 0) return null
  return (
    <ul className="op-facet-choices">
      {lines.map(({ key, label, rows, chosen, take }) => (
        <FacetChoice
          key={key}
          label={label}
          title={label}
          rows={rows}
          chosen={chosen}
          onToggle={() => onChange(take())}
        />
      ))}
    </ul>
  )
}
