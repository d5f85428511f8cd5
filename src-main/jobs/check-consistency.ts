// Whether a recipe works against itself, found by running it on the first rows of the table and attacking what comes out.
// Leaves nothing behind; says nothing of rows beyond those.
import type { Consistency } from '../contract/attacks.ts'
import type { Step } from '../contract/recipe.ts'
import type { Treatment } from '../core/attacks/attack.ts'
import { findOperation } from '../core/operations/registry.ts'
import { CHUNK_ROWS } from '../core/table/chunk.ts'
import { essentials } from './attack-result.ts'
import { profileTable } from './profile-table.ts'
import type { RunTableInput } from './recipe-run.ts'
import { runTable } from './run-recipe.ts'

export interface CheckConsistencyInput {
  readonly run: Omit<RunTableInput, 'firstRows' | 'onProgress'>
  readonly treatments: readonly Treatment[]
  readonly today: string
}

/** Enough for every rule about persons, and made in a moment whatever the size of the table. */
const LOOKED_AT = CHUNK_ROWS

const NO_STEPS: readonly Step[] = []

/** Groups that are large enough in the whole table are not in its first rows: de-identification would stop there for nothing. */
function withoutGroups(steps: readonly Step[]): Step[] {
  return steps.filter(({ op }) => findOperation(op)?.kind !== 'deidentify')
}

/** Throws what a run of the steps throws. */
export async function checkConsistency({ run, treatments, today }: CheckConsistencyInput): Promise<Consistency> {
  const { folder, pool, signal } = run
  const quiet = { folder, pool, signal, today, onProgress: () => undefined }
  const made: number[] = []
  const tableOf = async (steps: readonly Step[]) => {
    const { versionId } = await runTable({ ...run, steps, firstRows: LOOKED_AT, onProgress: () => undefined })
    made.push(versionId)
    const { columns } = await profileTable({ ...quiet, versionId })
    return { place: { access: folder.access, versionId }, profiles: columns.map(essentials) }
  }
  try {
    const source = await tableOf(NO_STEPS)
    const released = await tableOf(withoutGroups(run.steps))
    const task = { kind: 'attackTable' as const, released, source, auxiliary: null, treatments, today }
    const { outcomes, contradictions, rowNumbers } = await pool.run(
      { ...task, wanted: LOOKED_AT, consistencyOnly: true },
      { signal },
    )
    const restorable = outcomes.map(({ finding }) => finding).filter(({ verdict }) => verdict === 'broken')
    return { rows: rowNumbers.length, restorable, contradictions }
  } finally {
    for (const versionId of made) folder.tables.remove(versionId)
  }
}
