// Turns an operation's JSON Schema and form hints into fields a form can show.
// Knows shapes only, no operation: the same shape always gives the same widget.
import type { Json, OperationInfo } from '../../../src-main/contract/recipe.ts'

export type JsonObject = { [key: string]: Json }

export type ColumnsFrom = 'dataset' | 'input'

export type ParameterWidget =
  /** `needed`: an empty text is not allowed. */
  | { kind: 'text'; maxLength: number | null; needed: boolean }
  | { kind: 'formula'; maxLength: number | null }
  | { kind: 'number'; integer: boolean; min: number | null; max: number | null }
  | { kind: 'switch' }
  | { kind: 'choice'; options: readonly string[] }
  | { kind: 'choices'; options: readonly string[]; min: number }
  | { kind: 'texts'; min: number }
  /** `from`: of the dataset itself, or of the further table the step reads. */
  | { kind: 'column'; from: ColumnsFrom }
  /** The name of a further table of the recipe. */
  | { kind: 'input' }
  /** The name of a secret key of the key ring; by convention the parameter is called `key`. */
  | { kind: 'key' }
  | { kind: 'columns'; min: number; from: ColumnsFrom }
  | { kind: 'pairs' }
  | { kind: 'table'; columns: readonly ParameterField[]; min: number }
  | { kind: 'group'; fields: readonly ParameterField[] }
  | { kind: 'condition' }
  | { kind: 'json' }

export interface ParameterField {
  readonly name: string
  readonly label: string
  readonly help: string
  /** Words of the choices, by value. */
  readonly choices: Readonly<Record<string, string>>
  readonly required: boolean
  /** The value may be left out or set to "none". */
  readonly nullable: boolean
  /** Values of other parameters under which this one counts; none = always. */
  readonly appliesWhen: Readonly<Record<string, readonly string[]>>
  readonly widget: ParameterWidget
}

type Hints = OperationInfo['form']

export function asObject(value: Json | undefined): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null
}

export function asTexts(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.filter(item => typeof item === 'string') : []
}

const asNumber = (value: Json | undefined): number | null =>
  typeof value === 'number' && Math.abs(value) < Number.MAX_SAFE_INTEGER ? value : null

/** The fields that count while the parameters are as they are. */
export function applicableFields(fields: readonly ParameterField[], values: JsonObject): readonly ParameterField[] {
  const textOf = (name: string) => {
    const value = values[name]
    return value === undefined || value === null ? '' : String(value)
  }
  return fields.filter(({ appliesWhen }) =>
    Object.entries(appliesWhen).every(([name, allowed]) => allowed.includes(textOf(name))),
  )
}

/** Fields of one operation, in the order of its schema. */
export function parameterFields(operation: Pick<OperationInfo, 'parameters' | 'form' | 'defaults'>): ParameterField[] {
  return fieldsOf(operation.parameters, operation.form, operation.defaults, '')
}

function fieldsOf(schema: JsonObject, hints: Hints, defaults: JsonObject, prefix: string): ParameterField[] {
  const required = new Set(asTexts(schema.required))
  return Object.entries(asObject(schema.properties) ?? {}).map(([name, property]) => {
    const path = prefix === '' ? name : `${prefix}.${name}`
    const hint = hints[path] ?? hints[name]
    const { schema: inner, nullable } = withoutNull(asObject(property) ?? {})
    return {
      name,
      label: hint?.label ?? name,
      help: hint?.help ?? '',
      choices: hint?.choices ?? {},
      required: required.has(name) && !(name in defaults) && inner.default === undefined,
      nullable,
      appliesWhen: hint?.appliesWhen ?? {},
      widget: widgetOf(inner, hints, path),
    }
  })
}

/** `anyOf: [X, null]` and `type: [X, "null"]` are X that may be absent. */
function withoutNull(schema: JsonObject): { schema: JsonObject; nullable: boolean } {
  if (Array.isArray(schema.type) && schema.type.includes('null')) {
    const type = schema.type.find(name => name !== 'null') ?? 'null'
    return { schema: { ...schema, type }, nullable: true }
  }
  const options = alternatives(schema)
  const real = options.filter(option => option.type !== 'null')
  const only = real[0]
  if (options.length === real.length || real.length !== 1 || only === undefined) return { schema, nullable: false }
  return { schema: { ...only, ...(schema.default === undefined ? {} : { default: schema.default }) }, nullable: true }
}

