// Proposes one data item from a column's profile: name, type, length, example, first words of a description.
// Never shows a value of the column unless it is a common, harmless category.
import type { DataField } from '../../contract/catalogue.ts'
import type { ColumnProfile } from '../../contract/profile.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { fieldDescriptions, valuesSentence } from '../../contract/text/zh-CN/catalogue.ts'
import { CODE_LISTS, codeList, standardCodeList } from '../codes/code-lists.ts'
import { nameFromHeader } from './pinyin-initials.ts'
import { type ColumnFacts, columnSentence } from './propose-words.ts'

/** `tableUnit` = what a line above the table says its figures are in; '' = nothing. */
export function proposeField(
  column: ColumnProfile,
  index: number,
  takenNames: ReadonlySet<string>,
  tableUnit = '',
): DataField {
  const type = fieldType(column)
  const spelledEmpties = column.emptyTokens.reduce((sum, token) => sum + token.count, 0)
  return {
    label: column.name,
    name: freeName(nameFromHeader(column.name) || `field_${index + 1}`, takenNames),
    type,
    length: fieldLength(column, type),
    primaryKey: looksLikeKey(column),
    nullable: column.empty + spelledEmpties > 0,
    nullMeaning: '',
    codeList: proposeCodeList(column),
    unit: unitFor(column, tableUnit),
    defaultValue: '',
    description: describe(column) || columnSentence(factsOf(column, unitFor(column, tableUnit))),
    example: exampleFor(column),
    authoritativeSource: '',
    grade: column.grade,
    treatment: '',
  }
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name.toLowerCase())) return name
  for (let number = 2; ; number += 1) {
    const numbered = `${name}_${number}`
    if (!taken.has(numbered.toLowerCase())) return numbered
  }
}

/** Longer text is a note (备注型), as data dictionaries of the guide distinguish. */
const LONGEST_CHARACTER_FIELD = 500

function fieldType(column: ColumnProfile): DataField['type'] {
  switch (column.type) {
    case 'integer':
      return 'I'
    case 'decimal':
      return 'N'
    case 'date':
      return fallsShort(column, PART_OF_DATE, DAY) ? 'C' : 'D'
    case 'datetime':
      return fallsShort(column, PART_OF_MOMENT, MOMENT) ? 'C' : 'T'
    case 'boolean':
      return 'L'
    case 'text':
      return column.length.max > LONGEST_CHARACTER_FIELD ? 'M' : 'C'
    case 'time':
    case 'code':
    case 'empty':
      return 'C'
    default:
      return column.type satisfies never
  }
}

/** Years and months, as generalising leaves them, are no days; a time to the minute is no full time: the metadata would promise too much. */
const PART_OF_DATE = /^9{4}(?:[-/.年]9{1,2}月?|年)?$/
const DAY = /^9{4}-9{2}-9{2}$/
const PART_OF_MOMENT = /^[^:]*:9{1,2}$|^9{4}(?:-9{2}){0,2}$/
const MOMENT = /^9{4}-9{2}-9{2} 9{2}:9{2}:9{2}$/

/** Some values are less than the type promises although they are written as they should be. Other spellings are to be cleaned, not declared. */
function fallsShort({ patterns }: ColumnProfile, part: RegExp, full: RegExp): boolean {
  const known = patterns.every(({ pattern }) => part.test(pattern) || full.test(pattern))
  return known && patterns.some(({ pattern }) => part.test(pattern))
}

function fieldLength(column: ColumnProfile, type: DataField['type']): string {
  const longest = Math.max(1, column.length.max)
  if (type === 'N') return `${longest},${decimalsOf(column)}`
  if (type === 'I' || type === 'C') return String(longest)
  return ''
}

/** Most decimals among what the profile shows; every pattern counts, however rare. */
function decimalsOf(column: ColumnProfile): number {
  const shown = [...column.patterns.map(p => p.pattern), ...column.top.map(t => t.value), column.min, column.max]
  const decimals = shown.map(text => /[.．](\d+)$/.exec(text ?? '')?.[1]?.length ?? 0)
  return Math.max(1, ...decimals)
}

const KEY_HEADER = /编号|编码|代码|序号|主键|流水号|(?:^|_)id$|^id(?:$|_)|(?:^|_)no$/i

function looksLikeKey(column: ColumnProfile): boolean {
  const filled = column.rows - column.empty
  return column.rows > 0 && filled === column.rows && column.unique === column.rows && KEY_HEADER.test(column.name)
}

function unitFor(column: ColumnProfile, tableUnit: string): string {
  return unitOf(column.name) || (takesUnit(column, tableUnit) ? tableUnit : '')
}

