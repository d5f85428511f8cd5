// Walks through a JSON text piece by piece and hands out the elements of its lists, each as its own text.
// Parses no element and holds at most one; a list is one that is reached through objects alone.
import { JsonFaultError } from './json-fault.ts'
import { stringEnd, unescaped } from './json-value.ts'

/** `document`: one value · `lines`: values one after the other, each a record. */
export type JsonForm = 'document' | 'lines'

export interface JsonListener {
  /** Keys from the outermost object to the list; empty = the text itself is the list, or its values are the records. */
  element(path: readonly string[], text: string): void
  /** A value beside the lists, in an object on the way to them. */
  aside?(path: readonly string[], text: string): void
}

interface Container {
  list: boolean
  key: string
}

type Awaited = 'value' | 'firstKey' | 'key' | 'firstElement' | 'afterValue' | 'nothing'

const MOST_DEPTH = 50

export class JsonWalker {
  readonly #form: JsonForm
  readonly #listener: JsonListener
  readonly #maxChars: number
  #text = ''
  #at = 0
  #last = false
  #awaited: Awaited = 'value'
  #stack: Container[] = []
  #key = ''
  /** How far the end of the present value was looked for, and how deep inside it. */
  #sought = { at: -1, depth: 0 }
  #values = 0

  constructor(form: JsonForm, maxRecordChars: number, listener: JsonListener) {
    this.#form = form
    this.#maxChars = maxRecordChars
    this.#listener = listener
  }

  /** Throws JsonFaultError. `last` closes the text. */
  push(piece: string, last: boolean): void {
    this.#text = this.#at === 0 ? this.#text + piece : this.#text.slice(this.#at) + piece
    if (this.#sought.at >= 0) this.#sought.at -= this.#at
    this.#at = 0
    this.#last = last
    while (this.#step());
    if (this.#text.length - this.#at > this.#maxChars) throw new JsonFaultError('jsonRecord')
    if (last && !this.#isComplete()) throw new JsonFaultError('jsonTruncated')
  }

  #isComplete(): boolean {
    return this.#stack.length === 0 && this.#values > 0 && this.#at >= this.#text.length
  }

  /** Takes the next token; false = more text is needed, or there is none. */
  #step(): boolean {
    this.#skipBlanks()
    const first = this.#text[this.#at]
    if (first === undefined) return false
    switch (this.#awaited) {
      case 'value':
        return this.#value(first)
      case 'firstElement':
        return first === ']' ? this.#leave() : this.#value(first)
      case 'firstKey':
        return first === '}' ? this.#leave() : this.#member(first)
      case 'key':
        return this.#member(first)
      case 'afterValue':
        return this.#separator(first)
      case 'nothing':
        throw new JsonFaultError('jsonMalformed')
    }
  }

  #skipBlanks(): void {
    for (; this.#at < this.#text.length; this.#at++) {
      const code = this.#text.charCodeAt(this.#at)
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return
    }
  }

  #value(first: string): boolean {
    const inside = this.#stack.at(-1)
    const record = this.#form === 'lines' || inside?.list === true
    if (!record && (first === '{' || first === '[')) return this.#enter(first === '[')
    const text = this.#whole(first)
    if (text === null) return false
    if (record) this.#listener.element(this.#path(), text)
    else this.#listener.aside?.([...this.#path(), this.#key], text)
    this.#valueEnds()
    return true
  }

  #enter(list: boolean): boolean {
    if (this.#stack.length >= MOST_DEPTH) throw new JsonFaultError('jsonDepth')
    this.#stack.push({ list, key: this.#key })
    this.#awaited = list ? 'firstElement' : 'firstKey'
    this.#at += 1
    return true
  }

  #leave(): boolean {
    this.#at += 1
    this.#stack.pop()
    this.#valueEnds()
    return true
  }

  #valueEnds(): void {
    if (this.#stack.length > 0) this.#awaited = 'afterValue'
    else {
      this.#values += 1
      this.#awaited = this.#form === 'lines' ? 'value' : 'nothing'
    }
  }

  #separator(first: string): boolean {
    const list = this.#stack.at(-1)?.list === true
    if (first === ',') {
      this.#at += 1
      this.#awaited = list ? 'value' : 'key'
      return true
    }
    if (first !== (list ? ']' : '}')) throw new JsonFaultError('jsonMalformed')
    return this.#leave()
  }

  #member(first: string): boolean {
    if (first !== '"') throw new JsonFaultError('jsonMalformed')
    const end = stringEnd(this.#text, this.#at)
    const colon = end < 0 ? null : /^[ \t\r\n]*:/.exec(this.#text.slice(end + 1, end + 100))
    if (colon === null) {
      if (this.#last || (end >= 0 && this.#text.length > end + 100)) throw new JsonFaultError('jsonMalformed')
      return false
    }
    this.#key = unescaped(this.#text.slice(this.#at + 1, end))
    this.#at = end + 1 + colon[0].length
    this.#awaited = 'value'
    return true
  }

  /** The path of the list whose element comes next, or of the object whose member does. */
  #path(): string[] {
    return this.#stack.slice(1).map(({ key }) => key)
  }

  /** The text of the value that begins here; null = its end has not come yet. */
  #whole(first: string): string | null {
    const end = first === '{' || first === '[' ? this.#containerEnd() : this.#scalarEnd(first)
    if (end < 0) {
      if (this.#last) throw new JsonFaultError('jsonTruncated')
      return null
    }
    const text = this.#text.slice(this.#at, end)
    this.#at = end
    this.#sought = { at: -1, depth: 0 }
    return text
  }

  #scalarEnd(first: string): number {
    if (first === '"') return stringEnd(this.#text, this.#at) + 1 || -1
    const rest = /[\s,\]}]/g
    rest.lastIndex = this.#at
    const end = rest.exec(this.#text)?.index
    if (end === this.#at) throw new JsonFaultError('jsonMalformed')
    return end ?? (this.#last ? this.#text.length : -1)
  }

  #containerEnd(): number {
    const mark = /["{}[\]]/g
    mark.lastIndex = this.#sought.at < 0 ? this.#at : this.#sought.at
    for (let found = mark.exec(this.#text); found !== null; found = mark.exec(this.#text)) {
      const at = found.index
      if (found[0] === '"') {
        const end = stringEnd(this.#text, at)
        if (end < 0) {
          this.#sought.at = at
          return -1
        }
        mark.lastIndex = end + 1
        continue
      }
      this.#sought.depth += found[0] === '{' || found[0] === '[' ? 1 : -1
      if (this.#sought.depth === 0) return at + 1
    }
    this.#sought.at = this.#text.length
    return -1
  }
}
