// Reads a formula into a tree: numbers, "texts", [columns], operators and calls of named functions.
// Runs nothing and knows no column; bounded in length, depth and size, and every fault names its place.
import type { formulaProblems } from '../../contract/text/zh-CN/formula.ts'

export const BINARY = ['+', '-', '*', '/', '&', '=', '<>', '<', '<=', '>', '>='] as const
export type BinaryOperator = (typeof BINARY)[number]

/** `at` = place of the first character, counted from 1. */
export type FormulaNode =
  | { readonly kind: 'number'; readonly value: string }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'column'; readonly name: string; readonly at: number }
  | { readonly kind: 'negate'; readonly of: FormulaNode }
  | {
      readonly kind: 'binary'
      readonly operator: BinaryOperator
      readonly left: FormulaNode
      readonly right: FormulaNode
    }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly FormulaNode[]; readonly at: number }

export class FormulaError extends Error {
  readonly problem: keyof typeof formulaProblems
  readonly params: Record<string, string | number>

  constructor(problem: keyof typeof formulaProblems, params: Record<string, string | number> = {}) {
    super(problem)
    this.problem = problem
    this.params = params
  }
}

export const LONGEST_FORMULA = 2000
const DEEPEST = 40
const MOST_NODES = 500

interface Token {
  readonly kind: 'number' | 'text' | 'column' | 'name' | 'sign' | 'end'
  readonly text: string
  readonly at: number
}

/** Signs as they are typed with a Chinese keyboard. */
const SAME_SIGNS: Readonly<Record<string, string>> = {
  '（': '(',
  '）': ')',
  '，': ',',
  '＋': '+',
  '－': '-',
  '×': '*',
  '＊': '*',
  '÷': '/',
  '／': '/',
  '＝': '=',
  '≠': '<>',
  '≤': '<=',
  '≥': '>=',
  '＜': '<',
  '＞': '>',
  '＆': '&',
}
const SIGN = /^(?:<=|>=|<>|[-+*/&=<>(),])/
const NUMBER = /^\d+(?:\.\d+)?/
const NAME = /^[\p{L}_][\p{L}\p{N}_]*/u
const CLOSING: Readonly<Record<string, string>> = { '"': '"', '“': '”', '[': ']', '［': '］', '【': '】' }

function enclosed(source: string, from: number): Token {
  const open = source.charAt(from)
  const close = CLOSING[open] ?? ''
  const isText = close === '"' || close === '”'
  let text = ''
  for (let at = from + 1; at < source.length; at += 1) {
    const sign = source.charAt(at)
    if (sign !== close) {
      text += sign
    } else if (isText && source.charAt(at + 1) === close) {
      text += sign
      at += 1
    } else {
      return { kind: isText ? 'text' : 'column', text, at: from + 1 }
    }
  }
  throw new FormulaError(isText ? 'quote' : 'bracket', { at: from + 1 })
}

/** How many characters of the source an enclosed token took, its doubled quotes counted. */
function lengthOf(source: string, { at, text }: Token): number {
  const close = CLOSING[source.charAt(at - 1)] ?? ''
  const doubled = close === '"' || close === '”' ? text.split(close).length - 1 : 0
  return text.length + doubled + 2
}

function tokensOf(source: string): Token[] {
  const tokens: Token[] = []
  for (let from = 0; from < source.length; ) {
    const here = source.charAt(from)
    if (/\s/.test(here)) {
      from += 1
      continue
    }
    if (here in CLOSING) {
      const token = enclosed(source, from)
      tokens.push(token)
      from += lengthOf(source, token)
      continue
    }
    const rest = source.slice(from)
    const same = SAME_SIGNS[here]
    const sign = same ?? SIGN.exec(rest)?.[0]
    const word = sign === undefined ? (NUMBER.exec(rest)?.[0] ?? NAME.exec(rest)?.[0]) : undefined
    const text = sign ?? word
    if (text === undefined) throw new FormulaError('sign', { at: from + 1, text: here })
    const kind = sign !== undefined ? 'sign' : /^\d/.test(text) ? 'number' : 'name'
    tokens.push({ kind, text, at: from + 1 })
    from += same === undefined ? text.length : 1
  }
  tokens.push({ kind: 'end', text: '', at: source.length + 1 })
  return tokens
}

