// Handlers of the de-identification screen. All work on the table as the recipe leaves it before its de-identification step.
// That table is made once per state of the recipe; it is hidden, and replaced when the state changes.
import { resolve } from 'node:path'
import type { deidentifyCalls, OtherTable } from '../../contract/deidentify-window.ts'
import type { TableProfile } from '../../contract/profile.ts'
import type { PopulationCondition } from '../../contract/protection.ts'
import { RiskQuestionSchema } from '../../contract/risk.ts'
import { buildHierarchy } from '../../core/deidentification/hierarchies/build-hierarchy.ts'
import { tabulate } from '../../core/deidentification/hierarchies/coverage.ts'
import { printHierarchy } from '../../core/deidentification/hierarchies/hierarchy-csv.ts'
import { hierarchyNodes, hierarchyView } from '../../core/deidentification/hierarchies/hierarchy-view.ts'
import { proposeHierarchy, type ValueCount } from '../../core/deidentification/hierarchies/propose-hierarchy.ts'
import { singleOutCandidates } from '../../core/profiling/single-out-candidates.ts'
import { deidentifiedLevels } from '../../core/recipe/deidentified-levels.ts'
import { digestOf } from '../../core/recipe/recipe-digest.ts'
import { refineProfile } from '../../core/template-pack/refine-profile.ts'
import { writeAtomically } from '../../files/write-atomically.ts'
import { exploreTable, rescueTable } from '../../jobs/explore-table.ts'
import { readHierarchyFile } from '../../jobs/hierarchy-files.ts'
import { measureRisk } from '../../jobs/measure-risk.ts'
import { profileTable } from '../../jobs/profile-table.ts'
import { runRecipe } from '../../jobs/run-recipe.ts'
import { effectFigures, templateHierarchy } from '../effective-rules.ts'
import { ensureProfile } from '../ensure-profile.ts'
import { ensureResult } from '../ensure-result.ts'
import type { Handlers, Running, Services } from '../handler.ts'
import { localDay } from '../local-day.ts'
import { ensureKeys, keyIdsOf, keysFor, runInputs } from '../recipe-keys.ts'
import { versionOf } from './tables.ts'

interface BaseTable {
  versionId: number
  /** Made for this screen alone. */
  hidden: boolean
  key: string
  profile: TableProfile | null
  values: Map<string, ValueCount[]>
}

