// Operation normalizeText: one spelling for blanks, widths and invisible characters.
// Touches no meaning; the rules are those of core/values.
import { z } from 'zod'
import {
  BLANK_RULES,
  LINE_BREAK_RULES,
  normalizeText as normalize,
  PUNCTUATION_RULES,
} from '../values/normalize-text.ts'
import { defineOperation } from './operation.ts'

const params = z.strictObject({
  trim: z.boolean().default(true),
  halfWidth: z.boolean().default(true),
  punctuation: z.enum(PUNCTUATION_RULES).default('keep'),
  blanks: z.enum(BLANK_RULES).default('collapse'),
  lineBreaks: z.enum(LINE_BREAK_RULES).default('blank'),
  removeInvisible: z.boolean().default(true),
})

export const normalizeText = defineOperation({
  id: 'normalizeText',
  kind: 'clean',
  params,
  columns: { min: 1, max: null },
  scope: 'row',
  reversibility: 'unchanged',
  plan: rules => ({ shape: 'cells', map: value => normalize(value, rules) }),
})
