// Corrects all chosen cells to one value: shows what stands there after cleaning, and puts one correction per cell into the recipe.
// Changes no data itself; the engine says what the cells hold.
import { useEffect, useState } from 'react'
import type { Step } from '../../../src-main/contract/recipe.ts'
import { callEngine } from '../../engine/queries.ts'
import { cellText as words } from '../../text/recipe.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Modal, Skeleton } from '../../ui/kit.ts'
import { formatNumber } from '../../ui/number-text.tsx'
import { type Correction, correctedSteps, stepsBeforeCorrection } from './cell-corrections.ts'
import { CellInput } from './cell-editor.tsx'
import type { RecipeEditor } from './use-recipe.ts'
import './recipe.css'

export interface CellsPlace {
  /** Record numbers of the source. */
  readonly rowNumbers: readonly number[]
  readonly columns: readonly string[]
}

export interface RangeEditorProps {
  datasetId: string
  recipe: RecipeEditor
  range: CellsPlace
  onClose(): void
}

/** What a person can answer for at once. */
const MOST_CELLS = 5000
const PAGE = 500
const SHOWN_VALUES = 6

type PresentCell = Omit<Correction, 'new'>

/** What the cells hold when all cleaning is done; cells that are no longer there are left out. */
async function presentCells(datasetId: string, steps: Step[], range: CellsPlace): Promise<PresentCell[]> {
  const wanted = new Set(range.rowNumbers)
  const cells: PresentCell[] = []
  for (const rowNumber of range.rowNumbers) {
    // A page answers for all chosen rows that lie in it.
    if (!wanted.has(rowNumber)) continue
    const { index } = await callEngine('table.locate', { datasetId, view: 'source', rowNumber })
    wanted.delete(rowNumber)
    if (index === null) continue
    const page = await callEngine('recipe.preview', { datasetId, steps, offset: index, limit: PAGE })
    const seen = new Set<number>()
    for (const row of page.rows) {
      const isFirst = !seen.has(row.rowNumber)
      seen.add(row.rowNumber)
      if (!isFirst || row.after === null || (row.rowNumber !== rowNumber && !wanted.has(row.rowNumber))) continue
      wanted.delete(row.rowNumber)
      for (const column of range.columns) {
        const old = row.after[page.afterColumns.indexOf(column)]
        if (old !== undefined) cells.push({ row: row.rowNumber, column, old })
      }
    }
  }
  return cells
}

function usePresentCells({ datasetId, recipe, range }: RangeEditorProps, tooMany: boolean) {
  const [cells, setCells] = useState<PresentCell[] | null>(null)
  const [error, setError] = useState<unknown>(null)
  const state = recipe.state
  useEffect(() => {
    if (state === undefined || tooMany) return
    let current = true
    presentCells(datasetId, stepsBeforeCorrection(state.steps), range).then(
      found => current && setCells(found),
      thrown => current && setError(thrown),
    )
    return () => {
      current = false
    }
  }, [datasetId, state, range, tooMany])
  return { cells, error }
}

function valuesWords(cells: readonly PresentCell[]): string {
  const values = [...new Set(cells.map(({ old }) => old))]
  const shown = values.slice(0, SHOWN_VALUES).map(value => (value === '' ? words.empty : value))
  const more = values.length > SHOWN_VALUES ? words.rangeMore(formatNumber(values.length)) : ''
  return words.rangeWas(`${shown.join('、')}${more}`)
}

export function RangeEditor(props: RangeEditorProps) {
  const { recipe, range, onClose } = props
  const count = range.rowNumbers.length * range.columns.length
  const tooMany = count > MOST_CELLS
  const { cells, error } = usePresentCells(props, tooMany)
  const [value, setValue] = useState('')
  const made = (cells ?? []).filter(({ old }) => old !== value).map(cell => ({ ...cell, new: value }))
  const save = () => {
    if (made.length === 0) return
    recipe.save(correctedSteps(recipe.state?.steps ?? [], ...made), words.rangeSaved(formatNumber(made.length)))
    onClose()
  }
  return (
    <Modal
      open
      width={460}
      title={words.rangeTitle(formatNumber(count))}
      okText={words.save}
      cancelText={words.cancel}
      okButtonProps={{ disabled: made.length === 0 }}
      onOk={save}
      onCancel={onClose}
    >
      <ErrorNotice error={error} compact />
      {tooMany ? <p>{words.rangeTooMany(formatNumber(MOST_CELLS))}</p> : null}
      {cells === null && !tooMany && error === null ? <Skeleton active paragraph={{ rows: 1 }} /> : null}
      {cells?.length === 0 ? <p>{words.rangeNothing}</p> : null}
      {cells === null || cells.length === 0 ? null : (
        <>
          <p className="op-muted">{valuesWords(cells)}</p>
          {cells.length < count ? (
            <p className="op-muted">{words.rangeGone(formatNumber(count - cells.length))}</p>
          ) : null}
          <div className="op-cell-editor">
            <span className="op-muted">{words.becomes}</span>
            <CellInput value={value} onChange={setValue} onEnter={save} />
            <p className="op-field-help">{words.hint}</p>
          </div>
        </>
      )}
    </Modal>
  )
}