export function deidentifyHandlers(services: Services): Handlers<keyof typeof deidentifyCalls> {
  const { folder, pool } = services
  const bases = new Map<string, BaseTable>()

  /** Steps up to the first de-identification; without one the present result is the table. */
  async function baseOf(datasetId: string, running: Running): Promise<BaseTable> {
    const { recipe } = folder.recipes.get(datasetId)
    const { versionId, source, rowsRead, rowsSetAside } = folder.datasets.get(datasetId)
    const end = recipe.steps.findIndex(({ op, enabled }) => op === 'deidentify' && enabled)
    const steps = (end < 0 ? recipe.steps : recipe.steps.slice(0, end)).filter(({ enabled }) => enabled)
    const keys = keyIdsOf(services, datasetId, steps)
    const key = digestOf({
      versionId,
      steps,
      hidden: end >= 0,
      seed: services.seed,
      keys,
      inputs: runInputs(services, datasetId),
    })
    const known = bases.get(datasetId)
    if (known?.key === key) return known
    const fresh = { key, profile: null, values: new Map<string, ValueCount[]>() }
    const keep = (base: BaseTable): BaseTable => {
      if (known?.hidden === true) folder.tables.remove(known.versionId)
      bases.set(datasetId, base)
      return base
    }
    if (steps.length === 0) return keep({ ...fresh, versionId, hidden: false })
    if (end < 0)
      return keep({ ...fresh, versionId: (await ensureResult(services, datasetId, running)).versionId, hidden: false })
    ensureKeys(services, datasetId, steps)
    const made = await runRecipe({
      folder,
      pool,
      versionId,
      source: { file: source.file, sheet: source.sheet, sha256: source.sha256, rowsRead, rowsSetAside },
      inputs: runInputs(services, datasetId),
      recipe: { ...recipe, steps },
      keyring: keysFor(services, datasetId),
      seed: services.seed,
      ...running,
    })
    return keep({ ...fresh, versionId: made.versionId, hidden: true })
  }

  async function profileOf(base: BaseTable, datasetId: string, running: Running): Promise<TableProfile> {
    if (base.profile !== null) return base.profile
    const { versionId } = base
    base.profile = base.hidden
      ? refineProfile(
          await profileTable({ folder, pool, versionId, today: localDay(services.now()), ...running }),
          services.templates.inForce().detection,
        )
      : await ensureProfile(services, datasetId, versionId, running)
    return base.profile
  }

  async function valuesOf(base: BaseTable, column: string, { signal }: Running): Promise<ValueCount[]> {
    const known = base.values.get(column)
    if (known !== undefined) return known
    const place = { access: folder.access, versionId: base.versionId }
    const values = await pool.run({ kind: 'columnValues', place, column }, { signal })
    base.values.set(column, values)
    return values
  }

  const placeOf = (versionId: number) => ({ access: folder.access, versionId })
  const searches = new Map<string, AbortController>()

  function populationOf(datasetId: string, population: PopulationCondition | null) {
    return population === null ? null : placeOf(folder.inputs.get(datasetId, population.input).versionId)
  }

  function otherVersion(datasetId: string, table: OtherTable | null): number | null {
    if (table === null) return null
    if ('input' in table) return folder.inputs.get(datasetId, table.input).versionId
    return versionOf(services, table.datasetId, table.view)
  }

  return {
    'deidentify.prepare': async ({ datasetId }, running) => {
      const base = await baseOf(datasetId, running)
      const profile = await profileOf(base, datasetId, running)
      const proposed = new Set(singleOutCandidates(profile).columns)
      return {
        rows: profile.rows,
        columns: profile.columns.map(({ name, role, distinct }) => ({
          name,
          role,
          distinct,
          proposed: role === 'quasi' || (role === 'none' && proposed.has(name)),
        })),
      }
    },
    'deidentify.hierarchy': async ({ datasetId, column, spec }, running) => {
      const base = await baseOf(datasetId, running)
      const profile = await profileOf(base, datasetId, running)
      const values = await valuesOf(base, column, running)
      const known = profile.columns.find(({ name }) => name === column)
      const about = known ?? { name: column, type: 'text' as const, semantics: [] }
      return hierarchyView(
        spec ?? templateHierarchy(services, column) ?? proposeHierarchy(about, values).spec,
        column,
        values,
      )
    },
    'deidentify.hierarchyNodes': async ({ datasetId, column, spec, path, offset, limit }, running) => {
      const values = await valuesOf(await baseOf(datasetId, running), column, running)
      return hierarchyNodes({ hierarchy: buildHierarchy(spec, column), values, path, offset, limit })
    },
    'deidentify.explore': async ({ datasetId, question }, running) => {
      const { versionId } = await baseOf(datasetId, running)
      const enough = new AbortController()
      searches.set(datasetId, enough)
      try {
        const population = populationOf(datasetId, question.population)
        return await exploreTable({
          place: placeOf(versionId),
          population,
          question,
          pool,
          enough: enough.signal,
          ...running,
        })
      } finally {
        searches.delete(datasetId)
      }
    },
    'deidentify.enough': ({ datasetId }) => {
      searches.get(datasetId)?.abort()
      return {}
    },
    'deidentify.rescue': async ({ datasetId, question, levels }, running) => {
      const { versionId } = await baseOf(datasetId, running)
      const population = populationOf(datasetId, question.population)
      return rescueTable({ place: placeOf(versionId), population, question, levels, pool, ...running })
    },
    'deidentify.utility': async ({ datasetId, question, levels, further }, running) => {
      const { versionId } = await baseOf(datasetId, running)
      const population = populationOf(datasetId, question.population)
      const task = {
        kind: 'solutionUtility',
        place: placeOf(versionId),
        population,
        question,
        levels,
        further,
      } as const
      return pool.run(task, { signal: running.signal })
    },
    'deidentify.risk': async ({ datasetId, stage, release, populationSize, ...asked }, running) => {
      const base = stage === 'before' ? await baseOf(datasetId, running) : null
      const versionId = base?.versionId ?? versionOf(services, datasetId, 'result')
      const profile =
        base === null
          ? await ensureProfile(services, datasetId, versionId, running)
          : await profileOf(base, datasetId, running)
      return measureRisk({
        folder,
        pool,
        versionId,
        populationVersionId: otherVersion(datasetId, asked.population),
        previousVersionId: otherVersion(datasetId, asked.previous),
        otherVersionId: otherVersion(datasetId, asked.other),
        coarser: base === null ? deidentifiedLevels(folder.recipes.get(datasetId).recipe.steps) : [],
        question: RiskQuestionSchema.parse({
          quasiIdentifiers: asked.quasiIdentifiers,
          sensitive: asked.sensitive,
          release,
          ...(populationSize !== null && { populationSize }),
        }),
        effectFigures: effectFigures(services),
        direct: profile.columns.filter(({ role }) => role === 'direct').map(({ name }) => name),
        ...running,
      })
    },
    'deidentify.readHierarchy': async ({ path, column }) => {
      services.checkPath(path)
      const spec = await readHierarchyFile(resolve(path), column)
      // Said now rather than when it is used.
      buildHierarchy(spec, column)
      return spec
    },
    'deidentify.writeHierarchy': async ({ datasetId, column, spec, path }, running) => {
      services.checkPath(path)
      const values = await valuesOf(await baseOf(datasetId, running), column, running)
      const rows = tabulate(
        buildHierarchy(spec, column),
        values.map(({ value }) => value),
        column,
      )
      await writeAtomically(path, [Buffer.from(printHierarchy(rows), 'utf8')], { signal: running.signal })
      return { path, rows: rows.length }
    },
  }
}
