// CSV without a byte order mark, for programs that take the mark for a part of the first header.
// Its bytes are those the result's digest is taken over.
import { canonicalCsv } from '../documents/csv-writer.ts'
import { rowsBehindHeader } from './csv-forms.ts'
import type { Exporter } from './exporter.ts'

export const csvPlain: Exporter = {
  form: 'csvPlain',
  ending: '.utf8.csv',
  mediaType: 'text/csv',
  encoding: 'utf-8',
  write: table => canonicalCsv(table.columns, table.chunks()),
  read: (file, { columns }) => rowsBehindHeader(file.bytes(), columns),
}
