// What a metadata export is: the catalogue entry in the words of one international vocabulary.
// Holds no export.
import type { Manifest } from '../../contract/package.ts'
import type { Exporter } from '../exporters/exporter.ts'
import type { PublicCatalogue, PublicField as PublicItem } from '../packages/public-catalogue.ts'

export interface MetadataFacts {
  /** Without what only reviewers may read. */
  readonly catalogue: PublicCatalogue
  /** Of the data, in order. */
  readonly columns: readonly string[]
  readonly rows: number
  /** `YYYY-MM-DD`. */
  readonly date: string
  /** The data files, by their exporters. */
  readonly files: readonly DataFile[]
}

export interface DataFile {
  readonly exporter: Exporter
  /** In the package. */
  readonly file: Manifest['files'][number]
}

export interface MetadataExport {
  /** In the package, for a dataset of this title. */
  path(title: string): string
  json(facts: MetadataFacts): object
}

/** The item of a column; null where the entry has none. */
export function itemOf({ catalogue }: MetadataFacts, column: string): PublicItem | null {
  return catalogue.fields.find(field => field.label === column) ?? null
}

/** `name@host` or nothing. */
export function mailOf(contact: string): string | null {
  return /[^\s,，;；]+@[^\s,，;；]+/.exec(contact)?.[0] ?? null
}
