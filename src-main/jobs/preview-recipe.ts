// Shows a recipe on a page of source rows, with the very code of the run; ordered steps know all rows before the page, as in the run.
// Keeps no row.
import type { z } from 'zod'
import { OpenprepError } from '../contract/errors.ts'
import type { recipeCalls, Step } from '../contract/recipe.ts'
import { describeError } from '../contract/text/describe-error.ts'
import type { OperationContext } from '../core/operations/operation.ts'
import { type CompiledPass, type CompiledRecipe, compileRecipe, problemText } from '../core/recipe/compile-recipe.ts'
import { digestOf } from '../core/recipe/recipe-digest.ts'
import { joinChunks, runAlone } from '../core/recipe/run-alone.ts'
import { stepSentence } from '../core/recipe/sentence.ts'
import type { TableChunk } from '../core/table/chunk.ts'
import { keepRows, toTableChunk } from '../core/table/chunk-column.ts'
import type { TableReader, TableStore } from '../store/table-store.ts'
import { pairRows } from './pair-rows.ts'
import { type PreviewDecisions, runDecided } from './preview-decisions.ts'
import type { PreviewTables } from './preview-tables.ts'
import { type PreviewWholeInput, previewWhole } from './preview-whole.ts'
import { storedChunk } from './stored-chunk.ts'

export interface PreviewRecipeInput {
  folder: { readonly tables: TableStore }
  versionId: number
  steps: readonly Step[]
  offset: number
  limit: number
  /** Absent = `source`. */
  paging?: 'source' | 'fitting'
  context: OperationContext
  /** What ordered steps decided about earlier rows, kept between previews. */
  decisions: PreviewDecisions
  /** Tells the keys of `context` apart. */
  keyIds: readonly string[]
  /** For steps that look at the whole table. */
  tables: PreviewTables
  run: PreviewWholeInput['run']
}

export type RecipePreview = z.output<(typeof recipeCalls)['recipe.preview']['output']>

interface Outcome {
  /** null when a step failed on these rows. */
  chunk: TableChunk | null
  problem: string | null
}

type RunOnPage = (steps: readonly Step[], pass: CompiledPass) => TableChunk

/** How to run on the page: alone, or among the stored pieces it lies in where an ordered step must know more. */
async function pageRunner(input: PreviewRecipeInput, table: TableReader, page: TableChunk): Promise<RunOnPage> {
  const { steps, offset, limit, context, decisions, versionId, keyIds } = input
  const pieces = table.chunks.filter(({ firstRow, rows }) => firstRow < offset + limit && firstRow + rows > offset)
  const last = table.chunks.findIndex(({ no }) => no === pieces.at(-1)?.no)
  const identity = digestOf({ versionId, steps, keyIds, seed: context.seed })
  const decided = last < 0 ? null : await decisions.of(identity, table, steps, context, last)
  if (decided === null) return some => runAlone(some, page, context).chunk
  const first = last + 1 - pieces.length
  const wanted = new Set(page.rowNumbers)
  return (_, pass) => {
    const ordered = pass.segments.filter(({ shape }) => shape === 'ordered').length
    const treated = pieces.map(({ no }, at) => {
      const chunk = runDecided(pass, storedChunk(table, no), (decided[first + at] ?? []).slice(0, ordered))
      return toTableChunk(
        keepRows(
          chunk,
          Uint8Array.from(chunk.rowNumbers, number => (wanted.has(number) ? 1 : 0)),
        ),
      )
    })
    return joinChunks(treated[0]?.names ?? [], treated)
  }
}

/** A step that fails is a problem to show beside the rows, not an error of the preview. */
function userMessage(thrown: unknown): string {
  if (!(thrown instanceof OpenprepError) || thrown.kind !== 'user') throw thrown
  return describeError(thrown).message
}

