// Which files a package of a catalogue entry holds.
// Makes none of them.
import type { Catalogue } from '../../contract/catalogue.ts'
import { exportersOf } from '../exporters/registry.ts'
import { METADATA_EXPORTS } from '../metadata/registry.ts'
import { OPENAPI_PATH, SAMPLE_PATH } from './interface-paths.ts'
import { documentPaths } from './package-documents.ts'
import { CATALOGUE_PATH, dataPath, MANIFEST_PATH } from './package-paths.ts'
import { comparePaths } from './stored-zip.ts'

/** Every path besides the manifest, in no order. */
export function expectedPaths(catalogue: Catalogue): string[] {
  const { title, openForm } = catalogue
  const data = exportersOf(catalogue).flatMap(({ ending, companions = [] }) => [
    dataPath(title, ending),
    ...companions.map(companion => dataPath(title, companion.ending)),
  ])
  const metadata = METADATA_EXPORTS.map(({ path }) => path(title))
  const offered = openForm === 'DOWNLOAD' ? [] : [OPENAPI_PATH, SAMPLE_PATH]
  return [CATALOGUE_PATH, ...data, ...metadata, ...offered, ...documentPaths(catalogue)]
}

/** All paths in the order of the container. */
export function plannedPaths(catalogue: Catalogue): string[] {
  return [...expectedPaths(catalogue), MANIFEST_PATH].sort(comparePaths)
}
