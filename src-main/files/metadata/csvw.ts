// CSV on the Web metadata (W3C Recommendation of 17 December 2015) of the CSV file, under the name the standard gives it.
// Describes the CSV only.

import { csv } from '../exporters/csv.ts'
import { elementNames } from '../exporters/field-keys.ts'
import { dataPath, safeFileName } from '../packages/package-paths.ts'
import type { PublicField as PublicItem } from '../packages/public-catalogue.ts'
import { itemOf, type MetadataExport, type MetadataFacts } from './metadata.ts'

export const csvw: MetadataExport = {
  path: title => dataPath(title, `${csv.ending}-metadata.json`),
  json(facts) {
    const { catalogue, columns } = facts
    const names = elementNames(
      columns,
      columns.flatMap(column => itemOf(facts, column) ?? []),
    ).map(name => (name.startsWith('_') ? `f${name}` : name))
    const keys = columns.flatMap((column, at) => (itemOf(facts, column)?.primaryKey ? [names[at] ?? ''] : []))
    return {
      '@context': ['http://www.w3.org/ns/csvw', { '@language': 'zh' }],
      url: `${safeFileName(catalogue.title)}${csv.ending}`,
      'dc:title': catalogue.title,
      ...(catalogue.description !== '' && { 'dc:description': catalogue.description }),
      ...(catalogue.identifier !== '' && { 'dc:identifier': catalogue.identifier }),
      ...(catalogue.publisher.name !== '' && { 'dc:publisher': { 'schema:name': catalogue.publisher.name } }),
      ...(catalogue.keywords.length > 0 && { 'dcat:keyword': catalogue.keywords }),
      ...(catalogue.license !== '' && { 'dc:license': catalogue.license }),
      ...dates(facts),
      dialect: {
        encoding: 'utf-8',
        delimiter: ',',
        quoteChar: '"',
        doubleQuote: true,
        header: true,
        lineTerminators: ['\r\n'],
        // What the standard takes for granted; not every program does.
        trim: false,
      },
      tableSchema: {
        columns: columns.map((column, at) => describe(column, names[at] ?? '', itemOf(facts, column))),
        ...(keys.length > 0 && { primaryKey: keys }),
      },
    }
  },
}

function dates({ catalogue, date }: MetadataFacts) {
  const day = (value: string) => ({ '@value': value, '@type': 'xsd:date' })
  return {
    ...(catalogue.releaseDate !== '' && { 'dc:issued': day(catalogue.releaseDate) }),
    'dc:modified': day(catalogue.modifiedDate || date),
  }
}

function describe(column: string, name: string, item: PublicItem | null) {
  if (item === null) return { name, titles: column, datatype: 'string' }
  return {
    name,
    titles: column,
    datatype: datatype(item.type),
    required: !item.nullable,
    ...(item.nullable && { null: '' }),
    ...(item.description !== '' && { 'dc:description': item.description }),
  }
}

/** XML Schema datatypes of CSVW; logical values have many spellings and stay text. */
function datatype(type: PublicItem['type']) {
  switch (type) {
    case 'N':
    case 'Y':
      return 'decimal'
    case 'B':
    case 'F':
      return 'double'
    case 'I':
      return 'integer'
    case 'D':
      return { base: 'date', format: 'yyyy-MM-dd' }
    case 'T':
      return { base: 'dateTime', format: 'yyyy-MM-dd HH:mm:ss' }
    case 'C':
    case 'M':
    case 'G':
    case 'L':
      return 'string'
    default:
      return type satisfies never
  }
}
