// The data items, one line per column of the published file; the rarer elements open below the line.
// Rows are drawn again only when their own item changes.
import { memo, useEffect, useState } from 'react'
import type { DataField } from '../../../src-main/contract/catalogue.ts'
import { FIELD_TYPES } from '../../../src-main/contract/catalogue.ts'
import { fieldTypeLabels } from '../../../src-main/contract/text/zh-CN/catalogue.ts'
import { dataItemText as words } from '../../text/catalogue.ts'
import { Button, Checkbox, Empty, IconDown, IconUp, Input, Select } from '../../ui/kit.ts'
import { useGrowing } from '../../ui/use-growing.ts'
import { patchField, placeId, problemAt, removeField } from './catalogue-edits.ts'
import { DataItemDetail } from './data-item-detail.tsx'
import type { CatalogueEditor, Change } from './use-catalogue.ts'

const TYPE_OPTIONS = FIELD_TYPES.map(type => ({ value: type, label: fieldTypeLabels[type] }))

/** A line of inputs takes a few milliseconds to build. */
const ITEMS_PER_FRAME = 12

export interface DataItemsProps {
  fields: readonly DataField[]
  missing: CatalogueEditor['missing']
  change: Change
}

export function DataItems({ fields, missing, change }: DataItemsProps) {
  const problems = problemsByItem(missing)
  const drawn = useGrowing(fields.length, ITEMS_PER_FRAME)
  if (fields.length === 0) {
    return (
      <div id={placeId('fields')}>
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words.empty} />
      </div>
    )
  }
  return (
    <div id={placeId('fields')} className="op-items">
      <div className="op-item-line is-head">
        <span />
        <span>{words.head.label}</span>
        <span>{words.head.name}</span>
        <span>{words.head.type}</span>
        <span>{words.head.length}</span>
        <span>{words.head.nullable}</span>
        <span>{words.head.description}</span>
        <span />
      </div>
      {fields.slice(0, drawn).map((field, index) => (
        // Items keep their order; a label may be empty or double while it is being written.
        <DataItem
          key={`item-${String(index)}`}
          field={field}
          index={index}
          problems={problems.get(index) ?? NO_PROBLEMS}
          change={change}
        />
      ))}
    </div>
  )
}

type Problems = CatalogueEditor['missing']
const NO_PROBLEMS: Problems = []

/** Problems per item, with paths that begin at the item. */
function problemsByItem(missing: Problems): Map<number, Problems> {
  const found = new Map<number, Problems>()
  for (const { path, message } of missing) {
    const [list, number, ...rest] = path.split('.')
    if (list !== 'fields' || number === undefined || rest.length === 0) continue
    const index = Number(number)
    found.set(index, [...(found.get(index) ?? []), { path: rest.join('.'), message }])
  }
  return found
}

interface DataItemProps {
  field: DataField
  index: number
  problems: Problems
  change: Change
}

const sameProblems = (left: Problems, right: Problems) =>
  left.length === right.length && left.every((problem, index) => problem.message === right[index]?.message)

const DataItem = memo(
  function DataItem({ field, index, problems, change }: DataItemProps) {
    const detailed = problems.some(problem => /^(nullMeaning|codeList)/.test(problem.path))
    const [opened, setOpened] = useState(false)
    // What was opened for a problem stays open when the problem is solved: a person may still be typing there.
    useEffect(() => {
      if (detailed) setOpened(true)
    }, [detailed])
    const set = (patch: Partial<DataField>) => change(old => patchField(old, index, patch))
    const status = (name: 'label' | 'name' | 'length' | 'description') => {
      if (problemAt(problems, name) === null) return ''
      return field[name] === '' ? 'warning' : 'error'
    }
    // A missing description is marked at its input; every other problem is said in words.
    const spoken = problems.filter(problem => problem.path !== 'description')
    const at = (name: string) => placeId(`fields.${index}.${name}`)
    const shown = opened || detailed
    return (
      <div id={placeId(`fields.${index}`)} className="op-item">
        <div className="op-item-line">
          <span className="op-item-number">{index + 1}</span>
          <Input
            id={at('label')}
            aria-label={words.head.label}
            title={field.label}
            status={status('label')}
            value={field.label}
            onChange={event => set({ label: event.target.value })}
          />
          <Input
            id={at('name')}
            aria-label={words.head.name}
            status={status('name')}
            value={field.name}
            onChange={event => set({ name: event.target.value.trim() })}
          />
          <Select
            aria-label={words.head.type}
            value={field.type}
            options={TYPE_OPTIONS}
            popupMatchSelectWidth={false}
            onChange={type => set({ type })}
          />
          <Input
            id={at('length')}
            aria-label={words.head.length}
            status={status('length')}
            value={field.length}
            onChange={event => set({ length: event.target.value.trim() })}
          />
          <Checkbox
            aria-label={words.head.nullable}
            checked={field.nullable}
            onChange={event => set({ nullable: event.target.checked })}
          />
          <Input
            id={at('description')}
            aria-label={words.head.description}
            title={field.description}
            status={status('description')}
            placeholder={words.descriptionHint}
            value={field.description}
            onChange={event => set({ description: event.target.value })}
          />
          <Button
            type="text"
            icon={shown ? <IconUp /> : <IconDown />}
            aria-label={words.more(field.label)}
            aria-expanded={shown}
            disabled={detailed}
            onClick={() => setOpened(!opened)}
          />
        </div>
        {shown ? (
          <DataItemDetail
            field={field}
            index={index}
            problems={problems}
            onChange={set}
            onRemove={() => change(old => removeField(old, index))}
          />
        ) : null}
        {shown
          ? null
          : spoken.slice(0, 1).map(problem => (
              <p key={problem.path} className="op-field-problem op-item-problem">
                {problem.message}
              </p>
            ))}
      </div>
    )
  },
  (before, after) =>
    before.field === after.field &&
    before.index === after.index &&
    before.change === after.change &&
    sameProblems(before.problems, after.problems),
)
