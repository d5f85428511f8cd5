// XML: a record element per row, an element per field, named as the catalogue names its fields; a schema beside it.
// Every value is text, exact: what XML 1.0 cannot hold stands there in base64 and says so.

import { type TextForm, WHOLE } from '../../core/table/written-texts.ts'
import { NotCanonicalError, type Row } from '../packages/package-table.ts'
import { XmlFaultError } from '../spreadsheets/xlsx/xml-fault.ts'
import { decodeXmlText, XmlScanner } from '../spreadsheets/xlsx/xml-scanner.ts'
import type { ExportedFile, Exporter } from './exporter.ts'
import { elementNames } from './field-keys.ts'
import { recordBytes } from './record-bytes.ts'
import { RECORD_ELEMENT, ROOT_ELEMENT } from './xml-names.ts'
import { xmlSchema } from './xml-schema.ts'

const utf8 = (text: string) => Uint8Array.from(Buffer.from(text))

/** XML 1.0 section 2.2; carriage returns would be normalised away (2.11) unless they are references. */
const ESCAPES = Array.from({ length: 0x80 }, (_, unit) => {
  switch (String.fromCharCode(unit)) {
    case '&':
      return utf8('&amp;')
    case '<':
      return utf8('&lt;')
    case '>':
      return utf8('&gt;')
    case '\r':
      return utf8('&#13;')
    case '\t':
    case '\n':
      return null
    default:
      return unit < 0x20 ? WHOLE : null
  }
})

/** The closing bracket of the opening tag belongs to the value: one in base64 has an attribute before it. */
const VALUE: TextForm = {
  empty: utf8('>'),
  open: utf8('>'),
  close: utf8(''),
  escapes: ESCAPES,
  special: text => utf8(` encoding="base64">${Buffer.from(text).toString('base64')}`),
  isSpecial: unit => unit >= 0xfffe,
}

export const xml: Exporter = {
  form: 'xml',
  ending: '.xml',
  mediaType: 'application/xml',
  encoding: 'utf-8',
  companions: [{ ending: '.xsd', bytes: table => xmlSchema(table) }],
  *write({ columns, fields, rows, chunks }) {
    const names = elementNames(columns, fields)
    yield Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n<${ROOT_ELEMENT} xml:space="preserve">\n`)
    const form = {
      start: utf8(`<${RECORD_ELEMENT}>`),
      end: utf8(`</${RECORD_ELEMENT}>\n`),
      before: names.map(name => utf8(`<${name}`)),
      behind: names.map(name => utf8(`</${name}>`)),
      between: utf8(''),
      value: VALUE,
    }
    if (rows > 0) yield* recordBytes(form, chunks())
    yield Buffer.from(`</${ROOT_ELEMENT}>\n`)
  },
  read: (file, { columns, fields }) => records(file, elementNames(columns, fields)),
}

const MAX_TOKEN = 64 * 1024 * 1024

async function* records(file: ExportedFile, names: readonly string[]): AsyncGenerator<readonly Row[]> {
  const reader = new RecordReader(names)
  const scanner = new XmlScanner(reader, MAX_TOKEN)
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  try {
    for await (const piece of file.bytes()) {
      scanner.write(decoder.decode(piece, { stream: true }))
      yield reader.taken()
    }
    scanner.write(decoder.decode())
    scanner.end()
  } catch (thrown) {
    if (thrown instanceof XmlFaultError || thrown instanceof TypeError) throw new NotCanonicalError()
    throw thrown
  }
  yield reader.taken()
}

/** Root, record, field: nothing deeper, nothing else, fields in the order of the columns. */
class RecordReader {
  readonly #names: readonly string[]
  #depth = 0
  #rows: Row[] = []
  #row: string[] = []
  #text = ''
  #base64 = false

  constructor(names: readonly string[]) {
    this.#names = names
  }

  taken(): Row[] {
    const rows = this.#rows
    this.#rows = []
    return rows
  }

  open(name: string, attributes: { get(name: string): string | undefined }, fullName: string): void {
    const expected = [ROOT_ELEMENT, RECORD_ELEMENT, this.#names[this.#row.length]][this.#depth]
    if (expected === undefined || name !== expected || fullName !== name) throw new NotCanonicalError()
    this.#depth += 1
    this.#text = ''
    this.#base64 = this.#depth === 3 && attributes.get('encoding') === 'base64'
  }

  close(): void {
    if (this.#depth === 3) this.#row.push(this.#base64 ? Buffer.from(this.#text, 'base64').toString() : this.#text)
    if (this.#depth === 2) {
      if (this.#row.length !== this.#names.length) throw new NotCanonicalError()
      this.#rows.push(this.#row)
      this.#row = []
    }
    this.#depth -= 1
  }

  text(raw: string, literal: boolean): void {
    if (this.#depth === 3) this.#text += literal ? raw : decodeXmlText(raw)
    else if (raw.trim() !== '') throw new NotCanonicalError()
  }
}
