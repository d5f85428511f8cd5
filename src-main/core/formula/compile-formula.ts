// Turns a formula into a function of one row. Arithmetic is exact on decimal text; nothing is evaluated as code.
// A blank in arithmetic gives a blank; what is no number where one is needed gives null: the row could not be treated.
import { formulaFunctions } from '../../contract/text/zh-CN/formula.ts'
import { parseCivilDate } from '../values/civil-date.ts'
import { addDecimals, divideDecimals, multiplyDecimals, subtractDecimals } from '../values/decimal.ts'
import { compareDecimal, parseNumberText } from '../values/number-text.ts'
import { type FormulaValue, functionNamed, LONGEST_TEXT, textOf } from './functions.ts'
import { type BinaryOperator, FormulaError, type FormulaNode } from './parse-formula.ts'

/** Decimals kept by a division that does not come out even. */
const DIVISION_PLACES = 10
/** Longer results of multiplication are no amounts any more. */
const MOST_DIGITS = 200

export type RowValue = (column: string) => string
export type CompiledFormula = (row: RowValue) => FormulaValue

function arithmetic(operator: '+' | '-' | '*' | '/', left: FormulaValue, right: FormulaValue): FormulaValue {
  if (typeof left !== 'string' || typeof right !== 'string') return null
  if (left === '' || right === '') return ''
  const a = parseNumberText(left)
  const b = parseNumberText(right)
  if (a === null || b === null || a.length + b.length > MOST_DIGITS) return null
  switch (operator) {
    case '+':
      return addDecimals(a, b)
    case '-':
      return subtractDecimals(a, b)
    case '*':
      return multiplyDecimals(a, b)
    case '/':
      return divideDecimals(a, b, DIVISION_PLACES)
    default:
      return operator satisfies never
  }
}

/** Numbers by size, dates by time, everything else by its characters. */
function order(left: string, right: string): number {
  const [a, b] = [parseNumberText(left), parseNumberText(right)]
  if (a !== null && b !== null) return compareDecimal(a, b)
  const [from, to] = [parseCivilDate(left), parseCivilDate(right)]
  if (from !== null && to !== null) return from.date < to.date ? -1 : from.date > to.date ? 1 : 0
  return left < right ? -1 : left > right ? 1 : 0
}

function compared(
  operator: '=' | '<>' | '<' | '<=' | '>' | '>=',
  left: FormulaValue,
  right: FormulaValue,
): FormulaValue {
  if (left === null || right === null) return null
  const same = typeof left === 'boolean' || typeof right === 'boolean' ? left === right : order(left, right) === 0
  if (operator === '=') return same
  if (operator === '<>') return !same
  if (typeof left === 'boolean' || typeof right === 'boolean') return null
  // A blank is neither more nor less than anything.
  if (left === '' || right === '') return false
  const sign = order(left, right)
  switch (operator) {
    case '<':
      return sign < 0
    case '<=':
      return sign <= 0
    case '>':
      return sign > 0
    case '>=':
      return sign >= 0
    default:
      return operator satisfies never
  }
}

function binary(operator: BinaryOperator, left: FormulaValue, right: FormulaValue): FormulaValue {
  switch (operator) {
    case '+':
    case '-':
    case '*':
    case '/':
      return arithmetic(operator, left, right)
    case '&':
      return left === null || right === null ? null : textOf(left) + textOf(right)
    case '=':
    case '<>':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return compared(operator, left, right)
    default:
      return operator satisfies never
  }
}

/** Texts that grow beyond a cell are given up, step by step, before they can grow further. */
function bounded(value: FormulaValue): FormulaValue {
  return typeof value === 'string' && value.length > LONGEST_TEXT ? null : value
}

/** Throws FormulaError for unknown functions, wrong numbers of arguments and columns that are not in `columns`. */
export function compileFormula(node: FormulaNode, columns: readonly string[]): CompiledFormula {
  switch (node.kind) {
    case 'number':
    case 'text': {
      const { value } = node
      return () => value
    }
    case 'column': {
      const { name, at } = node
      if (!columns.includes(name)) throw new FormulaError('column', { at, text: name })
      return row => row(name)
    }
    case 'negate': {
      const of = compileFormula(node.of, columns)
      return row => arithmetic('-', '0', of(row))
    }
    case 'binary': {
      const left = compileFormula(node.left, columns)
      const right = compileFormula(node.right, columns)
      return row => bounded(binary(node.operator, left(row), right(row)))
    }
    case 'call': {
      const { name, at } = node
      const called = functionNamed(name)
      if (called === undefined) throw new FormulaError('unknownFunction', { at, text: name })
      const args = node.args.map(arg => compileFormula(arg, columns))
      if (args.length < called.least || args.length > called.most) {
        const forms: Readonly<Record<string, { form: string }>> = formulaFunctions
        throw new FormulaError('arguments', { at, text: name, form: forms[name]?.form ?? name })
      }
      return row => bounded(called.apply(args.map(arg => arg(row))))
    }
    default:
      return node satisfies never
  }
}
