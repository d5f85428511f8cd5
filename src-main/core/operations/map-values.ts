// Operation mapValues: replaces whole values by a table of old and new spellings.
// Guesses nothing: a value outside the table is treated as `otherwise` says.
import { z } from 'zod'
import { looseForm } from '../values/loose-form.ts'
import { invalidParameter } from './invalid-parameter.ts'
import { defineOperation } from './operation.ts'

const params = z.strictObject({
  table: z.array(z.strictObject({ from: z.string(), to: z.string() })).min(1),
  /** `loose` ignores case, width and blanks around the value. */
  compare: z.enum(['loose', 'exact']).default('loose'),
  otherwise: z.enum(['keep', 'empty', 'value']).default('keep'),
  otherwiseValue: z
    .string()
    .default('')
    .meta({ appliesWhen: { otherwise: ['value'] } }),
})

export const mapValues = defineOperation({
  id: 'mapValues',
  kind: 'clean',
  params,
  columns: { min: 1, max: null },
  scope: 'row',
  reversibility: 'guessable',
  plan({ table, compare, otherwise, otherwiseValue }) {
    const form = compare === 'loose' ? looseForm : (value: string) => value
    const targets = new Map<string, string>()
    for (const { from, to } of table) {
      const known = targets.get(form(from))
      if (known !== undefined && known !== to) throw invalidParameter('mapValues', 'table', 'contradiction', from)
      targets.set(form(from), to)
    }
    const rest = (value: string) => (otherwise === 'keep' ? value : otherwise === 'empty' ? '' : otherwiseValue)
    return {
      shape: 'cells',
      mapsEmpty: targets.has(''),
      map: value => targets.get(form(value)) ?? rest(value),
    }
  },
  describe: ({ table, otherwise, otherwiseValue }) => ({
    pairs: table
      .slice(0, 3)
      .map(({ from, to }) => `「${from}」→「${to}」`)
      .join('、'),
    count: String(table.length),
    ...(otherwise === 'value' ? { otherwise: `「${otherwiseValue}」` } : {}),
  }),
})
