// Cuts streamed XML text into opening tags, closing tags and text, for the two parts of a workbook that can be huge.
// Validates no namespaces and no schema; refuses every DTD; the small parts go through saxes instead (xml-tree.ts).
//
// Why not saxes here: on 200,000 rows × 14 inline strings (171 MB of XML) saxes alone takes 2.6 s before any cell is made.
// What nearly every program writes does not even come here: byte-taker.ts lets it be read from the bytes.
import { XmlFaultError } from './xml-fault.ts'

/** The attributes of the tag just opened; reused for every tag, so read it before returning. */
export class XmlAttributes {
  // Positions instead of strings: most attributes are never looked at.
  readonly #marks: number[] = []
  #text = ''
  #count = 0

  restart(text: string): void {
    this.#text = text
    this.#count = 0
  }

  add(nameStart: number, nameEnd: number, valueStart: number, valueEnd: number): void {
    const at = this.#count
    this.#marks[at] = nameStart
    this.#marks[at + 1] = nameEnd
    this.#marks[at + 2] = valueStart
    this.#marks[at + 3] = valueEnd
    this.#count = at + 4
  }

  /** The decoded value of an attribute by its full name (prefix included). */
  get(name: string): string | undefined {
    const marks = this.#marks
    for (let at = 0; at < this.#count; at += 4) {
      const start = marks[at] ?? 0
      if ((marks[at + 1] ?? 0) - start === name.length && this.#text.startsWith(name, start)) {
        return decodeXmlText(this.#text.slice(marks[at + 2], marks[at + 3]))
      }
    }
    return undefined
  }
}

export interface XmlHandler {
  /** `name` without its prefix, `fullName` with it. An empty element (`<c/>`) is opened and closed. */
  open(name: string, attributes: XmlAttributes, fullName: string): void
  close(name: string): void
  /** Text with entities still in it unless `literal` (CDATA): decodeXmlText when it is wanted. */
  text(raw: string, literal: boolean): void
}

const LESS = 60
const SLASH = 47
const BANG = 33
const QUESTION = 63
const GREATER = 62
const EQUALS = 61
const COLON = 58
const MAX_DEPTH = 64

export class XmlScanner {
  readonly #handler: XmlHandler
  readonly #maxToken: number
  readonly #attributes = new XmlAttributes()
  readonly #openFull: string[] = []
  readonly #openLocal: string[] = []
  #rest = ''
  #seenRoot = false

  /** `maxToken`: the longest tag or run of text, in UTF-16 units. */
  constructor(handler: XmlHandler, maxToken: number) {
    this.#handler = handler
    this.#maxToken = maxToken
  }