function alternatives(schema: JsonObject): JsonObject[] {
  const list = schema.anyOf ?? schema.oneOf
  return Array.isArray(list) ? list.map(asObject).filter(option => option !== null) : []
}

/** The closed list of texts a schema allows, or null. */
function optionsOf(schema: JsonObject): string[] | null {
  if (Array.isArray(schema.enum)) return asTexts(schema.enum)
  const constants = alternatives(schema).map(option => option.const)
  if (constants.length === 0 || !constants.every(constant => typeof constant === 'string')) return null
  return asTexts(constants)
}

function widgetOf(schema: JsonObject, hints: Hints, path: string): ParameterWidget {
  const options = optionsOf(schema)
  if (options !== null) return { kind: 'choice', options }
  switch (schema.type) {
    case 'string':
      if (path.split('.').at(-1) === 'key') return { kind: 'key' }
      return textWidget(schema)
    case 'number':
    case 'integer':
      return {
        kind: 'number',
        integer: schema.type === 'integer',
        min: asNumber(schema.minimum) ?? asNumber(schema.exclusiveMinimum),
        max: asNumber(schema.maximum) ?? asNumber(schema.exclusiveMaximum),
      }
    case 'boolean':
      return { kind: 'switch' }
    case 'array':
      return listWidget(schema, hints, path)
    case 'object':
      return objectWidget(schema, hints, path)
    default:
      return { kind: 'json' }
  }
}

function columnsFrom({ format }: JsonObject): ColumnsFrom | null {
  if (format === 'column') return 'dataset'
  return format === 'inputColumn' ? 'input' : null
}

function textWidget(schema: JsonObject): ParameterWidget {
  if (schema.format === 'input') return { kind: 'input' }
  if (schema.format === 'formula') return { kind: 'formula', maxLength: asNumber(schema.maxLength) }
  const from = columnsFrom(schema)
  return from === null
    ? { kind: 'text', maxLength: asNumber(schema.maxLength), needed: (asNumber(schema.minLength) ?? 0) > 0 }
    : { kind: 'column', from }
}

function listWidget(schema: JsonObject, hints: Hints, path: string): ParameterWidget {
  const items = asObject(schema.items) ?? {}
  const min = asNumber(schema.minItems) ?? 0
  const options = optionsOf(items)
  if (options !== null) return { kind: 'choices', options, min }
  if (items.type === 'string') {
    const from = columnsFrom(items)
    return from === null ? { kind: 'texts', min } : { kind: 'columns', min, from }
  }
  if (items.type === 'object') return { kind: 'table', columns: fieldsOf(items, hints, {}, path), min }
  return { kind: 'json' }
}

function objectWidget(schema: JsonObject, hints: Hints, path: string): ParameterWidget {
  const properties = asObject(schema.properties)
  if (properties === null) {
    return asObject(schema.additionalProperties)?.type === 'string' ? { kind: 'pairs' } : { kind: 'json' }
  }
  const condition = 'match' in properties && 'conditions' in properties
  return condition ? { kind: 'condition' } : { kind: 'group', fields: fieldsOf(schema, hints, {}, path) }
}

/** An empty value of the right shape, for a new row of a table or a switched-on optional value. */
export function emptyValue(widget: ParameterWidget): Json {
  switch (widget.kind) {
    case 'text':
    case 'column':
    case 'key':
    case 'input':
    case 'formula':
    case 'json':
      return ''
    case 'number':
      return widget.min ?? 0
    case 'switch':
      return false
    case 'choice':
      return widget.options[0] ?? ''
    case 'choices':
    case 'texts':
    case 'columns':
    case 'table':
      return []
    case 'pairs':
      return {}
    case 'group':
      return emptyRow(widget.fields)
    case 'condition':
      return { match: 'all', conditions: [{ column: '', test: 'equals', value: '' }] }
    default: {
      const never: never = widget
      return never
    }
  }
}

export function emptyRow(fields: readonly ParameterField[]): JsonObject {
  return Object.fromEntries(fields.map(field => [field.name, emptyValue(field.widget)]))
}
