// A confirmation form (公共数据资源目录确认表) of one item, labels with their values beside them, and its sheet of data items, as an entry.
// Takes the form as this application writes it, whatever rows and columns a body moved about.
import { type Catalogue, CatalogueSchema, DataFieldSchema, FIELD_TYPES } from '../../contract/catalogue.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { catalogueLabels, fieldTypeLabels } from '../../contract/text/zh-CN/catalogue.ts'
import { documentTexts } from '../../contract/text/zh-CN/documents.ts'
import { type ListElement, handedInTexts as texts } from '../../contract/text/zh-CN/handed-in-lists.ts'
import { missingElements } from '../catalogue/missing-elements.ts'
import { type Grid, headerForm } from './grid.ts'
import { type LineEntry, lineEntry } from './line-entry.ts'

const LABELS: Readonly<Partial<Record<string, ListElement>>> = {
  [catalogueLabels.title]: 'title',
  [catalogueLabels.publisher]: 'publisher',
  [catalogueLabels.openAttribute]: 'openAttribute',
  [catalogueLabels.contact]: 'contact',
  [catalogueLabels.openConditions]: 'openConditions',
  [catalogueLabels.formats]: 'formats',
  [catalogueLabels.resourceKind]: 'resourceKind',
  [catalogueLabels.updateCycle]: 'updateCycle',
  [catalogueLabels.openForm]: 'openForm',
  [catalogueLabels.description]: 'description',
  [catalogueLabels.identifier]: 'identifier',
  [catalogueLabels.version]: 'version',
  [catalogueLabels.domains]: 'domains',
  [catalogueLabels.theme]: 'theme',
  [catalogueLabels.businessLine]: 'businessLine',
  [catalogueLabels.sourceSystem]: 'sourceSystem',
  [catalogueLabels.rowCount]: 'rowCount',
  [catalogueLabels.dataUpdateDate]: 'dataUpdateDate',
}
/** So many labels of the form on one sheet are one. */
const LEAST_LABELS = 6

interface FormValues {
  readonly values: ReadonlyMap<ListElement, string>
  readonly headers: ReadonlyMap<ListElement, string>
  readonly uscc: string
}

/** null = no sheet holds a form. */
export function readForm(grids: readonly Grid[]): LineEntry | null {
  const form = grids.map(formValues).find(({ values }) => values.has('title') && values.size >= LEAST_LABELS)
  if (form === undefined) return null
  const fields = grids.map(fieldsOf).find(found => found.length > 0) ?? []
  const { catalogue, unread } = lineEntry(form.values, form.headers)
  const entry = CatalogueSchema.parse({
    ...catalogue,
    publisher: { name: catalogue.publisher.name, uscc: form.uscc },
    fields: fields.map(({ field }) => field),
  })
  const strange = fields.flatMap(({ strange: value }) => (value === null ? [] : [value]))
  return { catalogue: entry, missing: missingElements(entry), unread: [...unread, ...strange] }
}

/** Of every label the next cell in its row that is not empty and no label itself. */
function formValues({ rows }: Grid): FormValues {
  const values = new Map<ListElement, string>()
  const headers = new Map<ListElement, string>()
  let uscc = ''
  for (const { cells } of rows) {
    const filled = cells.map(cell => cell.trim()).filter(cell => cell !== '')
    for (const [at, cell] of filled.entries()) {
      const label = headerForm(cell)
      const next = filled[at + 1] ?? ''
      const value = isLabel(next) ? '' : next
      if (label === catalogueLabels.uscc) uscc = value
      const element = LABELS[label]
      if (element === undefined || values.has(element)) continue
      values.set(element, value)
      headers.set(element, label)
    }
  }
  return { values, headers, uscc }
}

function isLabel(text: string): boolean {
  const label = headerForm(text)
  return LABELS[label] !== undefined || label === catalogueLabels.uscc || EXTRA_LABELS.has(label)
}

const EXTRA_LABELS = new Set<string>([
  catalogueLabels.fields,
  catalogueLabels.region,
  catalogueLabels.securityGrade,
  catalogueLabels.temporalCoverage,
  catalogueLabels.license,
  catalogueLabels.keywords,
])

interface ReadField {
  readonly field: Catalogue['fields'][number]
  /** A sentence about its type where that cannot be understood. */
  readonly strange: string | null
}

const [, LABEL, NAME, TYPE, LENGTH, KEY, NULLABLE, NULL_MEANING, , UNIT, DESCRIPTION, EXAMPLE] =
  documentTexts.fields.columns

function fieldsOf({ rows }: Grid): ReadField[] {
  const header = rows.findIndex(({ cells }) => {
    const forms = new Set(cells.map(headerForm))
    return forms.has(LABEL) && forms.has(NAME)
  })
  const columns = rows[header]?.cells.map(headerForm)
  if (columns === undefined) return []
  const place = new Map(columns.map((name, column) => [name, column]))
  return rows
    .slice(header + 1)
    .map(
      ({ cells }) =>
        (name: string) =>
          (cells[place.get(name) ?? -1] ?? '').trim(),
    )
    .filter(text => text(LABEL) !== '')
    .map(fieldOf)
}

function fieldOf(text: (name: string) => string): ReadField {
  const written = text(TYPE)
  const type = FIELD_TYPES.find(one => fieldTypeLabels[one] === written || one === written.toUpperCase())
  const named = FIELD_TYPES.find(one => fieldTypeLabels[one].slice(0, -1) === written)
  const field = DataFieldSchema.parse({
    label: text(LABEL),
    name: text(NAME),
    type: type ?? named ?? 'C',
    length: text(LENGTH),
    primaryKey: text(KEY) === documentTexts.yes,
    nullable: text(NULLABLE) === documentTexts.yes,
    nullMeaning: text(NULL_MEANING),
    unit: text(UNIT),
    description: text(DESCRIPTION),
    example: text(EXAMPLE),
  })
  const understood = type !== undefined || named !== undefined || written === ''
  return { field, strange: understood ? null : fill(texts.unreadElement, { element: TYPE, value: written }) }
}