  write(chunk: string): void {
    const text = this.#rest === '' ? chunk : this.#rest + chunk
    let at = 0
    for (;;) {
      const next = this.#token(text, at)
      if (next < 0) break
      at = next
    }
    this.#rest = text.slice(at)
    if (this.#rest.length > this.#maxToken) throw new XmlFaultError('tokenTooLong')
  }

  /** True when nothing is waiting for the rest of a tag. */
  get idle(): boolean {
    return this.#rest === ''
  }

  /** For an element whose opening tag was read elsewhere, inside the root. */
  enter(fullName: string): void {
    if (this.#openFull.length >= MAX_DEPTH) throw new XmlFaultError('tooDeep')
    this.#openFull.push(fullName)
    this.#openLocal.push(localName(fullName))
  }

  /** For a closing tag read elsewhere; throws when another element is the innermost one. */
  leave(fullName: string): void {
    this.#openLocal.pop()
    if (this.#openFull.pop() !== fullName) throw new XmlFaultError('malformed')
  }

  /** Throws when the text ended early. */
  end(): void {
    if (this.#rest.trim() !== '' || this.#openFull.length > 0 || !this.#seenRoot) throw new XmlFaultError('malformed')
  }

  /** Handles the token at `at`; returns where the next one begins, or -1 when this one is not complete yet. */
  #token(text: string, at: number): number {
    if (text.charCodeAt(at) !== LESS) return this.#textRun(text, at)
    const code = text.charCodeAt(at + 1)
    if (code === SLASH) return this.#closingTag(text, at)
    if (code === BANG) return this.#markup(text, at)
    if (code === QUESTION) return after(text, '?>', at)
    return this.#openingTag(text, at)
  }

  #textRun(text: string, at: number): number {
    const end = text.indexOf('<', at)
    if (end < 0) return -1
    if (this.#openFull.length > 0) this.#handler.text(text.slice(at, end), false)
    else if (text.slice(at, end).trim() !== '') throw new XmlFaultError('malformed')
    return end
  }

  #closingTag(text: string, at: number): number {
    const end = text.indexOf('>', at)
    if (end < 0) return -1
    const expected = this.#openFull.pop()
    if (expected === undefined || !text.startsWith(expected, at + 2)) throw new XmlFaultError('malformed')
    if (afterSpace(text, at + 2 + expected.length) !== end) throw new XmlFaultError('malformed')
    this.#handler.close(this.#openLocal.pop() ?? '')
    return end + 1
  }

  #markup(text: string, at: number): number {
    if (text.length - at < 9) return -1
    if (text.startsWith('<!--', at)) return after(text, '-->', at + 4)
    if (!text.startsWith('<![CDATA[', at)) throw new XmlFaultError('doctype')
    const next = after(text, ']]>', at + 9)
    if (next > 0 && this.#openFull.length > 0) this.#handler.text(text.slice(at + 9, next - 3), true)
    return next
  }

  #openingTag(text: string, at: number): number {
    const nameEnd = nameEndFrom(text, at + 1)
    this.#attributes.restart(text)
    let cursor = nameEnd
    for (;;) {
      cursor = afterSpace(text, cursor)
      if (cursor >= text.length) return -1
      const code = text.charCodeAt(cursor)
      if (code === GREATER) {
        this.#opened(text.slice(at + 1, nameEnd), false)
        return cursor + 1
      }
      if (code === SLASH) {
        if (cursor + 1 >= text.length) return -1
        if (text.charCodeAt(cursor + 1) !== GREATER) throw new XmlFaultError('malformed')
        this.#opened(text.slice(at + 1, nameEnd), true)
        return cursor + 2
      }
      cursor = readAttribute(text, cursor, this.#attributes)
      if (cursor < 0) return -1
    }
  }

  #opened(fullName: string, empty: boolean): void {
    const name = localName(fullName)
    if (name === '' || (this.#openFull.length === 0 && this.#seenRoot)) throw new XmlFaultError('malformed')
    this.#seenRoot = true
    this.#handler.open(name, this.#attributes, fullName)
    if (empty) {
      this.#handler.close(name)
      return
    }
    if (this.#openFull.length >= MAX_DEPTH) throw new XmlFaultError('tooDeep')
    this.#openFull.push(fullName)
    this.#openLocal.push(name)
  }
}

/** Reads `name = "value"` at `at`; returns the position behind it, or -1 when incomplete. */
function readAttribute(text: string, at: number, attributes: XmlAttributes): number {
  const nameEnd = nameEndFrom(text, at)
  let cursor = afterSpace(text, nameEnd)
  if (cursor >= text.length) return -1
  if (text.charCodeAt(cursor) !== EQUALS || nameEnd === at) throw new XmlFaultError('malformed')
  cursor = afterSpace(text, cursor + 1)
  if (cursor >= text.length) return -1
  const quote = text.charAt(cursor)
  if (quote !== '"' && quote !== "'") throw new XmlFaultError('malformed')
  const end = text.indexOf(quote, cursor + 1)
  if (end < 0) return -1
  attributes.add(at, nameEnd, cursor + 1, end)
  return end + 1
}

function after(text: string, mark: string, from: number): number {
  const end = text.indexOf(mark, from)
  return end < 0 ? -1 : end + mark.length
}

function afterSpace(text: string, from: number): number {
  let at = from
  while (isSpace(text.charCodeAt(at))) at += 1
  return at
}

function nameEndFrom(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === EQUALS || code === GREATER || code === SLASH || isSpace(code)) return at
  }
  return text.length
}

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9
}

function localName(fullName: string): string {
  for (let at = 0; at < fullName.length; at += 1) {
    if (fullName.charCodeAt(at) === COLON) return fullName.slice(at + 1)
  }
  return fullName
}

const NAMED_ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Line ends and entities as XML 1.0 §2.11 and §4.6 want them; only the five predefined entities and numbers exist here. */
export function decodeXmlText(raw: string): string {
  const text = raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw
  return text.includes('&') ? text.replace(/&([^;&]{0,12})(;?)/g, decodeEntity) : text
}

function decodeEntity(_whole: string, name: string, semicolon: string): string {
  if (semicolon === '') throw new XmlFaultError('unknownEntity')
  const named = NAMED_ENTITIES[name]
  if (named !== undefined) return named
  const digits = /^#(?:x([0-9a-f]+)|([0-9]+))$/i.exec(name)
  const code = digits ? Number.parseInt(digits[1] ?? digits[2] ?? '', digits[1] === undefined ? 10 : 16) : Number.NaN
  if (!(code > 0 && code <= 0x10ffff)) throw new XmlFaultError('unknownEntity')
  return String.fromCodePoint(code)
}

/**
 * A string of its own. What is cut out of a chunk may be a window on that chunk, and one kept value would keep the whole
 * chunk in memory; below 13 units the engine always copies.
 */
export function ownCopy(text: string): string {
  return text.length < 13 ? text : ` ${text}`.slice(1)
}
