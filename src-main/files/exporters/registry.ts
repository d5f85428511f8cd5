// All file forms of a package, in the order people see them, and which of them a catalogue entry asks for.
// CSV with a byte order mark is always among them: all others are compared with it.
import type { Catalogue } from '../../contract/catalogue.ts'
import { EXPORT_FORMS, type ExportForm, FORMS_OF_FORMAT } from '../../contract/export-forms.ts'
import { csv } from './csv.ts'
import { csvGb18030 } from './csv-gb18030.ts'
import { csvPlain } from './csv-plain.ts'
import type { Exporter } from './exporter.ts'
import { json } from './json.ts'
import { jsonLines } from './json-lines.ts'
import { xlsx } from './xlsx.ts'
import { xml } from './xml.ts'

const EXPORTERS = { csv, csvPlain, csvGb18030, xlsx, json, jsonLines, xml } as const satisfies Record<
  ExportForm,
  Exporter
>

export function exporterOf(form: ExportForm): Exporter {
  return EXPORTERS[form]
}

/** The forms of the entry's formats, with the further ones it asks for. */
export function exportersOf({ formats, fileForms }: Pick<Catalogue, 'formats' | 'fileForms'>): Exporter[] {
  const asked = new Set<ExportForm>(['csv', ...formats.map(format => FORMS_OF_FORMAT[format]), ...fileForms])
  return EXPORT_FORMS.filter(form => asked.has(form)).map(form => EXPORTERS[form])
}
