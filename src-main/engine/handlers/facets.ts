// Handlers of facets: counts, and pages of the rows that were chosen by them.
// Saves nothing; remembers which rows the last few choices found, four bytes a row.
import type { FacetAsk, facetCalls } from '../../contract/facets.ts'
import type { Condition } from '../../contract/recipe.ts'
import { digestOf } from '../../core/recipe/recipe-digest.ts'
import { type FacetPageRow, facetPage } from '../../jobs/facet-page.ts'
import { sourcePlaces } from '../../jobs/source-places.ts'
import { type StateAsked, withCleanedState } from '../cleaned-state.ts'
import type { Handlers, Running, Services } from '../handler.ts'
import { stepPreviewer } from '../preview-steps.ts'
import { versionOf } from './tables.ts'

/** Choices whose rows are remembered. */
const REMEMBERED = 3

/** Rows found, as places in the stored table; `made` = rows that no row of the stored table stands
 * behind, or not surely, as places in what the steps leave. */
interface Found {
  readonly places: Uint32Array
  readonly made: Uint32Array
}

class RowsFound {
  readonly #known = new Map<string, Promise<Found>>()

  of(identity: string, find: () => Promise<Found>): Promise<Found> {
    const known = this.#known.get(identity) ?? find()
    this.#known.delete(identity)
    this.#known.set(identity, known)
    for (const old of [...this.#known.keys()].slice(0, -REMEMBERED)) this.#known.delete(old)
    // What failed is asked again next time.
    known.catch(() => this.#known.delete(identity))
    return known
  }
}

const NONE = new Uint32Array(0)

export function facetHandlers(services: Services): Handlers<keyof typeof facetCalls> {
  const { folder, pool } = services
  const found = new RowsFound()
  const previewed = stepPreviewer(services)
  const count = (
    asked: StateAsked,
    { facets, filter }: { facets: FacetAsk[]; filter: Condition | null },
    running: Running,
  ) =>
    withCleanedState(services, asked, running, async ({ versionId, mixed, steps }) => {
      const place = { access: folder.access, versionId }
      const task = { kind: 'facetTable' as const, place, steps, facets, filter }
      const { report, matching } = await pool.run(task, { signal: running.signal })
      if (versionId === asked.versionId) return { report, rows: { places: matching, made: NONE } }
      if (mixed) return { report: { ...report, places: matching.length }, rows: { places: NONE, made: matching } }
      const { tables } = folder
      const { places, others } = sourcePlaces(tables.open(versionId), matching, tables.open(asked.versionId))
      return { report: { ...report, places: places.length + others.length }, rows: { places, made: others } }
    })
  /** Cells of rows that only the steps have made, under the names those have. */
  const madeRows = (asked: StateAsked, made: Uint32Array, running: Running) =>
    withCleanedState(services, asked, running, ({ versionId }) => {
      const table = folder.tables.open(versionId)
      return Array.from(made, place => {
        const { names, columns, rowNumbers } = table.page(place, 1)
        const cells = new Map(names.map((name, at) => [name, columns[at]?.[0] ?? '']))
        return { index: place, rowNumber: rowNumbers[0] ?? 0, cells }
      })
    })
  return {
    'facets.count': async ({ datasetId, view, steps, facets }, running) => {
      const versionId = versionOf(services, datasetId, view)
      const { report, rows } = await count({ datasetId, versionId, steps }, { facets, filter: null }, running)
      const conditions = facets.flatMap(({ chosen }) => chosen)
      if (conditions.length > 0) {
        const identity = digestOf({ versionId, steps, filter: { match: 'all', conditions } })
        void found.of(identity, () => Promise.resolve(rows))
      }
      return report
    },
    'facets.page': async ({ datasetId, view, steps, filter, show, offset, limit }, running) => {
      const versionId = versionOf(services, datasetId, view)
      const table = folder.tables.open(versionId)
      const asked = { datasetId, versionId, steps }
      const { places, made } = await found.of(digestOf({ versionId, steps, filter }), async () => {
        // Others may wait for the same rows when the one who asked first has gone.
        const alone = { ...running, signal: new AbortController().signal }
        return (await count(asked, { facets: [], filter }, alone)).rows
      })
      const preview = (from: number, rows: number) =>
        previewed({ datasetId, versionId, steps: show, offset: from, limit: rows, signal: running.signal })
      const rows: FacetPageRow[] = await facetPage({ table, places, show, offset, limit, preview })
      const after = show.length === 0 ? table.columns : (await preview(0, 1)).afterColumns
      const behind = made.subarray(Math.max(0, offset - places.length), Math.max(0, offset + limit - places.length))
      for (const { index, rowNumber, cells } of await madeRows(asked, behind, running)) {
        const under = (names: readonly string[]) => names.map(name => cells.get(name) ?? '')
        rows.push({ index, rowNumber, before: under(table.columns), after: under(after) })
      }
      return { total: places.length + made.length, columns: [...table.columns], afterColumns: [...after], rows }
    },
  }
}
