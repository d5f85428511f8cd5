// Handlers of the catalogue entry: drafts are always kept, completeness is only told.
// Proposals never overwrite what a person typed.
import type { Catalogue, CatalogueState, catalogueCalls } from '../../contract/catalogue.ts'
import { copiedEntry } from '../../core/catalogue/copy-entry.ts'
import { missingElements } from '../../core/catalogue/missing-elements.ts'
import { proposeCatalogue } from '../../core/catalogue/propose-catalogue.ts'
import { CODE_LISTS, standardCodeList } from '../../core/codes/code-lists.ts'
import { declaredBlanks } from '../../core/recipe/declared-blanks.ts'
import { unitOf } from '../../core/structure/row-marks.ts'
import type { TableReader } from '../../store/table-store.ts'
import { declared, declaredCatalogue } from '../declared-catalogue.ts'
import { entryProblems, withTemplates } from '../effective-rules.ts'
import { ensureProfile } from '../ensure-profile.ts'
import { ensureResult } from '../ensure-result.ts'
import { entrySources, entryToCopy } from '../entry-sources.ts'
import type { Handlers, Running, Services } from '../handler.ts'
import { localDay } from '../local-day.ts'
import { saveEntry } from '../openings.ts'
import { presentResult } from '../result-key.ts'

/** Columns of the source that the present result does not have. */
function droppedColumns(services: Services, datasetId: string): string[] {
  const { folder } = services
  const result = presentResult(services, datasetId)
  if (result === null) return []
  const kept = new Set(folder.tables.open(result.versionId).columns)
  return folder.datasets.get(datasetId).columns.filter(column => !kept.has(column))
}

function stateOf(services: Services, datasetId: string, catalogue: Catalogue): CatalogueState {
  const missing = [...missingElements(catalogue), ...entryProblems(services, catalogue)]
  return { catalogue, missing, dropped: droppedColumns(services, datasetId) }
}

/** Rows at the beginning of a table among which a line about its unit stands. */
const ABOVE = 50

/** What a line above the source table says its figures are in. */
function statedUnit(source: TableReader): string | undefined {
  const { rows } = source.setAsideRows(0, ABOVE)
  const line = rows.find(({ reason }) => reason === 'unitLine')
  return line === undefined ? undefined : (unitOf(line.cells) ?? undefined)
}

/** From the result of the present recipe, which is made first when there is none: its columns are what will be opened. */
async function propose(services: Services, datasetId: string, running: Running): Promise<Catalogue> {
  const { folder } = services
  const dataset = folder.datasets.get(datasetId)
  const { versionId } = await ensureResult(services, datasetId, running)
  const profile = await ensureProfile(services, datasetId, versionId, running)
  const isNew = folder.catalogues.find(datasetId) === null
  const previous = folder.catalogues.get(datasetId)
  const proposed = proposeCatalogue({
    previous,
    profile,
    datasetName: dataset.name,
    rows: profile.rows,
    settings: folder.settings.get(),
    unit: statedUnit(folder.tables.open(dataset.versionId)),
    blanks: declaredBlanks(folder.recipes.get(datasetId).recipe.steps),
    dataUpdateDate: localDay(services.now()),
  })
  return withTemplates(services, proposed, previous, isNew)
}

export function catalogueHandlers(services: Services): Handlers<keyof typeof catalogueCalls> {
  const { folder } = services
  const save = (datasetId: string, given: Catalogue) => {
    const catalogue = declared(services, datasetId, given)
    saveEntry(services, datasetId, catalogue)
    return stateOf(services, datasetId, catalogue)
  }
  return {
    'catalogue.sources': ({ datasetId }) => entrySources(services, datasetId),
    'catalogue.copy': ({ datasetId, from }) => {
      const other = entryToCopy(services, datasetId, from)
      return save(datasetId, copiedEntry(folder.catalogues.get(datasetId), other, from.datasetId === datasetId))
    },
    'catalogue.codeLists': () => CODE_LISTS.map(standardCodeList),
    'catalogue.get': ({ datasetId }) => stateOf(services, datasetId, declaredCatalogue(services, datasetId)),
    'catalogue.save': ({ datasetId, catalogue }) => save(datasetId, catalogue),
    'catalogue.propose': async ({ datasetId }, running) => save(datasetId, await propose(services, datasetId, running)),
  }
}
