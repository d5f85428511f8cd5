// Writes the report of a finished run: what was read, what every step did, and counts that add up.
// Runs nothing and keeps nothing.

import { OpenprepError } from '../contract/errors.ts'
import type { Recipe } from '../contract/recipe.ts'
import type { RunReport } from '../contract/run.ts'
import type { CompiledStep } from '../core/recipe/compile-recipe.ts'
import { inputsReadBy } from '../core/recipe/inputs-read.ts'
import { digestOf, runDigest, SEMANTICS_VERSION } from '../core/recipe/recipe-digest.ts'
import type { TableReader } from '../store/table-store.ts'
import type { Written } from './recipe-run.ts'

/** What the run report says of the source; the job itself reads only the stored table. */
export interface RunSource {
  file: string
  sheet: string | null
  sha256: string
  rowsRead: number
  rowsSetAside: number
}

/** A further table of the recipe, stored in the same folder. */
export interface RunInput {
  readonly name: string
  readonly versionId: number
  readonly file: string
  readonly sheet: string | null
  readonly sha256: string
  readonly rows: number
  readonly columns: number
}

export interface ReportedRun {
  readonly source: RunSource
  readonly recipe: Recipe
  /** Further tables the recipe may read; absent = none. */
  readonly inputs?: readonly RunInput[]
  readonly seed: number
}

/** result = source − removed + added, or the run is a bug and nothing is kept. */
function countsOf(source: RunSource, sourceRows: number, written: Written): RunReport['counts'] {
  const removed = written.counts.total('rowsRemoved')
  const added = written.counts.total('rowsAdded')
  if (source.rowsRead !== source.rowsSetAside + sourceRows || written.rows !== sourceRows - removed + added) {
    throw new OpenprepError('INTERNAL', {}, undefined, { cause: new Error('the counts of the run do not add up') })
  }
  return {
    read: source.rowsRead,
    setAside: source.rowsSetAside,
    source: sourceRows,
    removed,
    added,
    result: written.rows,
  }
}

export function reportOf(input: ReportedRun, keyIds: string[], table: TableReader, written: Written): RunReport {
  const { source, recipe, seed } = input
  const inputs = usedInputs(input, written.steps)
  const recipeSha256 = digestOf(recipe)
  const digests = [source.sha256, ...inputs.map(({ sha256 }) => sha256)]
  const identity = { inputs: digests, recipe: recipeSha256, keyIds, seed, result: written.sha256 }
  return {
    source: {
      file: source.file,
      sheet: source.sheet,
      sha256: source.sha256,
      rows: table.rows,
      columns: table.columns.length,
    },
    inputs: inputs.map(({ versionId: _, ...shown }) => shown),
    recipe: { name: recipe.name ?? null, sha256: recipeSha256, steps: written.steps.length },
    result: { sha256: written.sha256, rows: written.rows, columns: written.columns.length },
    columns: [...written.columns],
    taken: written.taken,
    steps: written.counts.reports(written.steps),
    leftOut: written.leftOut,
    counts: countsOf(source, table.rows, written),
    keyIds,
    seed,
    semanticsVersion: SEMANTICS_VERSION,
    digest: runDigest(identity),
  }
}

/** In the order of their names; tables that no step read had no part in the result. */
function usedInputs({ inputs = [] }: ReportedRun, steps: readonly CompiledStep[]): RunInput[] {
  const read = new Set(steps.flatMap(({ operation, step }) => inputsReadBy(operation, step)))
  return inputs.filter(({ name }) => read.has(name)).sort((a, b) => (a.name < b.name ? -1 : 1))
}
