// What stands against one cell, given the declared data item: no value, wrong type, outside the code list, and so on.
// Judges a value alone; duplicates and counts need more than one cell.
import type { DataField } from '../../contract/catalogue.ts'
import { isFormulaLike } from '../table/formula-like.ts'
import { parseCivilDate } from '../values/civil-date.ts'
import { isNoValue } from '../values/empty-tokens.ts'

/** The position is the bit in the result of {@link cellFacts}. */
export const CELL_FACTS = [
  'empty',
  'wrongType',
  'tooLongForField',
  'notInCodeList',
  'formulaLike',
  'tooLongForFile',
] as const
export type CellFact = (typeof CELL_FACTS)[number]

const bit = (fact: CellFact) => 1 << CELL_FACTS.indexOf(fact)
const EMPTY = bit('empty')
const WRONG_TYPE = bit('wrongType')
const TOO_LONG_FOR_FIELD = bit('tooLongForField')
const NOT_IN_CODE_LIST = bit('notInCodeList')
const FORMULA_LIKE = bit('formulaLike')
const TOO_LONG_FOR_FILE = bit('tooLongForFile')

/** Longest cell that spreadsheet programs open. */
const LONGEST_CELL = 32_767
/** A function that gives the bits of what stands against a value; 0 = nothing. Without a declared item only general facts are judged. */
export function cellFacts(field: DataField | undefined): (value: string) => number {
  const codes = field?.codeList ? new Set(field.codeList.values.flatMap(value => [value.code, value.label])) : null
  const type = field === undefined ? null : typeJudge(field.type)
  const fits = field === undefined ? null : lengthJudge(field)
  return value => {
    if (codes?.has(value) === true && value !== '') return 0
    if (isNoValue(value)) return EMPTY
    let bits = generalFacts(value)
    if (codes !== null) bits |= NOT_IN_CODE_LIST
    if (type !== null && !type(value)) bits |= WRONG_TYPE
    else if (fits !== null && !fits(value)) bits |= TOO_LONG_FOR_FIELD
    return bits
  }
}

function generalFacts(value: string): number {
  const formula = isFormulaLike(value) ? FORMULA_LIKE : 0
  return value.length > LONGEST_CELL ? formula | TOO_LONG_FOR_FILE : formula
}

const INTEGER = /^-?\d+$/
const DECIMAL = /^-?\d+(?:\.\d+)?$/
const FLOATING = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/
const LOGICAL = new Set(['是', '否', '有', '无', '真', '假', '1', '0', 'TRUE', 'FALSE', 'true', 'false', 'Y', 'N'])

/** As the metadata beside the data promise it (Table Schema `date`, XML Schema `date`): other spellings a program would refuse. */
const DAY = /^\d{4}-\d{2}-\d{2}$/
const MOMENT = /^\d{4}-\d{2}-\d{2} (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/

/** Whether a value is of a declared type; null = any text is. Numbers must be plain: no thousands separators, no units. */
function typeJudge(type: DataField['type']): ((value: string) => boolean) | null {
  switch (type) {
    case 'C':
    case 'M':
    case 'G':
      return null
    case 'I':
      return value => INTEGER.test(value)
    case 'N':
    case 'Y':
      return value => DECIMAL.test(value)
    case 'B':
    case 'F':
      return value => FLOATING.test(value)
    case 'D':
      return value => DAY.test(value) && isDate(value)
    case 'T':
      return value => MOMENT.test(value) && isDate(value)
    case 'L':
      return value => LOGICAL.has(value)
    default:
      return type satisfies never
  }
}

function isDate(value: string): boolean {
  return parseCivilDate(value) !== null
}

/** Whether a value fits the declared length: characters for text, digits and decimals for numbers; null = no usable length. */
function lengthJudge(field: DataField): ((value: string) => boolean) | null {
  const parts = /^(\d+)(?:,(\d+))?$/.exec(field.length.trim())
  if (parts === null) return null
  const digits = Number(parts[1])
  const decimals = Number(parts[2] ?? 0)
  switch (field.type) {
    case 'C':
    case 'M':
    case 'G':
      return value => value.length <= digits
    case 'I':
      return value => value.replace('-', '').length <= digits
    case 'N':
    case 'Y':
      return value => fitsDecimal(value, digits, parts[2] === undefined ? null : decimals)
    case 'B':
    case 'F':
    case 'D':
    case 'T':
    case 'L':
      return null
    default:
      return field.type satisfies never
  }
}

function fitsDecimal(value: string, digits: number, decimals: number | null): boolean {
  const [whole = '', fraction = ''] = value.replace('-', '').split('.')
  return whole.length + fraction.length <= digits && (decimals === null || fraction.length <= decimals)
}
