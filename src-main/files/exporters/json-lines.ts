// JSON Lines: a record a line and nothing else, for programs that read as they go.
// Reads back only its own form.

import type { Row } from '../packages/package-table.ts'
import type { ExportedFile, Exporter } from './exporter.ts'
import { recordKeys } from './field-keys.ts'
import { jsonCells, jsonRecord, textLines } from './json-forms.ts'
import { recordBytes } from './record-bytes.ts'

export const jsonLines: Exporter = {
  form: 'jsonLines',
  ending: '.jsonl',
  mediaType: 'application/jsonl',
  encoding: 'utf-8',
  *write({ columns, rows, chunks }) {
    yield* recordBytes(jsonRecord(columns, '\n'), chunks())
    if (rows > 0) yield Buffer.from('\n')
  },
  read: (file, { columns }) => records(file, recordKeys(columns)),
}

async function* records(file: ExportedFile, keys: readonly string[]): AsyncGenerator<readonly Row[]> {
  for await (const lines of textLines(file.bytes())) yield lines.map(line => jsonCells(line, keys))
}
