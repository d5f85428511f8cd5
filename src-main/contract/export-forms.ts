// The file forms a table can be published in. A format of the catalogue (CSV, XLSX, JSON, XML) has one usual form and maybe further ones.
// Says nothing of how they are written.

export const EXPORT_FORMS = ['csv', 'csvPlain', 'csvGb18030', 'xlsx', 'json', 'jsonLines', 'xml'] as const
export type ExportForm = (typeof EXPORT_FORMS)[number]

/** The form that a format of the catalogue stands for by itself. */
export const FORMS_OF_FORMAT = { CSV: 'csv', XLSX: 'xlsx', JSON: 'json', XML: 'xml' } as const satisfies Record<
  string,
  ExportForm
>

/** The format of the catalogue that each form is of. */
export const FORMAT_OF_FORM = {
  csv: 'CSV',
  csvPlain: 'CSV',
  csvGb18030: 'CSV',
  xlsx: 'XLSX',
  json: 'JSON',
  jsonLines: 'JSON',
  xml: 'XML',
} as const satisfies Record<ExportForm, keyof typeof FORMS_OF_FORMAT>

/** Forms asked for beyond the usual one of their format. */
export const FURTHER_FORMS = ['csvPlain', 'csvGb18030', 'jsonLines'] as const satisfies readonly ExportForm[]
