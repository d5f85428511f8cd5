// Builds the release package of a dataset's present result.
// Judges nothing: the gate report is given; records nothing: the caller does.
import type { Progress } from '../contract/call.ts'
import type { Catalogue } from '../contract/catalogue.ts'
import type { GateReport } from '../contract/gates.ts'
import type { Manifest } from '../contract/package.ts'
import type { TableProfile } from '../contract/profile.ts'
import type { Recipe } from '../contract/recipe.ts'
import type { RunReport } from '../contract/run.ts'
import { stepSentence } from '../core/recipe/sentence.ts'
import {
  type BuiltPackage,
  type PackageSources,
  buildPackage as writePackage,
} from '../files/packages/build-package.ts'
import type { Release } from '../files/packages/package-release.ts'
import type { TableReader } from '../store/table-store.ts'
import { storedChunk } from './stored-chunk.ts'

export interface BuildPackageInput {
  out: string
  draft: boolean
  /** `YYYY-MM-DD`. */
  date: string
  /** The result table. */
  table: TableReader
  report: RunReport
  recipe: Recipe
  /** Columns of the source table. */
  sourceColumns: readonly string[]
  catalogue: Catalogue
  profile: TableProfile
  gates: GateReport
  toolVersion: string
  /** null = only a draft can be built. */
  release: Release | null
  policy?: Manifest['policy']
  templates?: Manifest['templates']
  layout?: PackageSources['layout']
  signal: AbortSignal
  onProgress(progress: Progress): void
}

/** Throws what building throws: PACKAGE_UNSAFE, PACKAGE_NOT_READY, PACKAGE_UNAPPROVED, CANCELLED, and the disk's errors. */
export function buildPackage(input: BuildPackageInput): Promise<BuiltPackage> {
  const { signal, onProgress } = input
  return writePackage({
    ...packageSources(input),
    signal,
    onFile: (_path, done, total) => onProgress({ stage: 'package', done, total, unit: 'files' }),
  })
}

/** What a package and its documents are made of. */
export function packageSources(input: Omit<BuildPackageInput, 'signal' | 'onProgress'>): PackageSources {
  const { table, recipe, report } = input
  const sentences = new Map(recipe.steps.map(step => [step.id, stepSentence(step)]))
  return {
    out: input.out,
    draft: input.draft,
    date: input.date,
    catalogue: input.catalogue,
    columns: table.columns,
    chunks: () => chunksOf(table),
    runReport: report,
    stepSentences: report.steps.map(step => sentences.get(step.id) ?? step.op),
    hiddenColumns: hiddenColumns(input),
    profile: input.profile,
    gateReport: input.gates,
    toolVersion: input.toolVersion,
    release: input.release,
    ...(input.policy !== undefined && { policy: input.policy }),
    ...(input.templates !== undefined && { templates: input.templates }),
    ...(input.layout !== undefined && { layout: input.layout }),
  }
}

function* chunksOf(table: TableReader) {
  for (const { no } of table.chunks) yield storedChunk(table, no)
}

/** Every column name of the source or of a step that the result does not publish. */
function hiddenColumns({
  sourceColumns,
  recipe,
  table,
}: Pick<BuildPackageInput, 'sourceColumns' | 'recipe' | 'table'>): string[] {
  const named = new Set([...sourceColumns, ...recipe.steps.flatMap(step => step.columns)])
  return [...named].filter(column => !table.columns.includes(column))
}
