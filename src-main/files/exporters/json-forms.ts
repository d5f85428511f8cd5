// What the two JSON exporters share: how a record is spelled, and how it is read back.
// Every value is text, exact; null is an empty value.

import { NotCanonicalError, type Row } from '../packages/package-table.ts'
import { recordKeys } from './field-keys.ts'
import type { RecordForm } from './record-bytes.ts'

const utf8 = (text: string) => Uint8Array.from(Buffer.from(text))

const ESCAPES = Array.from({ length: 0x80 }, (_, unit) => {
  const char = String.fromCharCode(unit)
  const spelled = JSON.stringify(char).slice(1, -1)
  return spelled === char ? null : utf8(spelled)
})

/** One object on one line. */
export function jsonRecord(columns: readonly string[], between: string): RecordForm {
  return {
    start: utf8('{'),
    end: utf8('}'),
    before: recordKeys(columns).map((key, at) => utf8(`${at === 0 ? '' : ','}${JSON.stringify(key.toWellFormed())}:`)),
    behind: columns.map(() => utf8('')),
    between: utf8(between),
    value: { empty: utf8('null'), open: utf8('"'), close: utf8('"'), escapes: ESCAPES },
  }
}

/** The cells of one record's line. Throws NotCanonicalError for other keys or values. */
export function jsonCells(line: string, keys: readonly string[]): Row {
  const record = parsed(line)
  if (Object.keys(record).length !== keys.length) throw new NotCanonicalError()
  return keys.map(key => {
    const value: unknown = Object.hasOwn(record, key) ? Reflect.get(record, key) : undefined
    if (value === null) return ''
    if (typeof value !== 'string' || value === '') throw new NotCanonicalError()
    return value
  })
}

function parsed(line: string): object {
  try {
    const value: unknown = JSON.parse(line)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  } catch (thrown) {
    if (!(thrown instanceof SyntaxError)) throw thrown
  }
  throw new NotCanonicalError()
}

/** Longest record; a hostile file is stopped by it. */
const MAX_LINE = 64 * 1024 * 1024

/** Lines of UTF-8 text, without their line feeds. Throws NotCanonicalError. */
export async function* textLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let rest = ''
  try {
    for await (const piece of bytes) {
      const lines = (rest + decoder.decode(piece, { stream: true })).split('\n')
      rest = lines.pop() ?? ''
      if (rest.length > MAX_LINE) throw new NotCanonicalError()
      yield lines
    }
    rest += decoder.decode()
  } catch (thrown) {
    if (thrown instanceof TypeError || thrown instanceof RangeError) throw new NotCanonicalError()
    throw thrown
  }
  if (rest !== '') throw new NotCanonicalError()
}
