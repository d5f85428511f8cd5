// Measures the risk of a stored table and says which level of effect it has.
// Finds no quasi-identifiers and no direct ones: both are given.
import type { Progress } from '../contract/call.ts'
import type { Hierarchy } from '../contract/deidentify.ts'
import type { EffectFigures } from '../contract/effect-figures.ts'
import { OpenprepError } from '../contract/errors.ts'
import type { RiskFigures, RiskQuestion, RiskReport } from '../contract/risk.ts'
import { classThreshold, effectLevel, USUAL_FIGURES } from '../core/deidentification/risk/effect-level.ts'
import { MAX_QUASI_IDENTIFIERS } from '../core/deidentification/risk/release-classes.ts'
import { riskSentences } from '../core/deidentification/risk/risk-sentences.ts'
import type { CoarserColumn } from '../core/recipe/deidentified-levels.ts'
import type { StoreAccess } from '../store/read-only.ts'
import type { TableStore } from '../store/table-store.ts'
import type { WorkerPool } from './worker-pool.ts'

/** How the values of a sensitive column lie to one another, for t-closeness. */
export interface SensitiveSetting {
  readonly column: string
  readonly order?: readonly string[]
  readonly hierarchy?: Hierarchy
}

export interface MeasureRiskInput {
  folder: { readonly access: StoreAccess; readonly tables: TableStore }
  pool: WorkerPool
  versionId: number
  /** A table of the people around, with the quasi-identifiers under the same names. */
  populationVersionId: number | null
  /** The release before this one, and a table somebody else may have. */
  previousVersionId?: number | null
  otherVersionId?: number | null
  question: RiskQuestion
  /** What somebody would do to those tables before laying them beside this one. */
  coarser?: readonly CoarserColumn[]
  settings?: readonly SensitiveSetting[]
  /** Columns that identify by themselves. */
  direct: readonly string[]
  /** Of the levels of effect; absent = those of the application. */
  effectFigures?: EffectFigures
  signal: AbortSignal
  onProgress(progress: Progress): void
}

/** Throws COLUMN_NOT_FOUND, OPTION_INVALID for too many columns, HIERARCHY_VALUE_MISSING, CANCELLED, STORE_CORRUPT. */
export async function measureRisk(input: MeasureRiskInput): Promise<RiskReport> {
  const { folder, question, populationVersionId } = input
  const columns = folder.tables.open(input.versionId).columns
  checkColumns([...question.quasiIdentifiers, ...question.sensitive], columns)
  if (populationVersionId !== null)
    checkColumns(question.quasiIdentifiers, folder.tables.open(populationVersionId).columns)
  const figures = await measuredFigures(input)
  const compared = await comparedReleases(input)
  return { ...judgedReport(figures, question, input.direct, input.effectFigures), ...compared }
}

async function comparedReleases(input: MeasureRiskInput): Promise<Pick<RiskReport, 'difference' | 'linkage'>> {
  const { folder, pool, versionId, question, signal } = input
  const compare = async (version: number | null | undefined) => {
    if (version === null || version === undefined) return null
    checkColumns(question.quasiIdentifiers, folder.tables.open(version).columns)
    const [place, other] = [versionId, version].map(one => ({ access: folder.access, versionId: one }))
    if (place === undefined || other === undefined) return null
    const { coarser = [] } = input
    return pool.run({ kind: 'compareReleases', place, other, quasi: question.quasiIdentifiers, coarser }, { signal })
  }
  const previous = await compare(input.previousVersionId)
  const other = await compare(input.otherVersionId)
  return {
    ...(previous !== null && { difference: previous.difference }),
    ...(other !== null && { linkage: other.linkage }),
  }
}

export function judgedReport(
  figures: RiskFigures,
  question: RiskQuestion,
  direct: readonly string[],
  effectFigures: EffectFigures = USUAL_FIGURES,
): RiskReport {
  const { release, environment, threshold } = question
  const effect = effectLevel({
    direct: direct.length > 0,
    quasiIdentifiers: figures.quasiIdentifiers.length,
    maxRisk: figures.prosecutor.max,
    averageOverClasses: figures.averageOverClasses,
    averageOverRecords: figures.prosecutor.average,
    release,
    environment,
    threshold,
    figures: effectFigures,
  })
  return {
    ...figures,
    level: effect.level,
    overallRisk: effect.risk,
    release,
    direct: [...direct],
    grounds: riskSentences({ figures, effect, release, environment, direct, used: effectFigures }),
    figuresVersion: effectFigures.version,
  }
}

async function measuredFigures(input: MeasureRiskInput): Promise<RiskFigures> {
  const { folder, pool, versionId, populationVersionId, question, settings = [], signal, onProgress } = input
  const { quasiIdentifiers, sensitive, threshold, release, populationSize } = question
  const place = (version: number) => ({ access: folder.access, versionId: version })
  onProgress({ stage: 'risk', done: 0, total: 1, unit: 'steps' })
  const figures = await pool.run(
    {
      kind: 'measureRisk',
      place: place(versionId),
      population: populationVersionId === null ? null : place(populationVersionId),
      quasi: quasiIdentifiers,
      sensitive: sensitive.map(column => settings.find(one => one.column === column) ?? { column }),
      threshold: threshold ?? classThreshold(release, input.effectFigures),
      coarser: input.coarser ?? [],
      ...(populationSize !== undefined && { populationSize }),
    },
    { signal },
  )
  onProgress({ stage: 'risk', done: 1, total: 1, unit: 'steps' })
  return figures
}

function checkColumns(wanted: readonly string[], columns: readonly string[]): void {
  const missing = wanted.find(column => !columns.includes(column))
  if (missing !== undefined)
    throw new OpenprepError('COLUMN_NOT_FOUND', { column: missing, columns: columns.join('、') }, { column: missing })
  const twice = wanted.find((column, at) => wanted.indexOf(column) !== at)
  if (twice !== undefined) throw new OpenprepError('COLUMN_CHOSEN_TWICE', { column: twice }, { column: twice })
  if (wanted.length > MAX_QUASI_IDENTIFIERS)
    throw new OpenprepError('TOO_MANY_COLUMNS', { count: wanted.length, limit: MAX_QUASI_IDENTIFIERS })
}
