// Parses one JSON value out of its text into cells: scalars as cells, objects by path, lists as their own text.
// Numbers never become doubles and keys keep their order, both of which JSON.parse would not do.
import type { SourceCell } from '../table-source.ts'
import { JsonFaultError } from './json-fault.ts'
import { numberText } from './json-number.ts'

export type JsonCell = string | SourceCell

export type JsonShape = 'object' | 'list' | 'scalar'

/** Called for every cell of a record, `path` from the outermost key to the innermost. */
export type OnMember = (path: readonly string[], cell: JsonCell) => void

const MOST_DEPTH = 200
const BLANK = /[ \t\r\n]*/y
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
/** Python writes NaN and Infinity where JSON has no word for them. */
const WORD = /true|false|null|NaN|-?Infinity/y

export function shapeOf(text: string): JsonShape {
  const first = text.trimStart()[0]
  return first === '{' ? 'object' : first === '[' ? 'list' : 'scalar'
}

export class JsonValue {
  readonly #text: string
  readonly #flatten: boolean
  #at = 0
  #depth = 0

  /** `flatten`: objects inside a record become paths; otherwise they stay text. */
  constructor(text: string, flatten: boolean) {
    this.#text = text
    this.#flatten = flatten
  }

  /** The members of an object. Throws JsonFaultError. */
  members(onMember: OnMember): void {
    this.#object([], onMember)
    this.#end()
  }

  /** The elements of a list, objects and lists among them as text. Throws JsonFaultError. */
  elements(): JsonCell[] {
    const cells: JsonCell[] = []
    this.#list(() => cells.push(this.#cell()))
    this.#end()
    return cells
  }

  /** A value that is a cell by itself. Throws JsonFaultError. */
  cell(): JsonCell {
    this.#blank()
    const cell = this.#cell()
    this.#end()
    return cell
  }

  #object(path: readonly string[], onMember: OnMember): void {
    this.#enter('{')
    if (this.#leaves('}')) return
    do {
      this.#blank()
      const key = this.#string()
      this.#blank()
      this.#expect(':')
      this.#blank()
      const inner = [...path, key]
      if (this.#flatten && this.#text[this.#at] === '{' && !this.#isEmptyObject()) this.#object(inner, onMember)
      else onMember(inner, this.#cell())
    } while (this.#goesOn('}'))
  }

  /** An object without members leaves no column behind unless it is kept as text. */
  #isEmptyObject(): boolean {
    return /^\{\s*\}/.test(this.#text.slice(this.#at, this.#at + 64))
  }

  #list(onElement: () => void): void {
    this.#enter('[')
    if (this.#leaves(']')) return
    do {
      this.#blank()
      onElement()
    } while (this.#goesOn(']'))
  }

  #cell(): JsonCell {
    const first = this.#text[this.#at]
    if (first === '"') return this.#string()
    if (first === '{' || first === '[') {
      const start = this.#at
      this.#skip()
      return this.#text.slice(start, this.#at)
    }
    return this.#scalar()
  }

  #scalar(): JsonCell {
    const word = this.#match(WORD)
    switch (word) {
      case 'true':
      case 'false':
        return { text: word.toUpperCase(), type: 'boolean', raw: word }
      case 'null':
        return ''
      case '':
        return this.#number()
      default:
        return word
    }
  }

  #number(): JsonCell {
    const literal = this.#match(NUMBER)
    if (literal === '') throw this.#fault()
    const text = numberText(literal)
    return text === literal ? { text, type: 'number' } : { text, type: 'number', raw: literal }
  }

  /** Passes over a value, checking its form. */
  #skip(): void {
    const first = this.#text[this.#at]
    if (first === '[') this.#list(() => this.#skip())
    else if (first === '{') {
      this.#enter('{')
      if (this.#leaves('}')) return
      do {
        this.#blank()
        this.#string()
        this.#blank()
        this.#expect(':')
        this.#blank()
        this.#skip()
      } while (this.#goesOn('}'))
    } else this.#cell()
  }

  #string(): string {
    if (this.#text[this.#at] !== '"') throw this.#fault()
    const end = stringEnd(this.#text, this.#at)
    if (end < 0) throw this.#fault()
    const inside = this.#text.slice(this.#at + 1, end)
    this.#at = end + 1
    return unescaped(inside)
  }

  #enter(opening: string): void {
    this.#blank()
    this.#expect(opening)
    this.#depth += 1
    if (this.#depth > MOST_DEPTH) throw new JsonFaultError('jsonDepth')
  }

  #leaves(closing: string): boolean {
    this.#blank()
    if (this.#text[this.#at] !== closing) return false
    this.#at += 1
    this.#depth -= 1
    return true
  }

  #goesOn(closing: string): boolean {
    this.#blank()
    if (this.#text[this.#at] === ',') {
      this.#at += 1
      return true
    }
    if (!this.#leaves(closing)) throw this.#fault()
    return false
  }

  #expect(character: string): void {
    if (this.#text[this.#at] !== character) throw this.#fault()
    this.#at += 1
  }

  #end(): void {
    this.#blank()
    if (this.#at < this.#text.length) throw this.#fault()
  }

  #blank(): void {
    // Most values follow their comma or colon at once.
    if (this.#text.charCodeAt(this.#at) > 32) return
    this.#match(BLANK)
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text)?.[0] ?? ''
    this.#at += found.length
    return found
  }

  #fault(): JsonFaultError {
    return new JsonFaultError(this.#at >= this.#text.length ? 'jsonTruncated' : 'jsonMalformed')
  }
}

/** Position of the quote that closes the string beginning at `start`; -1 = not in this text. */
export function stringEnd(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0
    while (text.charCodeAt(end - 1 - slashes) === 92) slashes += 1
    if (slashes % 2 === 0) return end
  }
  return -1
}

const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|([\s\S]))/g
const SHORT: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  '"': '"',
  '\\': '\\',
  '/': '/',
}

/** What a string means, given what stands between its quotes. Throws JsonFaultError. */
export function unescaped(text: string): string {
  if (!text.includes('\\')) return text
  return text.replace(ESCAPE, (_, code: string | undefined, letter: string | undefined) => {
    if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16))
    const character = SHORT[letter ?? '']
    if (character === undefined) throw new JsonFaultError('jsonMalformed')
    return character
  })
}
