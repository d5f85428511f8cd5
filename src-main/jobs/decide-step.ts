// Worker task: the decision of a step that needed to see the whole table.
// Reads no row of it: all it has is what the step noted of every chunk.
import { OpenprepError } from '../contract/errors.ts'
import { compileSurvey } from '../core/recipe/compile-recipe.ts'
import { openReadOnly } from '../store/read-only.ts'
import { inputsOf, sharedKeysContext } from './run-context.ts'
import type { TaskOf, WorkerResult } from './worker-tasks.ts'

/** Throws what the step throws, naming it; CANCELLED. */
export function decideStep(
  { context, index, columns, observations, sizes }: TaskOf<'decideStep'>,
  stopped: () => boolean,
): WorkerResult<TaskOf<'decideStep'>> {
  const { steps, keys, seed, inputs, access } = context
  const store = openReadOnly(access)
  try {
    const own = { ...sharedKeysContext(keys, seed), input: inputsOf(inputs, store.openTable) }
    const { plan } = compileSurvey(steps, index, columns, own)
    const rows = sizes.reduce((sum, size) => sum + size, 0)
    const knowledge = plan.decide({ observations, sizes, rows, stopped })
    if (stopped()) throw new OpenprepError('CANCELLED')
    return {
      knowledge,
      order: plan.order?.(knowledge) ?? null,
      remembered: plan.remembers?.(knowledge) ?? null,
    }
  } catch (thrown) {
    if (!(thrown instanceof OpenprepError) || thrown.kind !== 'user') throw thrown
    throw new OpenprepError(thrown.code, thrown.params, { ...thrown.at, step: steps[index]?.id }, { cause: thrown })
  } finally {
    store.close()
  }
}
