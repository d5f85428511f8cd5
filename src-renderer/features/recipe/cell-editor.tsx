// Corrects one cell by hand: shows what stands there after cleaning, takes the right value, and puts it into the recipe.
// Changes no data itself; the engine says what the cell holds.
import { useEffect, useRef, useState } from 'react'
import { useEngineQuery } from '../../engine/queries.ts'
import { cellText as words } from '../../text/recipe.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Input, Modal, Skeleton } from '../../ui/kit.ts'
import { formatNumber } from '../../ui/number-text.tsx'
import { correctedSteps, stepsBeforeCorrection } from './cell-corrections.ts'
import type { RecipeEditor } from './use-recipe.ts'
import './recipe.css'

export interface CellPlace {
  /** Record number of the source. */
  readonly rowNumber: number
  readonly column: string
}

export interface CellEditorProps {
  datasetId: string
  recipe: RecipeEditor
  /** null = closed. */
  cell: CellPlace | null
  onClose(): void
}

export function CellEditor({ cell, ...props }: CellEditorProps) {
  return cell === null || props.recipe.state === undefined ? null : <CellDialog {...props} cell={cell} />
}

type Present = { state: 'asking' } | { state: 'none'; why: string } | { state: 'known'; value: string }

/** What the cell holds when all cleaning is done; a cell that is no longer there cannot be corrected. */
function usePresentValue(datasetId: string, recipe: RecipeEditor, cell: CellPlace) {
  const steps = stepsBeforeCorrection(recipe.state?.steps ?? [])
  const located = useEngineQuery('table.locate', { datasetId, view: 'source', rowNumber: cell.rowNumber })
  const index = located.data?.index ?? null
  const page = useEngineQuery('recipe.preview', index === null ? null : { datasetId, steps, offset: index, limit: 1 })
  const error = located.error ?? page.error
  const asking: Present = { state: 'asking' }
  if (page.data === undefined) return { present: asking, error }
  const place = page.data.afterColumns.indexOf(cell.column)
  const row = page.data.rows.find(({ rowNumber, after }) => rowNumber === cell.rowNumber && after !== null)
  const value = row?.after?.[place]
  const why = place < 0 ? words.columnGone : words.rowGone
  const present: Present = value === undefined ? { state: 'none', why } : { state: 'known', value }
  return { present, error }
}

function CellDialog({ datasetId, recipe, cell, onClose }: CellEditorProps & { cell: CellPlace }) {
  const { present, error } = usePresentValue(datasetId, recipe, cell)
  const [typed, setTyped] = useState<string | null>(null)
  const known = present.state === 'known' ? present.value : null
  const value = typed ?? known ?? ''
  const changed = known !== null && value !== known
  const row = formatNumber(cell.rowNumber)
  const save = () => {
    if (known === null || !changed) return
    const made = { row: cell.rowNumber, column: cell.column, old: known, new: value }
    recipe.save(correctedSteps(recipe.state?.steps ?? [], made), words.saved(row, cell.column))
    onClose()
  }
  return (
    <Modal
      open
      width={440}
      title={words.title(row, cell.column)}
      okText={words.save}
      cancelText={words.cancel}
      okButtonProps={{ disabled: !changed }}
      onOk={save}
      onCancel={onClose}
    >
      <ErrorNotice error={error} compact />
      {present.state === 'asking' && error === null ? <Skeleton active paragraph={{ rows: 1 }} /> : null}
      {present.state === 'none' ? <p>{present.why}</p> : null}
      {known === null ? null : (
        <div className="op-cell-editor">
          <span className="op-muted">{words.was}</span>
          <span className="op-identifier">{known === '' ? <i className="op-faint">{words.empty}</i> : known}</span>
          <span className="op-muted">{words.becomes}</span>
          <CellInput value={value} onChange={setTyped} onEnter={save} />
          <p className="op-field-help">{words.hint}</p>
        </div>
      )}
    </Modal>
  )
}

interface CellInputProps {
  value: string
  onChange(value: string): void
  onEnter(): void
}

/** Takes the focus with everything chosen, so that typing replaces the old value at once. */
export function CellInput({ value, onChange, onEnter }: CellInputProps) {
  const area = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // The dialog takes the focus for itself while it opens.
    const soon = window.setTimeout(() => {
      const input = area.current?.querySelector('textarea')
      input?.focus()
      input?.select()
    }, 60)
    return () => window.clearTimeout(soon)
  }, [])
  return (
    <div ref={area}>
      <Input.TextArea
        aria-label={words.becomes}
        autoSize={{ minRows: 1, maxRows: 6 }}
        maxLength={32_767}
        value={value}
        onChange={event => onChange(event.target.value)}
        onPressEnter={event => {
          // Shift+Enter breaks the line; an input method's Enter only ends its own word.
          if (event.shiftKey || event.nativeEvent.isComposing) return
          event.preventDefault()
          onEnter()
        }}
      />
    </div>
  )
}
