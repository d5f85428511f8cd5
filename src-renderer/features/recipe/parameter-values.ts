// Starting values of a parameter form, what is wrong with the present ones, and what of them is worth saving.
// Judges shapes only; whether a step makes sense on the data is the engine's word.
import type { ColumnType } from '../../../src-main/contract/profile.ts'
import type { ConditionTest, Json, OperationInfo, Step } from '../../../src-main/contract/recipe.ts'
import { CONDITION_TESTS, ColumnConditionSchema } from '../../../src-main/contract/recipe.ts'
import {
  applicableFields,
  asObject,
  asTexts,
  emptyRow,
  emptyValue,
  type JsonObject,
  type ParameterField,
} from './parameter-fields.ts'

export type ProblemCode =
  | 'required'
  | 'atLeast'
  | 'atMost'
  | 'wholeNumber'
  | 'tooLong'
  | 'noColumn'
  | 'noValue'
  | 'badJson'

export interface ValueProblem {
  /** Path of the field, e.g. `first` or `mapping.2.to`. */
  readonly path: string
  readonly code: ProblemCode
  readonly limit: number
}

export interface ConditionDraft {
  match: 'all' | 'any'
  conditions: {
    column: string
    test: ConditionTest
    value?: string
    values?: string[]
    type?: ColumnType
    kinds?: string[]
  }[]
}

const WITHOUT_VALUE: ReadonlySet<ConditionTest> = new Set(['empty', 'notEmpty', 'notNumber', 'notDate'])
const WITH_LIST: ReadonlySet<ConditionTest> = new Set(['in', 'notIn', 'hasProblem'])

export function valueShapeOf(test: ConditionTest): 'none' | 'one' | 'list' {
  if (WITHOUT_VALUE.has(test)) return 'none'
  return WITH_LIST.has(test) ? 'list' : 'one'
}

function isTest(value: Json | undefined): value is ConditionTest {
  return typeof value === 'string' && CONDITION_TESTS.some(test => test === value)
}

/** Reads a stored condition; anything odd in it becomes an empty place to fill. */
export function conditionDraft(value: Json | undefined): ConditionDraft {
  const stored = asObject(value)
  const list = Array.isArray(stored?.conditions) ? stored.conditions : []
  return {
    match: stored?.match === 'any' ? 'any' : 'all',
    conditions: list
      .map(asObject)
      .filter(item => item !== null)
      .map(item => ({
        column: typeof item.column === 'string' ? item.column : '',
        test: isTest(item.test) ? item.test : 'equals',
        ...(typeof item.value === 'string' ? { value: item.value } : {}),
        ...(Array.isArray(item.values) ? { values: asTexts(item.values) } : {}),
        ...judgedAs(item),
      })),
  }
}

/** What the values of a problem test are judged as. */
function judgedAs(item: JsonObject): Pick<ConditionDraft['conditions'][number], 'type' | 'kinds'> {
  const { type, kinds } = ColumnConditionSchema.pick({ type: true, kinds: true }).safeParse(item).data ?? {}
  return { ...(type === undefined ? {} : { type }), ...(kinds === undefined ? {} : { kinds }) }
}

/** Defaults of the operation; a required parameter without one starts empty where empty means something. */
export function initialParams(fields: readonly ParameterField[], defaults: OperationInfo['defaults']): JsonObject {
  const start: JsonObject = {}
  for (const field of fields) {
    const given = defaults[field.name]
    if (given !== undefined) start[field.name] = structuredClone(given)
    else if (field.required && startsEmpty(field)) start[field.name] = startValue(field)
  }
  return start
}

/** A table that needs a row starts with one to fill in. */
function startValue({ widget }: ParameterField): Json {
  return widget.kind === 'table' && widget.min > 0 ? [emptyRow(widget.columns)] : emptyValue(widget)
}

function startsEmpty({ widget }: ParameterField): boolean {
  switch (widget.kind) {
    case 'text':
      return !widget.needed
    case 'number':
    case 'choice':
    case 'column':
    case 'key':
    case 'input':
    case 'formula':
    case 'json':
      return false
    case 'switch':
    case 'choices':
    case 'texts':
    case 'columns':
    case 'pairs':
    case 'table':
    case 'group':
    case 'condition':
      return true
    default: {
      const never: never = widget
      return never
    }
  }
}

export function valueProblems(fields: readonly ParameterField[], values: JsonObject, prefix = ''): ValueProblem[] {
  return applicableFields(fields, values).flatMap(field =>
    fieldProblems(field, values[field.name], `${prefix}${field.name}`),
  )
}

function fieldProblems(field: ParameterField, value: Json | undefined, path: string): ValueProblem[] {
  const problem = (code: ProblemCode, limit = 0): ValueProblem[] => [{ path, code, limit }]
  if (value === undefined || value === null) return field.required && !field.nullable ? problem('required') : []
  const { widget } = field
  switch (widget.kind) {
    case 'text':
      return textProblems(widget, value, path)
    case 'number':
      return numberProblems(widget, value, path)
    case 'column':
      return value === '' ? problem('noColumn') : []
    case 'choice':
    case 'key':
    case 'input':
    case 'formula':
      return value === '' ? problem('required') : []
    case 'choices':
    case 'texts':
    case 'columns':
      return Array.isArray(value) && value.length < widget.min ? problem('required') : []
    case 'pairs':
    case 'switch':
      return []
    case 'table':
      return tableProblems(widget, value, path)
    case 'group':
      return valueProblems(widget.fields, asObject(value) ?? {}, `${path}.`)
    case 'condition':
      return conditionProblems(conditionDraft(value), path)
    case 'json':
      return typeof value === 'string' && value !== '' && parsedJson(value) === undefined ? problem('badJson') : []
    default: {
      const never: never = widget
      return never
    }
  }
}

