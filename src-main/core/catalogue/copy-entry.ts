// Takes over what an earlier version or another entry says, so that nobody types it twice.
// Takes no fact of other data, and neither open attribute nor exception: each item is assessed for itself (细则第十二条).
import type { Catalogue, DataField } from '../../contract/catalogue.ts'

/** What entries of one body may have in common. */
const SHARED = [
  'publisher',
  'openConditions',
  'secureEnvironment',
  'formats',
  'resourceKind',
  'updateCycle',
  'updateCycleNote',
  'contact',
  'keywords',
  'domains',
  'theme',
  'businessLine',
  'industry',
  'region',
  'openForm',
  'spatialCoverage',
  'sourceSystem',
  'authoritativeSource',
  'shareType',
  'listingSource',
  'disclosureClass',
  'highValue',
  'highValueNote',
  'license',
  'relatedItems',
  'templateVersion',
  'fileForms',
] as const satisfies readonly (keyof Catalogue)[]

/** What only an earlier version of the same entry can say. */
const OWN = [
  'title',
  'identifier',
  'description',
  'releaseDate',
  'aggregate',
] as const satisfies readonly (keyof Catalogue)[]

const FIELD_WORDS = [
  'name',
  'unit',
  'codeList',
  'nullMeaning',
  'defaultValue',
  'description',
  'authoritativeSource',
] as const satisfies readonly (keyof DataField)[]

/** Elements the other entry leaves blank stay as they are; data items are matched by their labels. */
export function copiedEntry(present: Catalogue, from: Catalogue, sameItem: boolean): Catalogue {
  const taken = sameItem ? [...SHARED, ...OWN] : SHARED
  return { ...present, ...filled(from, taken), fields: copiedFields(present.fields, from.fields) }
}

/** How many data items of the present entry the other one speaks of. */
export function matchingFields(present: readonly DataField[], from: readonly DataField[]): number {
  const known = new Set(from.map(({ label }) => label))
  return present.filter(({ label }) => known.has(label)).length
}

function copiedFields(present: readonly DataField[], from: readonly DataField[]): DataField[] {
  const known = new Map(from.map(field => [field.label, field]))
  const copied = present.map(field => {
    const other = known.get(field.label)
    return other === undefined ? field : { ...field, ...filled(other, FIELD_WORDS) }
  })
  return hasDoubleNames(copied)
    ? copied.map((field, at) => ({ ...field, name: present[at]?.name ?? field.name }))
    : copied
}

function hasDoubleNames(fields: readonly DataField[]): boolean {
  return new Set(fields.map(({ name }) => name.toLowerCase())).size < fields.length
}

function filled<T extends object, K extends keyof T>(from: T, names: readonly K[]): Partial<Pick<T, K>> {
  const parts: Partial<Pick<T, K>> = {}
  for (const name of names) if (!isBlank(from[name])) parts[name] = from[name]
  return parts
}

function isBlank(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true
  if (Array.isArray(value)) return value.length === 0
  return typeof value === 'object' && Object.values(value).every(isBlank)
}
