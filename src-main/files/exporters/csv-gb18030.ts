// CSV in GB 18030-2022, for older programs of the office that read nothing else.
// Loses no character: nineteen private ones that have no code are refused by name.
import { OpenprepError } from '../../contract/errors.ts'
import type { WorkChunk } from '../../core/table/chunk-column.ts'
import { joinedText } from '../../core/table/column-units.ts'
import { gb18030Bytes, missingInGb18030 } from '../delimited/gb18030.ts'
import { canonicalCsv } from '../documents/csv-writer.ts'
import { NotCanonicalError } from '../packages/package-table.ts'
import { rowsBehindHeader } from './csv-forms.ts'
import type { Exporter, ExportTable } from './exporter.ts'

export const csvGb18030: Exporter = {
  form: 'csvGb18030',
  ending: '.gb18030.csv',
  mediaType: 'text/csv',
  encoding: 'gb18030',
  *write(table) {
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
    for (const piece of canonicalCsv(table.columns, unlessMissing(table)))
      yield gb18030Bytes(decoder.decode(piece, { stream: true }))
  },
  read: (file, { columns }) => rowsBehindHeader(utf8Of(file.bytes()), columns),
}

function* unlessMissing({ columns, chunks }: ExportTable): Generator<WorkChunk> {
  for (const column of columns) refuse(missingInGb18030(column), column, undefined)
  for (const chunk of chunks()) {
    for (const [at, column] of chunk.columns.entries()) {
      const char = missingInGb18030(joinedText(column.units()))
      if (char === null) continue
      const row = chunk.rowNumbers[column.values().findIndex(value => value.includes(char))]
      refuse(char, columns[at], row)
    }
    yield chunk
  }
}

function refuse(char: string | null, column: string | undefined, row: number | undefined): void {
  if (char === null) return
  const code = (char.codePointAt(0) ?? 0).toString(16).toUpperCase()
  throw new OpenprepError('GB18030_CHARACTER_MISSING', { char, code }, { column, ...(row !== undefined && { row }) })
}

async function* utf8Of(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder('gb18030', { fatal: true })
  try {
    for await (const piece of bytes) yield Buffer.from(decoder.decode(piece, { stream: true }))
    yield Buffer.from(decoder.decode())
  } catch (thrown) {
    if (thrown instanceof TypeError) throw new NotCanonicalError()
    throw thrown
  }
}
