// Data Package v2 with Table Schema (datapackage.org, standard of 2024): `datapackage.json`.
// A field is named as the header of its column, as the standard wants (Table Schema, field name); the catalogue's own name stands beside it.
import { domainLabels, openAttributeLabels, updateCycleLabels } from '../../contract/text/zh-CN/catalogue.ts'
import { exportFormLabels } from '../../contract/text/zh-CN/exporters.ts'
import type { PublicField as PublicItem } from '../packages/public-catalogue.ts'
import type { DataFile, MetadataExport, MetadataFacts } from './metadata.ts'
import { itemOf, mailOf } from './metadata.ts'

const PROFILES = 'https://datapackage.org/profiles/2.0'

export const dataPackage: MetadataExport = {
  path: () => 'datapackage.json',
  json(facts) {
    const { catalogue } = facts
    return {
      $schema: `${PROFILES}/datapackage.json`,
      name: slug(catalogue.identifier) || 'dataset',
      ...texts({ id: catalogue.identifier, title: catalogue.title, description: catalogue.description }),
      version: catalogue.version,
      ...(catalogue.releaseDate !== '' && { created: `${catalogue.releaseDate}T00:00:00Z` }),
      ...(catalogue.keywords.length > 0 && { keywords: catalogue.keywords }),
      contributors: contributors(facts),
      ...(catalogue.license !== '' && {
        licenses: [{ name: slug(catalogue.license) || 'licence', title: catalogue.license }],
      }),
      ...(catalogue.sourceSystem !== '' && { sources: [{ title: catalogue.sourceSystem }] }),
      ...chinese(facts),
      resources: facts.files.map(file => resource(facts, file)),
    }
  },
}

function texts(values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^-+|-+$/g, '')
}

function contributors({ catalogue }: MetadataFacts) {
  const { publisher, contact } = catalogue
  const email = mailOf(contact)
  const named =
    publisher.name === '' ? [] : [{ title: publisher.name, ...(email !== null && { email }), roles: ['publisher'] }]
  return named
}

/** Elements the standard has no place for, as properties of our own. */
function chinese({ catalogue, rows, date }: MetadataFacts) {
  const { openAttribute, updateCycle, domains } = catalogue
  return texts({
    'x-openAttribute': openAttribute === null ? '' : openAttributeLabels[openAttribute],
    'x-updateCycle': updateCycle === null ? '' : updateCycleLabels[updateCycle],
    'x-domains': domains.map(domain => domainLabels[domain]).join('、'),
    'x-contact': catalogue.contact,
    'x-rowCount': String(rows),
    'x-date': date,
  })
}

/** Said in full: programs of the standard's first version take blanks at the beginning of a cell away unless they are told not to. */
const CSV_DIALECT = {
  delimiter: ',',
  lineTerminator: '\r\n',
  quoteChar: '"',
  doubleQuote: true,
  skipInitialSpace: false,
  header: true,
}

function resource(facts: MetadataFacts, { exporter, file }: DataFile) {
  const table = exporter.form !== 'xml'
  return {
    name: exporter.form.toLowerCase(),
    title: exportFormLabels[exporter.form],
    path: file.path,
    ...(table && { type: 'table' }),
    format: exporter.ending.split('.').at(-1) ?? '',
    mediatype: exporter.mediaType,
    ...(exporter.encoding !== null && { encoding: exporter.encoding }),
    bytes: file.bytes,
    hash: `sha256:${file.sha256}`,
    'x-sm3': file.sm3,
    ...(exporter.mediaType === 'text/csv' && { dialect: CSV_DIALECT }),
    ...(table && { schema: tableSchema(facts) }),
  }
}

function tableSchema(facts: MetadataFacts) {
  const items = facts.columns.map(column => ({ column, item: itemOf(facts, column) }))
  const keys = items.filter(({ item }) => item?.primaryKey).map(({ column }) => column)
  return {
    $schema: `${PROFILES}/tableschema.json`,
    fields: items.map(({ column, item }) => field(column, item)),
    ...(keys.length > 0 && { primaryKey: keys }),
    missingValues: [''],
  }
}

function field(column: string, item: PublicItem | null) {
  if (item === null) return { name: column, type: 'string' }
  return {
    name: column,
    title: item.label,
    ...fieldType(item.type),
    ...texts({ description: item.description, example: item.example, 'x-name': item.name, 'x-unit': item.unit }),
    constraints: {
      required: !item.nullable,
      ...(item.codeList !== null && { enum: item.codeList.values.map(({ code }) => code) }),
    },
    ...(item.nullable && { missingValues: [{ value: '', label: item.nullMeaning }] }),
  }
}

/** Types of the catalogue (1272 号 guide) as types of Table Schema; logical values have many spellings and stay text. */
function fieldType(type: PublicItem['type']) {
  switch (type) {
    case 'N':
    case 'Y':
    case 'B':
    case 'F':
      return { type: 'number' }
    case 'I':
      return { type: 'integer' }
    case 'D':
      return { type: 'date' }
    case 'T':
      return { type: 'datetime', format: '%Y-%m-%d %H:%M:%S' }
    case 'C':
    case 'M':
    case 'G':
    case 'L':
      return { type: 'string' }
    default:
      return type satisfies never
  }
}
