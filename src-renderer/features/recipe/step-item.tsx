// One step of the recipe as a sentence with its switch, its figures of the last run, its problem and its menu.
// Edits nothing itself.
import type { DragEvent, KeyboardEvent } from 'react'
import type { StepView } from '../../../src-main/contract/recipe.ts'
import type { StepReport } from '../../../src-main/contract/run.ts'
import { recipeText } from '../../text/recipe.ts'
import { Button, Dropdown, IconDrag, IconMore, type MenuProps, Switch, Tag, Tooltip } from '../../ui/kit.ts'
import { formatNumber } from '../../ui/number-text.tsx'

export interface StepActions {
  toggle(): void
  edit(): void
  duplicate(): void
  remove(): void
  /** A new step right above or below. */
  insert(side: 'above' | 'below'): void
  /** By how many places, negative = up. */
  shift(by: number): void
}

export interface StepItemProps {
  view: StepView
  number: number
  last: boolean
  /** null = no fresh result. */
  report: StepReport | null
  /** A column of the step is no longer in the result. */
  reshaped: boolean
  actions: StepActions
  /** Where the dragged step would land. */
  dropMark: 'above' | 'below' | null
  onDragStart(): void
  onDragOver(event: DragEvent): void
  onDrop(): void
  onDragEnd(): void
}

/** What the step did in the last run, in words. One that only took away or renamed columns says so by its sentence. */
export function reportWords(report: StepReport, reshaped: boolean): string[] {
  const words = recipeText.counts
  const parts = [
    report.rowsChanged > 0 ? words.changed(formatNumber(report.rowsChanged)) : '',
    report.rowsRemoved > 0 ? words.removed(formatNumber(report.rowsRemoved)) : '',
    report.rowsAdded > 0 ? words.added(formatNumber(report.rowsAdded)) : '',
    report.cellsFailed > 0 ? words.failed(formatNumber(report.cellsFailed)) : '',
  ].filter(part => part !== '')
  return parts.length === 0 && !reshaped ? [recipeText.noEffect] : parts
}

function menuOf(actions: StepActions, number: number, last: boolean): MenuProps {
  return {
    items: [
      { key: 'edit', label: recipeText.edit, onClick: actions.edit },
      { key: 'duplicate', label: recipeText.duplicate, onClick: actions.duplicate },
      { type: 'divider' },
      { key: 'above', label: recipeText.insertAbove, onClick: () => actions.insert('above') },
      { key: 'below', label: recipeText.insertBelow, onClick: () => actions.insert('below') },
      { type: 'divider' },
      { key: 'up', label: recipeText.moveUp, disabled: number === 1, onClick: () => actions.shift(-1) },
      { key: 'down', label: recipeText.moveDown, disabled: last, onClick: () => actions.shift(1) },
      { type: 'divider' },
      { key: 'remove', label: recipeText.remove, danger: true, onClick: actions.remove },
    ],
  }
}

function onStepKey(event: KeyboardEvent, actions: StepActions): void {
  const act = stepKeyAction(event, actions)
  if (act === null) return
  event.preventDefault()
  act()
}

function stepKeyAction(event: KeyboardEvent, actions: StepActions): (() => void) | null {
  if (event.altKey && event.key === 'ArrowUp') return () => actions.shift(-1)
  if (event.altKey && event.key === 'ArrowDown') return () => actions.shift(1)
  if (event.key === 'Insert') return () => actions.insert(event.shiftKey ? 'above' : 'below')
  if (event.key === 'Delete') return actions.remove
  return null
}

export function StepItem(props: StepItemProps) {
  const { view, number, last, report, actions, dropMark } = props
  const { step, title, sentence, problem } = view
  const classes = ['op-step', step.enabled ? '' : 'is-off', problem === null ? '' : 'is-wrong', markClass(dropMark)]
  return (
    <li
      className={classes.filter(name => name !== '').join(' ')}
      draggable
      onDragStart={props.onDragStart}
      onDragOver={props.onDragOver}
      onDrop={props.onDrop}
      onDragEnd={props.onDragEnd}
    >
      <span className="op-step-grip" title={recipeText.drag} aria-hidden="true">
        <span className="op-step-number">{number}</span>
        <IconDrag />
      </span>
      <div className="op-step-body">
        <button
          type="button"
          className="op-step-sentence"
          aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Insert Delete"
          onClick={actions.edit}
          onKeyDown={event => onStepKey(event, actions)}
        >
          {sentence}
        </button>
        <p className="op-step-facts">
          <Tag variant="filled">{recipeText.kinds[view.kind]}</Tag>
          {step.enabled ? (report === null ? null : reportWords(report, props.reshaped).join('，')) : recipeText.off}
        </p>
        {problem === null ? null : (
          <p className="op-step-problem">
            {problem}
            {step.enabled ? recipeText.unable[view.stops ? 'stops' : 'leftOut'] : ''}
          </p>
        )}
      </div>
      <span className="op-step-tools">
        <Tooltip title={step.enabled ? recipeText.switchOff(title) : recipeText.switchOn(title)}>
          <Switch
            size="small"
            checked={step.enabled}
            aria-label={step.enabled ? recipeText.switchOff(title) : recipeText.switchOn(title)}
            onChange={actions.toggle}
          />
        </Tooltip>
        <Dropdown menu={menuOf(actions, number, last)} trigger={['click']}>
          <Button type="text" size="small" icon={<IconMore />} aria-label={recipeText.stepMenu(title)} />
        </Dropdown>
      </span>
    </li>
  )
}

function markClass(mark: 'above' | 'below' | null): string {
  return mark === null ? '' : `is-drop-${mark}`
}
