// The catalogue entry as it goes into a package: without what only reviewers may read.
// Changes nothing else.
import { type Catalogue, CatalogueSchema, type DataField } from '../../contract/catalogue.ts'
import type { Container } from './container-reader.ts'
import { CATALOGUE_PATH } from './package-paths.ts'
import { readJsonEntry } from './read-entry.ts'

/** A data item's grade and treatment are printed to reviewers, never to the public (catalogue.md §3, R12). */
export type PublicField = Omit<DataField, 'grade' | 'treatment'>
export type PublicCatalogue = Omit<Catalogue, 'fields' | 'exceptions'> & { fields: PublicField[] }

/** With its keys in the order of the schema, whatever order they were put together in: a verifier compares bytes. */
export function publicCatalogue(catalogue: Catalogue): PublicCatalogue {
  const { exceptions: _exceptions, ...open } = CatalogueSchema.parse(catalogue)
  return { ...open, fields: open.fields.map(({ grade: _grade, treatment: _treatment, ...field }) => field) }
}

/** Parses an entry of a package; null when it is none. */
export function parsePublicCatalogue(json: unknown): Catalogue | null {
  const parsed = CatalogueSchema.safeParse(json)
  return parsed.success ? parsed.data : null
}

/** The entry a package holds; an empty one when it holds none that can be read, which another check says. */
export async function packageCatalogue(container: Container): Promise<Catalogue> {
  const entry = await readJsonEntry(container, CATALOGUE_PATH)
  return parsePublicCatalogue(entry?.value) ?? CatalogueSchema.parse({})
}

/** Whether raw JSON still carries what the public must not read. */
export function holdsReviewerNotes(json: unknown): boolean {
  if (typeof json !== 'object' || json === null || !('fields' in json) || !Array.isArray(json.fields)) return false
  return json.fields.some(
    field => typeof field === 'object' && field !== null && ('treatment' in field || 'grade' in field),
  )
}