function factsOf(column: ColumnProfile, unit: string): ColumnFacts {
  const { name, type, length } = column
  return { name, type, length: Math.max(1, length.max), decimals: decimalsOf(column), unit, key: looksLikeKey(column) }
}

/** The standard list whose codes, all of them listed, are every value of the column; words of a list are no codes. */
function proposeCodeList(column: ColumnProfile): DataField['codeList'] {
  const kinds = new Set(column.semantics.map(({ kind }) => kind))
  const id = CODE_LISTS.find(one => kinds.has(one))
  if (id === undefined || !isHarmlessCategory(column) || column.top.length !== column.distinct) return null
  const list = codeList(id)
  const entries = column.top.map(({ value }) => ({ value, entry: list.find(value) }))
  const coded = entries.every(({ value, entry }) => entry !== undefined && /^\d+$/.test(value))
  return coded ? standardCodeList(id) : null
}

/** `面积（平方米）` states its unit in the header. */
function unitOf(header: string): string {
  const bracket = /[(（]\s*(?:单位[:：]\s*)?([^()（）]{1,8})\s*[)）]\s*$/.exec(header)?.[1] ?? ''
  return UNITS.test(bracket) ? bracket : ''
}

const MONEY = /^[万亿千百十]*元$|币|^[¥￥$€£]/
const AMOUNT_HEADER = /额|金|款|费|价|收入|支出|资产|产值|投资|税|债|成本|利润|预算|决算|工资|补贴/
const NO_FIGURE = /序号|编号|号码|代码|年|月|日|时间|[率比]$|占比|%/

/** A unit of money concerns amounts; any other one the columns of figures that are no numbers of things, years or shares. */
function takesUnit(column: ColumnProfile, unit: string): boolean {
  const figures = column.type === 'integer' || column.type === 'decimal'
  if (unit === '' || !figures || looksLikeKey(column) || NO_FIGURE.test(column.name)) return false
  return MONEY.test(unit) ? AMOUNT_HEADER.test(column.name) : !/[个人户件数]数?$/.test(column.name)
}

const UNITS =
  /^(?:[万亿千百十]?(?:元|人|户|个|辆|件|平方米|平方公里|公里|米|千米|公斤|千克|克|吨|升|立方米|亩|公顷|度|千瓦时|岁|天|小时|分钟|次|张|床|座|处|项|条|家|所)|[%％‰]|(?:k|m|c)?m[²³23]?|k?g|t|ha|℃|kWh?|L|mg\/L|μg\/m[³3])$/

/** Values are listed only where they are few, common and identify nobody. */
const FEW_VALUES = 8

function describe(column: ColumnProfile): string {
  const kind = column.semantics.find(semantics => semantics.confidence !== 'possible')?.kind
  const known = knownDescription(kind) ?? knownDescription(column.type) ?? ''
  if (!isHarmlessCategory(column) || column.distinct > FEW_VALUES) return known
  const values = column.top.map(top => top.value).filter(value => value !== '')
  if (values.length !== column.distinct || values.some(value => value.length > 20)) return known
  return known + fill(valuesSentence, { values: values.join('、') })
}

function knownDescription(key: string | undefined): string | undefined {
  return Object.entries(fieldDescriptions).find(([known]) => known === key)?.[1]
}

/** A value may be shown when many rows share it and the column is about no person. */
function isHarmlessCategory(column: ColumnProfile): boolean {
  const personal = column.role === 'direct' || column.role === 'sensitive' || !['g1', 'g2'].includes(column.grade)
  const kinds = column.semantics.some(semantics => semantics.matched > 0 && !HARMLESS_KINDS.has(semantics.kind))
  const common = column.top.every(top => top.count >= 5)
  return !personal && !kinds && common && column.top.length > 0
}

const HARMLESS_KINDS = new Set(['sex', 'divisionCode', 'postcode', 'education'])

/** A made-up value of the same shape: 9 → 0, A → X, 汉 → 某. Dates and times get a fixed one. */
function exampleFor(column: ColumnProfile): string {
  switch (column.type) {
    case 'date':
      return '1900-01-01'
    case 'datetime':
      return '1900-01-01 00:00:00'
    case 'time':
      return '00:00:00'
    case 'empty':
      return ''
    case 'boolean':
    case 'integer':
    case 'decimal':
    case 'code':
    case 'text':
      return isHarmlessCategory(column) ? (column.top[0]?.value ?? '') : shapeOnly(column.patterns[0]?.pattern ?? '')
    default:
      return column.type satisfies never
  }
}

const LONGEST_EXAMPLE = 40

function shapeOnly(pattern: string): string {
  if (pattern.length > LONGEST_EXAMPLE) return ''
  return pattern.replaceAll('9', '0').replaceAll('A', 'X').replaceAll('汉', '某')
}