function outcomeOf(steps: readonly Step[], page: TableChunk, context: OperationContext, run: RunOnPage): Outcome {
  const compiled = compileRecipe(steps, page.names, context)
  const [first] = compiled.problems
  const problem = first === undefined ? null : problemText(compiled, first.index)
  try {
    return { chunk: run(steps, compiled.firstPass), problem }
  } catch (thrown) {
    return { chunk: null, problem: userMessage(thrown) }
  }
}

async function bothOutcomes(
  input: PreviewRecipeInput,
  table: TableReader,
  page: TableChunk,
): Promise<[Outcome, Outcome]> {
  const { steps, context } = input
  try {
    const run = await pageRunner(input, table, page)
    return [outcomeOf(steps.slice(0, -1), page, context, run), outcomeOf(steps, page, context, run)]
  } catch (thrown) {
    const failed = { chunk: null, problem: userMessage(thrown) }
    return [failed, failed]
  }
}

const cellsOf = (chunk: TableChunk, row: number) => chunk.columns.map(column => column[row] ?? '')

/** Every row of either side; rows that came from one row of the source stand together. */
function pairedRows(before: TableChunk, after: TableChunk): RecipePreview['rows'] {
  return pairRows(before, after).map(({ left, right, added }) => ({
    rowNumber: before.rowNumbers[left] ?? 0,
    before: cellsOf(before, left),
    after: right === null ? null : cellsOf(after, right),
    added,
  }))
}

/** Whether a step of these needs more than the rows up to the page, and whether the last one lays the table out anew. */
function wholeTable({ steps }: CompiledRecipe): { needed: boolean; rearranges: boolean } {
  const needed = steps.some(({ plan }) => plan.shape === 'whole' || plan.shape === 'append')
  const last = steps.at(-1)?.plan
  return { needed, rearranges: last?.shape === 'append' || (last?.shape === 'whole' && last.rearranges) }
}

/** Steps that cannot run are left out here as in every preview; the last one's problem is shown beside the rows. */
async function previewTables(input: PreviewRecipeInput, compiled: CompiledRecipe): Promise<RecipePreview> {
  const { steps, offset, limit, paging, tables, run, keyIds } = input
  const able = new Set(compiled.steps.map(({ index }) => index))
  const runnable = steps.filter((_, index) => able.has(index))
  const last = steps.at(-1)
  const sentence = last === undefined ? '' : stepSentence(last)
  const byResult = paging === 'fitting' && wholeTable(compiled).rearranges
  const shown = await previewWhole({ tables, run, steps: runnable, byResult, keyIds, offset, limit })
  const [first] = compiled.problems
  return { ...shown, sentence, problem: first === undefined ? null : problemText(compiled, first.index) }
}

async function wholeOrProblem(input: PreviewRecipeInput, compiled: CompiledRecipe): Promise<RecipePreview> {
  try {
    return await previewTables(input, compiled)
  } catch (thrown) {
    const problem = userMessage(thrown)
    // The rows as they are before the step that fails, or as they came.
    const earlier = input.steps.slice(0, -1)
    if (earlier.length === 0) return { ...(await previewRecipe({ ...input, steps: [] })), problem }
    return { ...(await previewRecipe({ ...input, steps: earlier })), problem }
  }
}

/** `before` = the rows before the last step, `after` = behind it; null where it removes the row. */
export async function previewRecipe(input: PreviewRecipeInput): Promise<RecipePreview> {
  const { folder, versionId, steps, offset, limit, context } = input
  const table = folder.tables.open(versionId)
  const compiled = compileRecipe(steps, table.columns, context)
  if (wholeTable(compiled).needed) return wholeOrProblem(input, compiled)
  const page = table.page(offset, limit)
  const [earlier, outcome] = await bothOutcomes(input, table, page)
  const before = earlier.chunk ?? page
  const after = outcome.chunk ?? before
  const last = steps.at(-1)
  return {
    beforeColumns: [...before.names],
    afterColumns: [...after.names],
    rows: pairedRows(before, after),
    sentence: last === undefined ? '' : stepSentence(last),
    problem: outcome.problem,
    paged: 'source',
    total: table.rows,
    note: null,
  }
}
