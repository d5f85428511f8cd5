// The catalogue entry of a dataset with what the recipe alone knows: which columns hold made-up values, and what blanks mean.
// Saves nothing.
import type { Catalogue } from '../contract/catalogue.ts'
import { declareSynthetic } from '../core/catalogue/propose-catalogue.ts'
import { declaredBlanks, withDeclaredBlanks } from '../core/recipe/declared-blanks.ts'
import { allowedExceptions } from '../core/template-pack/strictest.ts'
import type { Services } from './handler.ts'

/** Names in the result that the switched-on steps fill with made-up values, also under a later name. */
export function syntheticColumns({ folder }: Services, datasetId: string): ReadonlySet<string> {
  const names = new Set<string>()
  for (const { op, columns, params, enabled } of folder.recipes.get(datasetId).recipe.steps) {
    if (!enabled) continue
    if (op === 'synthesizeColumn') for (const column of columns) names.add(column)
    const [column = ''] = columns
    if (op === 'renameColumn' && names.has(column) && typeof params.name === 'string') {
      names.delete(column)
      names.add(params.name)
    }
  }
  return names
}

export function declaredCatalogue(services: Services, datasetId: string): Catalogue {
  return declared(services, datasetId, services.folder.catalogues.get(datasetId))
}

/** As the gates see it: without exceptions that a standard template forbids. */
export function judgedCatalogue(services: Services, datasetId: string): Catalogue {
  const catalogue = declaredCatalogue(services, datasetId)
  return { ...catalogue, exceptions: allowedExceptions(catalogue.exceptions, services.templates.inForce().limits) }
}

export function declared(services: Services, datasetId: string, catalogue: Catalogue): Catalogue {
  const meanings = declaredBlanks(services.folder.recipes.get(datasetId).recipe.steps)
  const fields = declareSynthetic(catalogue.fields, syntheticColumns(services, datasetId))
  return { ...catalogue, fields: withDeclaredBlanks(fields, meanings) }
}
