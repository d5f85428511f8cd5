// An editable list of rows for parameters that are tables, such as old and new spellings side by side.
// A table of two texts can be filled from the frequent values of the chosen columns and by pasting from a spreadsheet.
import { type ClipboardEvent, useContext, useState } from 'react'
import type { Json } from '../../../src-main/contract/recipe.ts'
import { widgetText } from '../../text/recipe.ts'
import { Button, Flex, IconAdd, IconClose } from '../../ui/kit.ts'
import { type FieldWidgetType, FormContext } from './form-context.ts'
import { asObject, emptyRow, type JsonObject, type ParameterField } from './parameter-fields.ts'
import { isPairTable, pastedRows } from './parameter-values.ts'

export interface RowsTableProps {
  widget: FieldWidgetType
  columns: readonly ParameterField[]
  value: Json | undefined
  path: string
  label: string
  onChange(rows: Json[]): void
}

const SEED_LIMIT = 200
const rowsOf = (value: Json | undefined): JsonObject[] =>
  Array.isArray(value) ? value.map(row => asObject(row) ?? {}) : []

export function RowsTable({ widget: Widget, columns, value, path, label, onChange }: RowsTableProps) {
  const { frequentValues, chosen } = useContext(FormContext)
  const [seeded, setSeeded] = useState<number | null>(null)
  const rows = rowsOf(value)
  const pair = isPairTable({ columns })
  const change = (index: number, name: string, cell: Json | undefined) =>
    onChange(rows.map((row, place) => (place === index ? withValue(row, name, cell) : row)))
  const remove = (index: number) => onChange(rows.filter((_, place) => place !== index))

  const seed = () => {
    const known = new Set(rows.map(row => row[columns[0]?.name ?? '']))
    const fresh = frequentValues.filter(text => !known.has(text)).slice(0, SEED_LIMIT)
    const added = fresh.map(text => Object.fromEntries(columns.map(column => [column.name, text])))
    setSeeded(added.length)
    onChange([...rows.filter(row => columns.some(column => row[column.name] !== '')), ...added])
  }
  const paste = (event: ClipboardEvent, index: number) => {
    const text = event.clipboardData.getData('text/plain')
    if (!pair || !/[\t\n]/.test(text.trim())) return
    event.preventDefault()
    const pasted = pastedRows(text).map(cells =>
      Object.fromEntries(columns.map((column, place) => [column.name, cells[place] ?? ''])),
    )
    onChange([...rows.slice(0, index), ...pasted, ...rows.slice(index + 1)])
  }

  return (
    <div className="op-rows">
      <table className="op-rows-table" aria-label={label}>
        <thead>
          <tr>
            {columns.map((column, place) => (
              <th key={column.name}>{pair ? pairLabel(column, place) : column.label}</th>
            ))}
            <th aria-label={widgetText.removeRow} />
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // Rows have no identity of their own; they are only changed in place, appended or removed.
            <tr key={`${path}.${String(index)}`} onPaste={event => paste(event, index)}>
              {columns.map(column => (
                <td key={column.name}>
                  <Widget
                    field={column}
                    value={row[column.name]}
                    path={`${path}.${index}.${column.name}`}
                    onChange={cell => change(index, column.name, cell)}
                  />
                </td>
              ))}
              <td className="op-rows-remove">
                <Button
                  type="text"
                  size="small"
                  icon={<IconClose />}
                  aria-label={widgetText.removeRow}
                  onClick={() => remove(index)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Flex gap={4} wrap align="center">
        <Button type="text" size="small" icon={<IconAdd />} onClick={() => onChange([...rows, emptyRow(columns)])}>
          {widgetText.addRow}
        </Button>
        {pair && chosen.length > 0 ? (
          <Button type="text" size="small" onClick={seed} disabled={frequentValues.length === 0}>
            {widgetText.seed}
          </Button>
        ) : null}
      </Flex>
      {pair ? (
        <p className="op-field-help">
          {seeded === null
            ? frequentValues.length === 0 && chosen.length > 0
              ? widgetText.seedNothing
              : widgetText.pasteHint
            : widgetText.seeded(seeded)}
        </p>
      ) : null}
    </div>
  )
}

/** Columns of a pair are old and new, where the operation has no words of its own for them. */
function pairLabel(column: ParameterField, place: number): string {
  if (column.label !== column.name) return column.label
  return place === 0 ? widgetText.from : widgetText.to
}

function withValue(row: JsonObject, name: string, cell: Json | undefined): JsonObject {
  const { [name]: _, ...rest } = row
  return cell === undefined ? rest : { ...rest, [name]: cell }
}

const PAIR_FIELDS: readonly ParameterField[] = (['from', 'to'] as const).map(name => ({
  name,
  label: widgetText[name],
  help: '',
  choices: {},
  required: false,
  nullable: false,
  appliesWhen: {},
  widget: { kind: 'text', maxLength: null, needed: false },
}))

export interface PairsTableProps {
  widget: FieldWidgetType
  value: Json | undefined
  path: string
  label: string
  onChange(pairs: JsonObject): void
}

/** A record of texts shown as two columns. While two rows share a left side the later one counts. */
export function PairsTable({ widget, value, path, label, onChange }: PairsTableProps) {
  const [rows, setRows] = useState<Json[]>(() =>
    Object.entries(asObject(value) ?? {}).map(([from, to]) => ({ from, to })),
  )
  const change = (changed: Json[]) => {
    setRows(changed)
    const pairs = changed.map(asObject).filter(row => row !== null && row.from !== '')
    onChange(Object.fromEntries(pairs.map(row => [String(row?.from ?? ''), row?.to ?? ''])))
  }
  return <RowsTable widget={widget} columns={PAIR_FIELDS} value={rows} path={path} label={label} onChange={change} />
}
