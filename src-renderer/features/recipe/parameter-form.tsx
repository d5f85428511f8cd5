// The fields of an operation one below the other, each with its label, help and problem.
// Generic: knows shapes, never an operation.
import type { Json } from '../../../src-main/contract/recipe.ts'
import { type FieldWidgetProps, type FieldWidgetType, useProblemAt } from './form-context.ts'
import { applicableFields, type JsonObject, type ParameterField } from './parameter-fields.ts'

export interface ParameterFormProps {
  widget: FieldWidgetType
  fields: readonly ParameterField[]
  values: JsonObject
  prefix?: string
  onChange(values: JsonObject): void
}

export function ParameterForm({ widget, fields, values, prefix = '', onChange }: ParameterFormProps) {
  const change = (name: string, value: Json | undefined) => {
    const { [name]: _, ...rest } = values
    onChange(value === undefined ? rest : { ...rest, [name]: value })
  }
  return (
    <>
      {applicableFields(fields, values).map(field => (
        <FieldRow
          key={field.name}
          widget={widget}
          field={field}
          value={values[field.name]}
          path={`${prefix}${field.name}`}
          onChange={value => change(field.name, value)}
        />
      ))}
    </>
  )
}

function FieldRow({ widget: Widget, ...props }: FieldWidgetProps & { widget: FieldWidgetType }) {
  const { field, path } = props
  const problem = useProblemAt(path)
  const inline = field.widget.kind === 'switch'
  return (
    <div className={inline ? 'op-field is-inline' : 'op-field'}>
      <span className="op-field-label">{field.label}</span>
      <Widget {...props} />
      {problem === null ? null : <p className="op-field-problem">{problem}</p>}
      {field.help === '' ? null : <p className="op-field-help">{field.help}</p>}
    </div>
  )
}
