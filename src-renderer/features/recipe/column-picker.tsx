// Chooses one or several columns by name or by pinyin initials.
// Knows no step: how many columns are allowed is given.

import { stepEditorText } from '../../text/recipe.ts'
import { Button, Flex, Select } from '../../ui/kit.ts'
import { matchesQuery } from './pinyin-search.ts'

const filterOption = (query: string, option: { label: string } | undefined) => matchesQuery(option?.label ?? '', query)

function optionsOf(columns: readonly string[], chosen: readonly string[]) {
  const gone = chosen.filter(name => name !== '' && !columns.includes(name))
  return [
    ...columns.map(name => ({ value: name, label: name })),
    ...gone.map(name => ({ value: name, label: `${name}（${stepEditorText.columnGone}）` })),
  ]
}

export interface OneColumnProps {
  columns: readonly string[]
  value: string
  onChange(column: string): void
  label: string
  invalid?: boolean
}

export function OneColumnPicker({ columns, value, onChange, label, invalid = false }: OneColumnProps) {
  return (
    <Select
      className="op-fill"
      aria-label={label}
      showSearch={{ filterOption }}
      status={invalid ? 'error' : ''}
      placeholder={stepEditorText.columnsPlaceholder}
      value={value === '' ? null : value}
      options={optionsOf(columns, [value])}
      onChange={chosen => onChange(chosen ?? '')}
    />
  )
}

export interface ColumnsProps {
  columns: readonly string[]
  value: readonly string[]
  max: number | null
  onChange(columns: string[]): void
  label: string
  invalid?: boolean
  /** The columns stay in the order they were chosen in, not in that of the table. */
  inChosenOrder?: boolean
}

export function ColumnsPicker({
  columns,
  value,
  max,
  onChange,
  label,
  invalid = false,
  inChosenOrder = false,
}: ColumnsProps) {
  if (max === 1) {
    return (
      <OneColumnPicker
        columns={columns}
        value={value[0] ?? ''}
        onChange={column => onChange(column === '' ? [] : [column])}
        label={label}
        invalid={invalid}
      />
    )
  }
  return (
    <Flex gap={8} align="start">
      <Select
        className="op-fill"
        mode="multiple"
        aria-label={label}
        showSearch={{ filterOption }}
        status={invalid ? 'error' : ''}
        placeholder={stepEditorText.columnsPlaceholder}
        value={[...value]}
        options={optionsOf(columns, value)}
        maxTagCount={12}
        {...(max === null ? {} : { maxCount: max })}
        onChange={chosen => onChange(inChosenOrder ? chosen : columns.filter(name => chosen.includes(name)))}
      />
      {max === null && value.length < columns.length ? (
        <Button onClick={() => onChange([...columns])}>{stepEditorText.allColumns}</Button>
      ) : null}
    </Flex>
  )
}
