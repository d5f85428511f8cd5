// Whether a recipe works against itself, found by running it on rows from all over the table and attacking what comes out.
// Leaves nothing behind; says nothing of rows beyond those, for which the relations of the whole table stand (see known-relations).
import type { Consistency } from '../contract/attacks.ts'
import type { Step } from '../contract/recipe.ts'
import type { Treatment } from '../core/attacks/attack.ts'
import { findOperation } from '../core/operations/registry.ts'
import { essentials } from './attack-result.ts'
import { profileTable } from './profile-table.ts'
import type { RunTableInput } from './recipe-run.ts'
import { runTable } from './run-recipe.ts'

export interface CheckConsistencyInput {
  readonly run: Omit<RunTableInput, 'pieces' | 'onProgress'>
  readonly treatments: readonly Treatment[]
  readonly today: string
}

/** Stored pieces of the table: enough for every rule about persons, and done in a moment whatever the size of the table. */
const LOOKED_AT = 3

/** What the tried rows alone tell. */
export type TriedRecipe = Pick<Consistency, 'rows' | 'restorable' | 'contradictions'>

const NO_STEPS: readonly Step[] = []

/** Groups that are large enough in the whole table are not in its first rows: de-identification would stop there for nothing. */
function withoutGroups(steps: readonly Step[]): Step[] {
  return steps.filter(({ op }) => findOperation(op)?.kind !== 'deidentify')
}

/** Throws what a run of the steps throws. */
export async function checkConsistency({ run, treatments, today }: CheckConsistencyInput): Promise<TriedRecipe> {
  const { folder, pool, signal } = run
  const quiet = { folder, pool, signal, today, onProgress: () => undefined }
  const made: number[] = []
  const tableOf = async (steps: readonly Step[]) => {
    const { versionId } = await runTable({ ...run, steps, pieces: LOOKED_AT, onProgress: () => undefined })
    made.push(versionId)
    const { columns } = await profileTable({ ...quiet, versionId })
    return { place: { access: folder.access, versionId }, profiles: columns.map(essentials) }
  }
  try {
    const source = await tableOf(NO_STEPS)
    const released = await tableOf(withoutGroups(run.steps))
    const task = { kind: 'attackTable' as const, released, source, auxiliary: null, treatments, today }
    const { outcomes, contradictions, rowNumbers } = await pool.run(
      { ...task, wanted: Number.POSITIVE_INFINITY, consistencyOnly: true },
      { signal },
    )
    const restorable = outcomes.map(({ finding }) => finding).filter(({ verdict }) => verdict === 'broken')
    return { rows: rowNumbers.length, restorable, contradictions }
  } finally {
    for (const versionId of made) folder.tables.remove(versionId)
  }
}
