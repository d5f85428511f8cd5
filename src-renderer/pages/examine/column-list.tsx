// The columns on the left, each with its quality bar, kind and grade; the ones with problems can be singled out.
// Chooses a column and nothing else.
import { useState } from 'react'
import type { ColumnProfile } from '../../../src-main/contract/profile.ts'
import { columnQuality, problemCount } from '../../../src-main/contract/quality.ts'
import { GradeBadge, KindBadge } from '../../features/quality/badges.tsx'
import { QualityBar } from '../../features/quality/quality-bar.tsx'
import { examineText as words } from '../../text/examine.ts'
import { Checkbox, Input } from '../../ui/kit.ts'
import { formatNumber } from '../../ui/number-text.tsx'

export interface ColumnListProps {
  columns: readonly ColumnProfile[]
  selected: string | null
  onSelect(column: string): void
}

function ColumnItem({ column, selected, onSelect }: { column: ColumnProfile; selected: boolean; onSelect(): void }) {
  const problems = problemCount(column)
  return (
    <button
      type="button"
      className={selected ? 'op-column-item is-selected' : 'op-column-item'}
      aria-pressed={selected}
      onClick={onSelect}
    >
      <span className="op-column-item-line">
        <span className="op-ellipsis" title={column.name}>
          {column.name}
        </span>
        {problems === 0 ? null : (
          <span className="op-column-problems" title={words.problemCells(formatNumber(problems))}>
            {formatNumber(problems)}
          </span>
        )}
      </span>
      <QualityBar quality={columnQuality(column)} />
      <span className="op-column-item-line">
        <KindBadge column={column} />
        <GradeBadge grade={column.grade} reason={column.gradeReason} />
      </span>
    </button>
  )
}

export function ColumnList({ columns, selected, onSelect }: ColumnListProps) {
  const [wanted, setWanted] = useState('')
  const [onlyProblems, setOnlyProblems] = useState(false)
  const text = wanted.trim().toLowerCase()
  const shown = columns.filter(
    column => column.name.toLowerCase().includes(text) && (!onlyProblems || problemCount(column) > 0),
  )
  return (
    <aside className="op-column-list" aria-label={words.columns}>
      <div className="op-column-list-head">
        <Input
          size="small"
          placeholder={words.columnSearch}
          aria-label={words.columnSearch}
          value={wanted}
          allowClear
          onChange={event => setWanted(event.target.value)}
        />
        <Checkbox checked={onlyProblems} onChange={event => setOnlyProblems(event.target.checked)}>
          {words.onlyProblems}
        </Checkbox>
      </div>
      <div className="op-column-items">
        {shown.map(column => (
          <ColumnItem
            key={column.name}
            column={column}
            selected={column.name === selected}
            onSelect={() => onSelect(column.name)}
          />
        ))}
        {shown.length === 0 ? <p className="op-faint op-column-none">{words.noColumnMatch}</p> : null}
      </div>
    </aside>
  )
}
