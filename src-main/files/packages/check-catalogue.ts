// Check: the catalogue of a package has the columns of its data, agrees with the manifest, and holds nothing for reviewers only.
// Does not judge completeness: a draft may lack elements.
import type { Manifest } from '../../contract/package.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { verifyTexts } from '../../contract/text/zh-CN/documents.ts'
import type { Container } from './container-reader.ts'
import { packageJson } from './package-json.ts'
import { CATALOGUE_PATH } from './package-paths.ts'
import { holdsReviewerNotes, parsePublicCatalogue, publicCatalogue } from './public-catalogue.ts'
import { readJsonEntry } from './read-entry.ts'
import type { Check } from './verify-package.ts'

type Reason = keyof typeof verifyTexts.catalogueReasons

export async function checkCatalogue(container: Container, manifest: Manifest): Promise<Check> {
  const reason = await catalogueFault(container, manifest)
  const texts = verifyTexts.catalogue
  const detail = reason === null ? texts.ok : fill(texts.bad, { reason: verifyTexts.catalogueReasons[reason] })
  return { id: 'catalogue', ok: reason === null, detail }
}

async function catalogueFault(container: Container, manifest: Manifest): Promise<Reason | null> {
  const entry = await readJsonEntry(container, CATALOGUE_PATH)
  if (entry === null) return 'missing'
  if (holdsReviewerNotes(entry.value)) return 'private'
  const catalogue = parsePublicCatalogue(entry.value)
  if (catalogue === null || Buffer.compare(packageJson(publicCatalogue(catalogue)), entry.bytes) !== 0) return 'schema'
  if (catalogue.title !== manifest.title || catalogue.publisher.name !== manifest.publisher) return 'manifest'
  const labels = catalogue.fields.map(field => field.label)
  const columns = manifest.result.columns
  const same = labels.length === columns.length && labels.every((label, i) => label === columns[i])
  return same ? null : 'fields'
}
