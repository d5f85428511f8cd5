// Operation addText: writes a fixed text before or behind every value.
// Leaves blanks blank, and values that have the text already.
import { z } from 'zod'
import { invalidParameter } from './invalid-parameter.ts'
import { defineOperation } from './operation.ts'

const params = z.strictObject({
  before: z.string().max(200).default(''),
  behind: z.string().max(200).default(''),
  /** A second run, or a value that came with the text, gets no second one. */
  skipPresent: z.boolean().default(true),
})

export const addText = defineOperation({
  id: 'addText',
  kind: 'clean',
  params,
  columns: { min: 1, max: null },
  scope: 'row',
  reversibility: 'reversible',
  plan({ before, behind, skipPresent }) {
    if (before === '' && behind === '') throw invalidParameter('addText', 'before', 'nothingGiven')
    return {
      shape: 'cells',
      map(value) {
        const head = skipPresent && value.startsWith(before) ? '' : before
        const tail = skipPresent && value.endsWith(behind) ? '' : behind
        return head + value + tail
      },
    }
  },
})
