// What differs between two versions of a catalogue entry, element by element and data item by data item, in words.
// Compares no data.
import type { Catalogue, DataField } from '../../contract/catalogue.ts'
import type { EntryDifference } from '../../contract/ledger.ts'
import { gradeLabels, openAttributeLabels, updateCycleLabels } from '../../contract/text/zh-CN/catalogue.ts'
import { entryElementLabels, fieldElementLabels, ledgerWords } from '../../contract/text/zh-CN/ledger.ts'
import { canonicalJson } from '../recipe/recipe-digest.ts'

export function entryDifferences(before: Catalogue, after: Catalogue): EntryDifference[] {
  return [...elementDifferences(before, after), ...fieldDifferences(before.fields, after.fields)]
}

function elementDifferences(before: Catalogue, after: Catalogue): EntryDifference[] {
  return ELEMENTS.filter(path => canonicalJson(before[path]) !== canonicalJson(after[path])).map(path => ({
    path,
    label: entryElementLabels[path],
    before: inWords(path, before),
    after: inWords(path, after),
  }))
}

/** Facts of files and formats of storage are no change of the entry. */
const ELEMENTS = [
  'title',
  'publisher',
  'openAttribute',
  'openConditions',
  'formats',
  'resourceKind',
  'updateCycle',
  'updateCycleNote',
  'contact',
  'identifier',
  'description',
  'keywords',
  'domains',
  'theme',
  'businessLine',
  'industry',
  'region',
  'openForm',
  'dataUpdateDate',
  'temporalCoverage',
  'spatialCoverage',
  'rowCount',
  'securityGrade',
  'license',
  'version',
  'closedReason',
  'legalBasis',
  'exceptions',
] as const satisfies readonly (keyof Catalogue)[]

function inWords(path: (typeof ELEMENTS)[number], entry: Catalogue): string {
  if (path === 'openAttribute') return entry.openAttribute === null ? '' : openAttributeLabels[entry.openAttribute]
  if (path === 'updateCycle') return entry.updateCycle === null ? '' : updateCycleLabels[entry.updateCycle]
  if (path === 'securityGrade') return entry.securityGrade === null ? '' : gradeLabels[entry.securityGrade]
  return plain(entry[path])
}

function plain(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(plain).join('、')
  if (typeof value === 'object')
    return Object.values(value)
      .map(plain)
      .filter(text => text !== '')
      .join('；')
  return String(value)
}

const FIELD_ELEMENTS = [
  'name',
  'type',
  'length',
  'primaryKey',
  'nullable',
  'nullMeaning',
  'codeList',
  'unit',
  'description',
  'example',
  'grade',
] as const satisfies readonly (keyof DataField)[]

function fieldDifferences(before: readonly DataField[], after: readonly DataField[]): EntryDifference[] {
  const old = new Map(before.map(field => [field.label, field]))
  const now = new Map(after.map(field => [field.label, field]))
  const removed = before.filter(({ label }) => !now.has(label)).map(({ label }) => change(label, ledgerWords.had, ''))
  const added = after.filter(({ label }) => !old.has(label)).map(({ label }) => change(label, '', ledgerWords.had))
  const changed = after.flatMap(field => {
    const former = old.get(field.label)
    return former === undefined ? [] : changesOf(former, field)
  })
  return [...removed, ...added, ...changed]
}

function change(label: string, before: string, after: string): EntryDifference {
  return { path: `fields.${label}`, label: `${ledgerWords.field}“${label}”`, before, after }
}

function changesOf(before: DataField, after: DataField): EntryDifference[] {
  return FIELD_ELEMENTS.filter(name => canonicalJson(before[name]) !== canonicalJson(after[name])).map(name => ({
    path: `fields.${after.label}.${name}`,
    label: `${ledgerWords.field}“${after.label}”${fieldElementLabels[name]}`,
    before: plain(before[name]),
    after: plain(after[name]),
  }))
}
