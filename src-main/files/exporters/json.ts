// JSON: one array of records, a record a line, keys = headers.
// Reads back only its own form.
import { NotCanonicalError, type Row } from '../packages/package-table.ts'
import type { ExportedFile, Exporter } from './exporter.ts'
import { recordKeys } from './field-keys.ts'
import { jsonCells, jsonRecord, textLines } from './json-forms.ts'
import { recordBytes } from './record-bytes.ts'

export const json: Exporter = {
  form: 'json',
  ending: '.json',
  mediaType: 'application/json',
  encoding: 'utf-8',
  *write({ columns, chunks }) {
    yield Buffer.from('[\n')
    yield* recordBytes(jsonRecord(columns, ',\n'), chunks())
    yield Buffer.from('\n]\n')
  },
  read: (file, { columns }) => records(file, recordKeys(columns)),
}

async function* records(file: ExportedFile, keys: readonly string[]): AsyncGenerator<readonly Row[]> {
  const reader = new ArrayReader(keys)
  for await (const lines of textLines(file.bytes())) yield lines.flatMap(line => reader.line(line))
  reader.end()
}

/** Bracket, records with a comma behind each but the last, bracket. */
class ArrayReader {
  readonly #keys: readonly string[]
  #place: 'before' | 'first' | 'more' | 'last' | 'behind' = 'before'

  constructor(keys: readonly string[]) {
    this.#keys = keys
  }

  line(line: string): Row[] {
    switch (this.#place) {
      case 'before':
        return this.#bracket(line, '[', 'first')
      case 'first':
      case 'more':
        return this.#record(line)
      case 'last':
        return this.#bracket(line, ']', 'behind')
      case 'behind':
        throw new NotCanonicalError()
      default:
        return this.#place satisfies never
    }
  }

  end(): void {
    if (this.#place !== 'behind') throw new NotCanonicalError()
  }

  #bracket(line: string, wanted: string, next: 'first' | 'behind'): Row[] {
    if (line !== wanted) throw new NotCanonicalError()
    this.#place = next
    return []
  }

  #record(line: string): Row[] {
    const more = line.endsWith(',')
    // An empty table is an empty line between the brackets.
    const empty = line === '' && this.#place === 'first'
    this.#place = more ? 'more' : 'last'
    return empty ? [] : [jsonCells(more ? line.slice(0, -1) : line, this.#keys)]
  }
}
