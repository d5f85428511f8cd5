// What becomes of a value that an operation cannot treat: the choice, and what a plan answers for it.
// The runner decides what null means: a cleaning step keeps the value, a masking step stops the run.
import { z } from 'zod'

/** For cleaning. */
export const keepOrEmpty = z.enum(['keep', 'empty']).default('keep')
/** For masking, where nothing may stay as it was. */
export const stopOrEmpty = z.enum(['stop', 'empty']).default('stop')

export function untreatable(onFail: 'keep' | 'stop' | 'empty'): '' | null {
  return onFail === 'empty' ? '' : null
}