/** From loose to tight. */
const LEVELS: readonly (readonly BinaryOperator[])[] = [
  ['=', '<>', '<', '<=', '>', '>='],
  ['&'],
  ['+', '-'],
  ['*', '/'],
]

class Parser {
  readonly #tokens: readonly Token[]
  #next = 0
  #nodes = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  whole(): FormulaNode {
    const node = this.#binary(0, 0)
    const { kind, text, at } = this.#peek()
    if (kind !== 'end') throw new FormulaError('extra', { at, text })
    return node
  }

  #peek(): Token {
    return this.#tokens[this.#next] ?? { kind: 'end', text: '', at: 0 }
  }

  #take(): Token {
    const token = this.#peek()
    this.#next += 1
    return token
  }

  #takeSign(...signs: readonly string[]): string | undefined {
    const { kind, text } = this.#peek()
    if (kind !== 'sign' || !signs.includes(text)) return undefined
    this.#next += 1
    return text
  }

  #expect(sign: string): void {
    if (this.#takeSign(sign) !== undefined) return
    const { kind, text, at } = this.#peek()
    if (kind === 'end') throw new FormulaError('end')
    throw new FormulaError('expected', { at, text, wanted: sign })
  }

  #count(depth: number): void {
    this.#nodes += 1
    if (depth > DEEPEST || this.#nodes > MOST_NODES) throw new FormulaError('tooDeep')
  }

  #binary(level: number, depth: number): FormulaNode {
    const operators = LEVELS[level]
    if (operators === undefined) return this.#unary(depth)
    let left = this.#binary(level + 1, depth)
    for (;;) {
      const sign = this.#takeSign(...operators)
      const operator = operators.find(one => one === sign)
      if (operator === undefined) return left
      this.#count(depth)
      left = { kind: 'binary', operator, left, right: this.#binary(level + 1, depth) }
    }
  }

  #unary(depth: number): FormulaNode {
    this.#count(depth)
    if (this.#takeSign('-') !== undefined) return { kind: 'negate', of: this.#unary(depth + 1) }
    return this.#primary(depth)
  }

  #primary(depth: number): FormulaNode {
    const { kind, text, at } = this.#take()
    switch (kind) {
      case 'number':
        return { kind: 'number', value: text }
      case 'text':
        return { kind: 'text', value: text }
      case 'column':
        return { kind: 'column', name: text, at }
      case 'name':
        return { kind: 'call', name: text, args: this.#args(depth), at }
      case 'end':
        throw new FormulaError('end')
      case 'sign': {
        if (text !== '(') throw new FormulaError('sign', { at, text })
        const inner = this.#binary(0, depth + 1)
        this.#expect(')')
        return inner
      }
      default:
        return kind satisfies never
    }
  }

  #args(depth: number): FormulaNode[] {
    const { kind, text, at } = this.#tokens[this.#next - 1] ?? this.#peek()
    if (this.#takeSign('(') === undefined) {
      throw new FormulaError(kind === 'name' ? 'unknownFunction' : 'sign', { at, text })
    }
    if (this.#takeSign(')') !== undefined) return []
    const args = [this.#binary(0, depth + 1)]
    while (this.#takeSign(',') !== undefined) args.push(this.#binary(0, depth + 1))
    this.#expect(')')
    return args
  }
}

/** Throws FormulaError. */
export function parseFormula(source: string): FormulaNode {
  if (source.length > LONGEST_FORMULA) throw new FormulaError('tooLong', { most: LONGEST_FORMULA })
  return new Parser(tokensOf(source)).whole()
}

/** The columns a formula names, each once. */
export function formulaColumns(node: FormulaNode): string[] {
  const of = (one: FormulaNode): string[] => {
    switch (one.kind) {
      case 'column':
        return [one.name]
      case 'negate':
        return of(one.of)
      case 'binary':
        return [...of(one.left), ...of(one.right)]
      case 'call':
        return one.args.flatMap(of)
      case 'number':
      case 'text':
        return []
      default:
        return one satisfies never
    }
  }
  return [...new Set(of(node))]
}
