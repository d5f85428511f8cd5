// `--formats` of the command line: short words for the file forms, separated by commas or given one by one.
// Decides nothing about what a form is.
import type { Catalogue } from '../contract/catalogue.ts'
import { EXPORT_FORMS, type ExportForm, FORMAT_OF_FORM, FURTHER_FORMS } from '../contract/export-forms.ts'
import { type Arguments, choiceOption } from './arguments.ts'

const WORDS = {
  csv: 'csv',
  csvPlain: 'csv-nobom',
  csvGb18030: 'csv-gb18030',
  xlsx: 'xlsx',
  json: 'json',
  jsonLines: 'jsonl',
  xml: 'xml',
} as const satisfies Record<ExportForm, string>

function formsNamed(option: 'format' | 'formats', given: readonly string[]): ExportForm[] {
  const words = given.flatMap(list => list.split(',')).map(word => word.trim().toLowerCase())
  const known = choiceOption(option, words, Object.values(WORDS))
  return EXPORT_FORMS.filter(form => known.includes(WORDS[form]))
}

/** undefined when the option was not given. Throws OPTION_INVALID. */
export function formatsOption({ options: { formats } }: Arguments): ExportForm[] | undefined {
  return formats === undefined ? undefined : formsNamed('formats', formats)
}

/** Forms of a result's files; CSV and XLSX when nothing is said. */
export function formatOption({ options: { format } }: Arguments): ExportForm[] {
  return formsNamed('format', format ?? [WORDS.csv, WORDS.xlsx])
}

/** The entry with exactly these forms of files. */
export function withForms(catalogue: Catalogue, forms: readonly ExportForm[]): Catalogue {
  return {
    ...catalogue,
    formats: [...new Set(forms.map(form => FORMAT_OF_FORM[form]))],
    fileForms: FURTHER_FORMS.filter(form => forms.includes(form)),
  }
}
