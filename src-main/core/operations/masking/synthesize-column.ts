// Operation synthesizeColumn: fills a column with made-up values from stated shares or a stated range, without looking at the old ones.
// Made-up data is no original data: the step's sentence says so, and the catalogue has to.
import { z } from 'zod'
import { createKeyedStreams, type KeyedStream } from '../../ciphers/keyed-stream.ts'
import { withColumns } from '../../table/column-edits.ts'
import { roundDecimal } from '../../values/number-text.ts'
import { invalidParameter } from '../invalid-parameter.ts'
import { defineOperation } from '../operation.ts'

const params = z.strictObject({
  key: z.string().trim().min(1).max(60),
  from: z.enum(['list', 'range']).default('range'),
  /** Each equally likely; a value listed twice is twice as likely. */
  values: z
    .array(z.string().max(200))
    .max(1000)
    .default([])
    .meta({ appliesWhen: { from: ['list'] } }),
  least: z
    .number()
    .min(-1e12)
    .max(1e12)
    .default(0)
    .meta({ appliesWhen: { from: ['range'] } }),
  most: z
    .number()
    .min(-1e12)
    .max(1e12)
    .default(100)
    .meta({ appliesWhen: { from: ['range'] } }),
  decimals: z
    .number()
    .int()
    .min(0)
    .max(6)
    .default(0)
    .meta({ appliesWhen: { from: ['range'] } }),
})
type Params = z.output<typeof params>

function drawn(stream: KeyedStream, { from, values, least, most, decimals }: Params): string {
  if (from === 'list') return values[stream.below(values.length)] ?? ''
  return roundDecimal((least + stream.unit() * (most - least)).toFixed(12), decimals)
}

export const synthesizeColumn = defineOperation({
  id: 'synthesizeColumn',
  kind: 'mask',
  family: 'synthesis',
  params,
  columns: { min: 1, max: null },
  scope: 'row',
  reversibility: 'irreversible',
  plan(chosenParams, { chosen, all }, context) {
    const { key, from, values, least, most } = chosenParams
    if (from === 'list' && values.length === 0) throw invalidParameter('synthesizeColumn', 'values', 'nothingGiven')
    if (from === 'range' && most <= least) throw invalidParameter('synthesizeColumn', 'most', 'tooSmall', least)
    const streams = createKeyedStreams(context.key(key), 'synthesis')
    return {
      shape: 'rows',
      outputColumns: all,
      writes: chosen,
      apply(chunk) {
        const fresh = chosen.map(name => ({
          name,
          values: chunk.rowNumbers.map(row => drawn(streams(`${name}\u0000${row}`), chosenParams)),
        }))
        return withColumns(chunk, all, fresh)
      },
    }
  },
  describe: ({ from, values, least, most }) => ({
    source: from === 'list' ? values.slice(0, 5).join('、') : `${least} - ${most}`,
  }),
})
