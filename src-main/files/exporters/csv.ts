// CSV with a byte order mark: UTF-8, CRLF, RFC 4180, values exact. The machine file of every package.
// Neutralises nothing.
import { csvFile, UTF8_BOM } from '../documents/csv-writer.ts'
import { behind, rowsBehindHeader } from './csv-forms.ts'
import type { Exporter } from './exporter.ts'

export const csv: Exporter = {
  form: 'csv',
  ending: '.csv',
  mediaType: 'text/csv',
  encoding: 'utf-8',
  write: table => csvFile(table.columns, table.chunks()),
  read: (file, { columns }) => rowsBehindHeader(behind(UTF8_BOM, file.bytes()), columns),
}
