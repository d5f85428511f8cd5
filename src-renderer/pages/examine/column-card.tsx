// Everything known about one column: kind, role, grade, figures, problems with their repair, values, spellings.
// Shows the profile; a repair is handed on to the recipe.
import type { ReactNode } from 'react'
import type { View } from '../../../src-main/contract/datasets.ts'
import type { Repair } from '../../../src-main/contract/issue-repairs.ts'
import type { ColumnProfile, ColumnType, Semantics } from '../../../src-main/contract/profile.ts'
import { columnQuality, emptyCells } from '../../../src-main/contract/quality.ts'
import { characterTexts } from '../../../src-main/contract/text/zh-CN/examination.ts'
import { GradeBadge, kindOf } from '../../features/quality/badges.tsx'
import { QualityBar, QualityLegend } from '../../features/quality/quality-bar.tsx'
import { roleText } from '../../text/common.ts'
import { examineText } from '../../text/examine.ts'
import { judgeText } from '../../text/relations.ts'
import { momentText } from '../../text/time.ts'
import { formatNumber } from '../../ui/number-text.tsx'
import { Sentence } from '../../ui/sentence.tsx'
import { CountList } from './count-list.tsx'
import { DistributionChart, QuantileList } from './distribution-chart.tsx'
import { JudgeButton } from './judge-dialog.tsx'
import { ProblemList } from './problem-list.tsx'
import { ValueChart } from './value-chart.tsx'

const words = examineText.card

function Part({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <section className="op-card-part">
      <h3>{title}</h3>
      {children}
      {hint === undefined ? null : <Sentence>{hint}</Sentence>}
    </section>
  )
}

function evidence(kind: Semantics): string {
  const sure = words[kind.confidence]
  if (kind.matched === 0) return `${sure} · ${words.byHeader}`
  if (kind.lookalike === 0) return `${sure} · ${words.allValid(formatNumber(kind.valid))}`
  return `${sure} · ${words.matched(formatNumber(kind.valid), formatNumber(kind.lookalike))}`
}

function Facts({ column, judge }: { column: ColumnProfile; judge: ReactNode }) {
  const [kind] = column.semantics
  const { min, max } = column.length
  return (
    <dl className="op-facts op-card-facts">
      <dt>{words.kind}</dt>
      <dd>
        {kindOf(column)}
        {kind === undefined ? null : <div className="op-faint">{evidence(kind)}</div>}
      </dd>
      <dt>{words.role}</dt>
      <dd>{roleText[column.role]}</dd>
      <dt>{words.grade}</dt>
      <dd>
        <GradeBadge grade={column.grade} /> {judge}
        <div className="op-faint">{column.gradeReason}</div>
        {column.judged === undefined ? null : (
          <div className="op-faint">{judgeText.judgedBy(column.judged.person, momentText(column.judged.at))}</div>
        )}
      </dd>
      <dt>{words.distinct}</dt>
      <dd className="op-number">
        {formatNumber(column.distinct)}
        {column.unique === 0 ? null : (
          <span className="op-faint">
            {' '}
            · {words.once} {formatNumber(column.unique)}
          </span>
        )}
      </dd>
      {column.rows === emptyCells(column) ? null : (
        <>
          <dt>{words.length}</dt>
          <dd className="op-number">{words.lengthRange(formatNumber(min), formatNumber(max))}</dd>
        </>
      )}
      <Range column={column} />
    </dl>
  )
}

/** Types whose smallest and largest value say something. */
const ORDERED: ReadonlySet<ColumnType> = new Set(['integer', 'decimal', 'date', 'datetime', 'time'])

function Range({ column }: { column: ColumnProfile }) {
  if (!ORDERED.has(column.type) || column.min === null || column.max === null) return null
  return (
    <>
      <dt>{words.range}</dt>
      <dd className="op-identifier">
        {column.min} – {column.max}
      </dd>
      {column.mean === null ? null : (
        <>
          <dt>{words.mean}</dt>
          <dd className="op-number">{formatNumber(column.mean)}</dd>
        </>
      )}
    </>
  )
}

function Rare({ column: { rare } }: { column: ColumnProfile }) {
  if (rare === undefined || rare.values === 0) return null
  const hint = words.rareHint(formatNumber(rare.most), formatNumber(rare.values), formatNumber(rare.cells))
  const [rarest] = rare.list.toReversed()
  return (
    <Part title={words.rare} hint={hint}>
      <CountList items={rare.list.map(({ value, count }) => ({ text: value, count }))} whole={rarest?.count ?? 0} />
    </Part>
  )
}

export interface ColumnCardProps {
  datasetId: string
  view: View
  column: ColumnProfile
  onVisit(code: string): void
  /** null = repairs belong to the other view. */
  onRepair: ((repair: Repair) => void) | null
}

export function ColumnCard({ datasetId, view, column, onVisit, onRepair }: ColumnCardProps) {
  const { distribution, makeup } = column
  const quality = columnQuality(column)
  return (
    <aside className="op-column-card" aria-label={column.name}>
      <h2>{column.name}</h2>
      <QualityBar quality={quality} />
      <QualityLegend quality={quality} />
      {distribution === undefined || distribution === null ? null : (
        <Part title={words.distribution}>
          <DistributionChart name={column.name} distribution={distribution} />
          <QuantileList distribution={distribution} />
        </Part>
      )}
      <ProblemList column={column} onVisit={onVisit} onRepair={onRepair} />
      <Facts column={column} judge={<JudgeButton datasetId={datasetId} view={view} column={column} />} />
      <Part title={words.values}>
        <ValueChart column={column} />
      </Part>
      <Rare column={column} />
      {column.emptyTokens.length === 0 ? null : (
        <Part title={words.emptySpelled}>
          <CountList
            items={column.emptyTokens.map(({ token, count }) => ({ text: token, count }))}
            whole={column.rows}
          />
        </Part>
      )}
      {column.patterns.length === 0 ? null : (
        <Part title={words.patterns} hint={words.patternHint}>
          <CountList
            items={column.patterns.slice(0, 8).map(({ pattern, count }) => ({ text: pattern, count }))}
            whole={column.rows}
            code
          />
        </Part>
      )}
      {makeup === undefined || makeup.characters.length === 0 ? null : (
        <Part title={words.characters}>
          <CountList
            items={makeup.characters.map(({ name, count }) => ({ text: characterTexts[name], count }))}
            whole={column.rows}
          />
        </Part>
      )}
      {makeup === undefined || makeup.lengths.length < 2 ? null : (
        <Part title={words.lengths}>
          <CountList
            items={makeup.lengths.slice(0, 8).map(({ length, count }) => ({ text: words.lengthName(length), count }))}
            whole={column.rows}
          />
        </Part>
      )}
    </aside>
  )
}
