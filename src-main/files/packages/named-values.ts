// The values of a JSON or XML document, each with its name, so that a scan judges them as it judges the cells of a column.
// Checks no schema; what cannot be taken apart is left to a search of its lines.
import { decodeXmlText } from '../spreadsheets/xlsx/xml-scanner.ts'

export interface NamedValue {
  /** The nearest key; of XML the element or attribute. '' at the top. */
  readonly name: string
  readonly value: string
  /** 1-based place in the list the value belongs to; 0 outside of lists. Of XML: which of the elements named like the root's first. */
  readonly record: number
}

/** null when the text is no JSON. Keys count as values of their own: one may be a name. */
export function jsonValues(text: string): NamedValue[] | null {
  const found: NamedValue[] = []
  try {
    walk(JSON.parse(text), '', 0, found)
  } catch (thrown) {
    // A RangeError is a document nested deeper than anybody writes.
    if (thrown instanceof SyntaxError || thrown instanceof RangeError) return null
    throw thrown
  }
  return found
}

function walk(value: unknown, name: string, record: number, found: NamedValue[]): void {
  if (typeof value === 'string' || typeof value === 'number') found.push({ name, value: String(value), record })
  else if (Array.isArray(value)) for (const [at, item] of value.entries()) walk(item, name, at + 1, found)
  else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      found.push({ name, value: key, record })
      walk(item, key, record, found)
    }
  }
}

const TAG = /<([^\s<>/!?=]+)((?:\s+[^\s<>=]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*\/?>([^<]*)/g
const BEHIND = /<\/[^\s<>]+\s*>([^<]+)|<!--([\s\S]*?)-->/g
const ATTRIBUTE = /([^\s<>=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const CDATA = /<!\[CDATA\[([\s\S]*?)\]\]>/g

/** Texts behind an opening tag carry the element's name; those behind a closing one, and comments, none. */
export function xmlValues(text: string): NamedValue[] {
  const found: NamedValue[] = []
  let record = 0
  const add = (name: string, raw: string | undefined) => {
    const value = decodeXmlText(raw ?? '').trim()
    if (value !== '') found.push({ name, value, record })
  }
  const plain = text.replace(CDATA, (_, words: string) => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;'))
  let seen = 0
  let recordName = ''
  for (const [, element = '', attributes = '', words] of plain.matchAll(TAG)) {
    seen += 1
    if (seen === 2) recordName = element
    if (element === recordName) record += 1
    for (const [, name = '', double, single] of attributes.matchAll(ATTRIBUTE)) add(name, double ?? single)
    add(element, words)
  }
  record = 0
  for (const [, words, comment] of plain.matchAll(BEHIND)) add('', words ?? comment)
  return found
}
