// The documents, metadata and interface files of a package, each from the same facts.
// Writes no data file and no manifest.

import type { Catalogue } from '../../contract/catalogue.ts'
import type { DocumentId } from '../../contract/documents.ts'
import { documentNames } from '../../contract/text/zh-CN/official-documents.ts'
import { describeInterface, SAMPLE_ROWS } from '../../core/interface/interface-description.ts'
import { openApi, replyOf } from '../../core/interface/openapi.ts'
import type { WorkChunk } from '../../core/table/chunk-column.ts'
import type { DocumentFacts } from '../documents/document.ts'
import { DOCUMENT_ENDINGS, type DocumentEnding, type DocumentPart, documentBytes } from '../documents/document-parts.ts'
import { makeDocument, packageDocuments } from '../documents/official/registry.ts'
import { rowsOfChunks } from '../exporters/compare-rows.ts'
import type { ByteStream } from '../exporters/exporter.ts'
import { elementNames } from '../exporters/field-keys.ts'
import { OPENAPI_PATH, SAMPLE_PATH } from './interface-paths.ts'
import { packageJson } from './package-json.ts'

export function documentPath(id: DocumentId, ending: DocumentEnding): string {
  return `docs/${documentNames[id]}${ending}`
}

export interface PackageDocument {
  readonly id: DocumentId
  readonly path: string
  readonly parts: readonly DocumentPart[]
  bytes(): ByteStream
}

/** Every document the package of these facts holds, in both forms. Documents whose facts are missing are left out. */
export function documentFiles(facts: DocumentFacts): PackageDocument[] {
  return packageDocuments(facts.catalogue).flatMap(id => {
    const parts = makeDocument(id, facts)
    if (parts === null) return []
    return DOCUMENT_ENDINGS.map(ending => ({
      id,
      path: documentPath(id, ending),
      parts,
      bytes: () => documentBytes(parts, ending),
    }))
  })
}

/** Paths of all documents a package of this entry holds. */
export function documentPaths(catalogue: Pick<Catalogue, 'openForm'>): string[] {
  return packageDocuments(catalogue).flatMap(id => DOCUMENT_ENDINGS.map(ending => documentPath(id, ending)))
}

/** The first records of the result under the names of the fields. */
export function sampleRecords(
  columns: readonly string[],
  fields: Catalogue['fields'],
  chunks: Iterable<WorkChunk>,
): Record<string, string | null>[] {
  const names = elementNames(columns, fields)
  const records: Record<string, string | null>[] = []
  for (const rows of rowsOfChunks(chunks)) {
    for (const row of rows.slice(0, SAMPLE_ROWS - records.length))
      records.push(Object.fromEntries(names.map((name, at) => [name, row[at] || null])))
    if (records.length >= SAMPLE_ROWS) break
  }
  return records
}

export interface InterfaceFile {
  readonly path: string
  bytes(): Uint8Array
}

/** The description and the sample of an interface; nothing for a dataset that is only downloaded. */
export function interfaceFiles({ catalogue, sample = [] }: DocumentFacts): InterfaceFile[] {
  if (catalogue.openForm === 'DOWNLOAD') return []
  const labels = catalogue.fields.map(field => field.label)
  const described = describeInterface(catalogue, elementNames(labels, catalogue.fields))
  const records = [...sample]
  return [
    { path: OPENAPI_PATH, bytes: () => packageJson(openApi(catalogue, described, replyOf(records, 1, 2))) },
    { path: SAMPLE_PATH, bytes: () => packageJson(replyOf(records, 1, records.length)) },
  ]
}
