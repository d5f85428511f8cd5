// Shows what a step does to the person's own rows: before → after, changed cells tinted, removed rows struck through.
// Computes nothing: the engine runs the very code of the run on a page of rows.
import { useState } from 'react'
import type { Step } from '../../../src-main/contract/recipe.ts'
import { useEngineQuery } from '../../engine/queries.ts'
import { previewText } from '../../text/recipe.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, Checkbox, Empty, Flex, IconBack, IconForward, Spin } from '../../ui/kit.ts'
import { formatNumber } from '../../ui/number-text.tsx'
import { columnsNamedBy } from './parameter-values.ts'
import {
  type ComparedColumn,
  type ComparedRow,
  type ComparisonCounts,
  compareColumns,
  compareRows,
  countChanges,
} from './row-comparison.ts'

const PAGE_ROWS = 100
/** Wider than this nobody compares; the step's own columns come first, a few others tell which row it is. */
const SHOWN_COLUMNS = 8
const ORIENTING_COLUMNS = 3

export interface StepPreviewProps {
  datasetId: string
  /** Earlier steps and, last, the one looked at; null = not ready to be tried. */
  steps: Step[] | null
}

export function StepPreview({ datasetId, steps }: StepPreviewProps) {
  const [offset, setOffset] = useState(0)
  const [onlyChanged, setOnlyChanged] = useState(true)
  const input = steps === null ? null : { datasetId, steps, offset, limit: PAGE_ROWS, paging: 'fitting' as const }
  const preview = useEngineQuery('recipe.preview', input, { keepPrevious: true })

  if (steps === null) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={previewText.waiting} />
  if (preview.error !== null) return <ErrorNotice error={preview.error} />
  if (preview.data === undefined) return <Spin description={previewText.loading} />
  const { data } = preview
  if (data.problem !== null) return <p className="op-preview-problem">{data.problem}</p>

  const columns = compareColumns(data.beforeColumns, data.afterColumns)
  const rows = compareRows(data, columns)
  const counts = countChanges(rows)
  const touched = rows.filter(row => row.removed || row.added || row.cells.some(cell => cell.changed))
  const reshapes = columns.some(column => column.fate !== 'kept')
  const shown = onlyChanged && !reshapes ? touched : rows
  const first = data.rows[0]?.rowNumber ?? 0
  const last = data.rows.at(-1)?.rowNumber ?? 0
  return (
    <section className="op-preview" aria-label={previewText.title} aria-busy={preview.isFetching}>
      <p className="op-preview-sentence">{data.sentence}</p>
      {data.note === null ? null : <p className="op-muted">{data.note}</p>}
      <Flex gap={8} align="center" wrap>
        <span className="op-muted">
          {previewText.rows(formatNumber(first), formatNumber(last))}
          {' · '}
          {countWords(counts, reshapes)}
        </span>
        <span className="op-spring" />
        {reshapes ? null : (
          <Checkbox checked={onlyChanged} onChange={event => setOnlyChanged(event.target.checked)}>
            {previewText.onlyChanged}
          </Checkbox>
        )}
        <Button
          size="small"
          icon={<IconBack />}
          aria-label={previewText.earlier}
          title={previewText.earlier}
          disabled={offset === 0}
          onClick={() => setOffset(Math.max(0, offset - PAGE_ROWS))}
        />
        <Button
          size="small"
          icon={<IconForward />}
          aria-label={previewText.later}
          title={previewText.later}
          disabled={data.rows.length < PAGE_ROWS}
          onClick={() => setOffset(offset + PAGE_ROWS)}
        />
      </Flex>
      <PreviewTable columns={columns} rows={shown} own={columnsNamedBy(steps.at(-1))} />
    </section>
  )
}

function countWords({ rows, changed, removed, added }: ComparisonCounts, reshapes: boolean): string {
  if (changed + removed + added > 0) return previewText.counts(rows, changed, removed, added)
  return reshapes ? previewText.reshaped(rows) : previewText.nothing(rows)
}

/** Places of the columns worth showing: what the step works on and what changes, then the first others. */
function chooseColumns(columns: readonly ComparedColumn[], rows: readonly ComparedRow[], own: readonly string[]) {
  const important = columns.map(
    ({ name, fate }, place) => own.includes(name) || fate !== 'kept' || rows.some(row => row.cells[place]?.changed),
  )
  const places = columns.map((_, place) => place)
  const worked = places.filter(place => important[place])
  const others = places.filter(place => !important[place]).slice(0, ORIENTING_COLUMNS)
  return [...worked, ...others].slice(0, SHOWN_COLUMNS).sort((left, right) => left - right)
}

function PreviewTable({
  columns,
  rows,
  own,
}: {
  columns: readonly ComparedColumn[]
  rows: readonly ComparedRow[]
  own: readonly string[]
}) {
  if (rows.length === 0) return null
  const places = chooseColumns(columns, rows, own)
  return (
    <div className="op-preview-scroll">
      <table className="op-preview-table">
        <thead>
          <tr>
            <th className="is-number">{previewText.row}</th>
            {places.map(place => (
              <th key={columns[place]?.name} className={`is-${columns[place]?.fate ?? 'kept'}`}>
                {columns[place]?.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr
              key={`${row.rowNumber}.${String(at)}`}
              className={row.removed ? 'is-removed' : row.added ? 'is-added' : ''}
              title={row.removed ? previewText.removedRow : row.added ? previewText.addedRow : undefined}
            >
              <td className="is-number">{row.rowNumber}</td>
              {places.map(place => (
                <PreviewCell key={columns[place]?.name} column={columns[place]} cell={row.cells[place]} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function PreviewCell({
  column,
  cell,
}: {
  column: ComparedColumn | undefined
  cell: ComparedRow['cells'][number] | undefined
}) {
  if (cell === undefined || column === undefined) return <td />
  if (column.fate === 'dropped') {
    return (
      <td className="is-dropped">
        <del>{cell.before}</del>
      </td>
    )
  }
  if (!cell.changed) return <td className={`is-${column.fate}`}>{cell.after}</td>
  return (
    <td className="is-changed">
      <del>{cell.before === '' ? previewText.emptyCell : cell.before}</del>
      <ins>{cell.after === '' ? previewText.emptyCell : cell.after}</ins>
    </td>
  )
}