function textProblems(
  widget: { maxLength: number | null; needed: boolean },
  value: Json,
  path: string,
): ValueProblem[] {
  const text = typeof value === 'string' ? value : ''
  if (widget.needed && text === '') return [{ path, code: 'required', limit: 0 }]
  const tooLong = widget.maxLength !== null && text.length > widget.maxLength
  return tooLong ? [{ path, code: 'tooLong', limit: widget.maxLength ?? 0 }] : []
}

function numberProblems(
  widget: { integer: boolean; min: number | null; max: number | null },
  value: Json,
  path: string,
): ValueProblem[] {
  if (typeof value !== 'number') return [{ path, code: 'required', limit: 0 }]
  if (widget.integer && !Number.isInteger(value)) return [{ path, code: 'wholeNumber', limit: 0 }]
  if (widget.min !== null && value < widget.min) return [{ path, code: 'atLeast', limit: widget.min }]
  if (widget.max !== null && value > widget.max) return [{ path, code: 'atMost', limit: widget.max }]
  return []
}

function tableProblems(
  widget: { columns: readonly ParameterField[]; min: number },
  value: Json,
  path: string,
): ValueProblem[] {
  const rows = Array.isArray(value) ? value : []
  if (rows.length < widget.min) return [{ path, code: 'required', limit: 0 }]
  return rows.flatMap((row, index) => valueProblems(widget.columns, asObject(row) ?? {}, `${path}.${index}.`))
}

/** What is still missing in a condition; used for parameters and for a step's scope alike. */
export function conditionProblems(draft: ConditionDraft, path: string): ValueProblem[] {
  if (draft.conditions.length === 0) return [{ path, code: 'required', limit: 0 }]
  return draft.conditions.flatMap((condition, index): ValueProblem[] => {
    const at = `${path}.${index}`
    if (condition.column === '') return [{ path: at, code: 'noColumn', limit: 0 }]
    const shape = valueShapeOf(condition.test)
    const missing =
      (shape === 'one' && (condition.value ?? '') === '') || (shape === 'list' && (condition.values ?? []).length === 0)
    return missing ? [{ path: at, code: 'noValue', limit: 0 }] : []
  })
}

/** Drops values that belong to another test, so that a saved condition says only what it means. */
export function tidyCondition(draft: ConditionDraft): ConditionDraft {
  return {
    match: draft.match,
    conditions: draft.conditions.map(({ column, test, value, values, ...judged }) => {
      const shape = valueShapeOf(test)
      if (shape === 'none') return { column, test }
      if (test === 'hasProblem') return { column, test, values: values ?? [], ...judged }
      return shape === 'one' ? { column, test, value: value ?? '' } : { column, test, values: values ?? [] }
    }),
  }
}

/** A condition as the value of a parameter. */
export function conditionJson(condition: ConditionDraft): JsonObject {
  const { match, conditions } = tidyCondition(condition)
  return { match, conditions: conditions.map(test => ({ ...test })) }
}

/** What is saved: parameters that count, without fillers, conditions without leftovers, pair tables without rows that change nothing. */
export function tidyParams(fields: readonly ParameterField[], values: JsonObject): JsonObject {
  const tidy: JsonObject = {}
  for (const field of applicableFields(fields, values)) {
    const value = values[field.name]
    if (value === undefined) continue
    tidy[field.name] = tidyValue(field, value)
  }
  return tidy
}

function tidyValue({ widget }: ParameterField, value: Json): Json {
  switch (widget.kind) {
    case 'condition':
      return conditionJson(conditionDraft(value))
    case 'group':
      return tidyParams(widget.fields, asObject(value) ?? {})
    case 'table':
      return isPairTable(widget) && Array.isArray(value)
        ? value.filter(row => changesSomething(widget.columns, row))
        : value
    case 'json':
      return typeof value === 'string' ? (parsedJson(value) ?? value) : value
    default:
      return value
  }
}

/** A table of two texts is a from–to list, whatever its columns are called. */
export function isPairTable(widget: { columns: readonly ParameterField[] }): boolean {
  return widget.columns.length === 2 && widget.columns.every(column => column.widget.kind === 'text')
}

function changesSomething(columns: readonly ParameterField[], row: Json): boolean {
  const [from, to] = columns.map(column => asObject(row)?.[column.name] ?? '')
  return from !== to
}

/** undefined = not JSON. */
function parsedJson(text: string): Json | undefined {
  try {
    const value: Json = JSON.parse(text)
    return value
  } catch {
    return undefined
  }
}

/** The columns a step works on or asks about: its own and those its conditions name. */
export function columnsNamedBy(step: Pick<Step, 'columns' | 'params' | 'scope'> | undefined): string[] {
  if (step === undefined) return []
  const conditions = [step.scope, ...Object.values(step.params)].flatMap(value => conditionDraft(value).conditions)
  return [...new Set([...step.columns, ...conditions.map(condition => condition.column)])]
}

/** Rows of a table copied from a spreadsheet program: tabs between cells, a line per row. */
export function pastedRows(text: string): string[][] {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n')
  return lines.map(line => line.split('\t'))
}
