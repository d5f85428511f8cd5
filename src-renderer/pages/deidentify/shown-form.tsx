// How one column is written in the end: the coarser value, or what its group has on average; and, group by group, how coarse at least.
// Averages nothing.
import { GROUP_MEASURES, type GroupMeasure } from '../../../src-main/contract/deidentify.ts'
import type { HierarchyView } from '../../../src-main/contract/deidentify-window.ts'
import type { BoardState } from '../../state/deidentify-board.ts'
import { deidentifyWaysText as words } from '../../text/deidentify-ways.ts'
import { InputNumber, Select } from '../../ui/kit.ts'
import { Sentence } from '../../ui/sentence.tsx'

type Shown = GroupMeasure | 'range'
const CHOICES: readonly Shown[] = ['range', ...GROUP_MEASURES]
const labelOf = (shown: Shown) => (shown === 'range' ? words.shownRange : words.measures[shown])

export interface ShownFormProps {
  view: HierarchyView
  board: BoardState
  onChange(part: Partial<BoardState>): void
}

export function ShownForm({ view: { column, levels }, board, onChange }: ShownFormProps) {
  const average = board.averages[column]
  const { [column]: _, ...others } = board.averages
  const choose = (shown: Shown) =>
    onChange({
      averages:
        shown === 'range' ? others : { ...others, [column]: { measure: shown, decimals: average?.decimals ?? 1 } },
    })
  return (
    <div className="op-deid-fields">
      <div className="op-deid-row">
        {words.shown}
        <Select<Shown>
          size="small"
          aria-label={words.shown}
          value={average?.measure ?? 'range'}
          popupMatchSelectWidth={false}
          options={CHOICES.map(value => ({ value, label: labelOf(value) }))}
          onChange={choose}
        />
        {average?.measure === 'mean' ? (
          <>
            {words.decimals}
            <InputNumber
              size="small"
              aria-label={words.decimals}
              min={0}
              max={6}
              precision={0}
              value={average.decimals}
              onChange={decimals =>
                onChange({ averages: { ...others, [column]: { ...average, decimals: decimals ?? 0 } } })
              }
            />
          </>
        ) : null}
      </div>
      {average === undefined ? null : <Sentence>{words.shownHint}</Sentence>}
      {board.strategy === 'optimal' || average !== undefined ? null : (
        <div className="op-deid-row">
          {words.least}
          <Select<number>
            size="small"
            aria-label={words.least}
            value={Math.min(board.least[column] ?? 0, levels.length - 1)}
            popupMatchSelectWidth={false}
            options={levels.map((label, value) => ({ value, label }))}
            onChange={level => onChange({ least: { ...board.least, [column]: level } })}
          />
          <Sentence>{words.leastHint}</Sentence>
        </div>
      )}
    </div>
  )
}

/** What differs from the usual way of writing a column, in a few words; null = nothing. */
export function shownWords(
  { averages, least, strategy }: BoardState,
  { column, levels }: HierarchyView,
): string | null {
  const average = averages[column]
  const from = strategy === 'optimal' ? undefined : levels[least[column] ?? 0]
  const parts = [
    ...(average === undefined ? [] : [`${words.shown}${words.measures[average.measure]}`]),
    ...(from === undefined || (least[column] ?? 0) === 0 ? [] : [`${words.least}${from}`]),
  ]
  return parts.length === 0 ? null : parts.join('，')
}
