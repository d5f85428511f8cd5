// Handlers of facets: counts, and pages of the rows that were chosen by them.
// Saves nothing; remembers which rows the last few choices found, four bytes a row.
import type { facetCalls } from '../../contract/facets.ts'
import type { Step } from '../../contract/recipe.ts'
import { digestOf } from '../../core/recipe/recipe-digest.ts'
import { facetPage } from '../../jobs/facet-page.ts'
import type { Handlers, Services } from '../handler.ts'
import { stepPreviewer } from '../preview-steps.ts'
import { versionOf } from './tables.ts'

/** Choices whose rows are remembered. */
const REMEMBERED = 3

class RowsFound {
  readonly #known = new Map<string, Promise<Uint32Array>>()

  of(identity: string, find: () => Promise<Uint32Array>): Promise<Uint32Array> {
    const known = this.#known.get(identity) ?? find()
    this.#known.delete(identity)
    this.#known.set(identity, known)
    for (const old of [...this.#known.keys()].slice(0, -REMEMBERED)) this.#known.delete(old)
    // What failed is asked again next time.
    known.catch(() => this.#known.delete(identity))
    return known
  }
}

export function facetHandlers(services: Services): Handlers<keyof typeof facetCalls> {
  const { folder, pool } = services
  const found = new RowsFound()
  const previewed = stepPreviewer(services)
  const stored = (dataset: string, view: 'source' | 'result') => {
    const versionId = versionOf(services, dataset, view)
    return { versionId, place: { access: folder.access, versionId }, table: folder.tables.open(versionId) }
  }
  const shown =
    (datasetId: string, versionId: number, steps: Step[], signal: AbortSignal) => (offset: number, limit: number) =>
      previewed({ datasetId, versionId, steps, offset, limit, signal })
  return {
    'facets.count': async ({ datasetId, view, steps, facets }, { signal }) => {
      const { versionId, place } = stored(datasetId, view)
      const { report, matching } = await pool.run(
        { kind: 'facetTable', place, steps, facets, filter: null },
        { signal },
      )
      const conditions = facets.flatMap(({ chosen }) => chosen)
      if (conditions.length > 0) {
        const identity = digestOf({ versionId, steps, filter: { match: 'all', conditions } })
        void found.of(identity, () => Promise.resolve(matching))
      }
      return report
    },
    'facets.page': async ({ datasetId, view, steps, filter, show, offset, limit }, { signal }) => {
      const { versionId, place, table } = stored(datasetId, view)
      const places = await found.of(digestOf({ versionId, steps, filter }), async () => {
        const { matching } = await pool.run({ kind: 'facetTable', place, steps, facets: [], filter })
        return matching
      })
      const preview = shown(datasetId, versionId, show, signal)
      const rows = await facetPage({ table, places, show, offset, limit, preview })
      const after = show.length === 0 ? table.columns : (await preview(0, 1)).afterColumns
      return { total: places.length, columns: [...table.columns], afterColumns: [...after], rows }
    },
  }
}
