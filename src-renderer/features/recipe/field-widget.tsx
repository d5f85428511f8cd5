// Draws one parameter with the widget of its shape.
// No operation has a widget of its own.
import { useContext } from 'react'
import type { Json } from '../../../src-main/contract/recipe.ts'
import { widgetText } from '../../text/recipe.ts'
import { Input, InputNumber, Radio, Select, Switch } from '../../ui/kit.ts'
import { ColumnsPicker, OneColumnPicker } from './column-picker.tsx'
import { ConditionEditor } from './condition-editor.tsx'
import { type FieldWidgetProps, FormContext, useProblemAt } from './form-context.ts'
import { FormulaField } from './formula-field.tsx'
import { InputPicker } from './input-picker.tsx'
import { KeyPicker } from './key-picker.tsx'
import { asObject, asTexts, type ParameterField } from './parameter-fields.ts'
import { ParameterForm } from './parameter-form.tsx'
import { conditionDraft } from './parameter-values.ts'
import { PairsTable, RowsTable } from './rows-table.tsx'

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '')
/** Up to this many choices are all shown at once. */
const RADIO_LIMIT = 3

export function FieldWidget({ field, value, path, onChange }: FieldWidgetProps) {
  const { columns, inputColumns } = useContext(FormContext)
  const invalid = useProblemAt(path) !== null
  const { widget, label } = field
  const status = invalid ? 'error' : ''
  switch (widget.kind) {
    case 'text':
      return (
        <Input
          aria-label={label}
          status={status}
          value={textOf(value)}
          {...(widget.maxLength === null ? {} : { maxLength: widget.maxLength })}
          onChange={event => onChange(event.target.value)}
        />
      )
    case 'formula':
      return (
        <FormulaField
          value={textOf(value)}
          label={label}
          invalid={invalid}
          maxLength={widget.maxLength}
          onChange={onChange}
        />
      )
    case 'number':
      return (
        <InputNumber
          aria-label={label}
          status={status}
          className="op-field-number"
          value={typeof value === 'number' ? value : null}
          precision={widget.integer ? 0 : undefined}
          onChange={number => onChange(number ?? (field.nullable ? null : undefined))}
        />
      )
    case 'switch':
      return <Switch aria-label={label} checked={value === true} onChange={checked => onChange(checked)} />
    case 'choice':
      return <ChoiceWidget field={field} options={widget.options} value={textOf(value)} onChange={onChange} />
    case 'choices':
      return (
        <Select
          className="op-fill"
          mode="multiple"
          aria-label={label}
          status={status}
          placeholder={widgetText.choicePlaceholder}
          value={asTexts(value)}
          options={widget.options.map(option => ({ value: option, label: field.choices[option] ?? option }))}
          onChange={chosen => onChange(chosen)}
        />
      )
    case 'texts':
      return (
        <Select
          className="op-fill"
          mode="tags"
          open={false}
          suffixIcon={null}
          aria-label={label}
          status={status}
          placeholder={widgetText.textsPlaceholder}
          value={asTexts(value)}
          onChange={texts => onChange(texts)}
        />
      )
    case 'column':
      return (
        <OneColumnPicker
          columns={widget.from === 'input' ? inputColumns : columns}
          value={textOf(value)}
          onChange={onChange}
          label={label}
          invalid={invalid}
        />
      )
    case 'columns':
      return (
        <ColumnsPicker
          columns={widget.from === 'input' ? inputColumns : columns}
          value={asTexts(value)}
          max={null}
          onChange={onChange}
          label={label}
          invalid={invalid}
          inChosenOrder={widget.from === 'input'}
        />
      )
    case 'key':
      return <KeyPicker value={textOf(value)} label={label} invalid={invalid} onChange={onChange} />
    case 'input':
      return <InputPicker value={textOf(value)} label={label} invalid={invalid} onChange={onChange} />
    case 'pairs':
      return <PairsTable widget={FieldWidget} value={value} path={path} label={label} onChange={onChange} />
    case 'table':
      return (
        <RowsTable
          widget={FieldWidget}
          columns={widget.columns}
          value={value}
          path={path}
          label={label}
          onChange={onChange}
        />
      )
    case 'group':
      return (
        <ParameterForm
          widget={FieldWidget}
          fields={widget.fields}
          values={asObject(value) ?? {}}
          prefix={`${path}.`}
          onChange={values => onChange(values)}
        />
      )
    case 'condition':
      return (
        <ConditionEditor
          value={conditionDraft(value)}
          path={path}
          onChange={({ match, conditions }) => onChange({ match, conditions: conditions.map(test => ({ ...test })) })}
        />
      )
    case 'json':
      return (
        <Input.TextArea
          aria-label={label}
          status={status}
          autoSize={{ minRows: 2, maxRows: 8 }}
          value={typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value, null, 2)}
          onChange={event => onChange(event.target.value)}
        />
      )
    default: {
      const never: never = widget
      return never
    }
  }
}

interface ChoiceProps {
  field: ParameterField
  options: readonly string[]
  value: string
  onChange(value: Json | undefined): void
}

function ChoiceWidget({ field, options, value, onChange }: ChoiceProps) {
  const worded = options.map(option => ({ value: option, label: field.choices[option] ?? option }))
  if (options.length <= RADIO_LIMIT && !field.nullable) {
    return (
      <Radio.Group
        className="op-field-radio"
        aria-label={field.label}
        value={value}
        options={worded}
        onChange={event => onChange(String(event.target.value))}
      />
    )
  }
  return (
    <Select
      className="op-fill"
      aria-label={field.label}
      placeholder={widgetText.choicePlaceholder}
      allowClear={field.nullable}
      value={value === '' ? null : value}
      options={worded}
      onChange={chosen => onChange(chosen ?? (field.nullable ? null : undefined))}
    />
  )
}
