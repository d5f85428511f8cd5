// Operation addNoise: moves every number by a random amount within stated bounds.
// The amount depends on the key, the row and the value, never on the seed of a run: several runs cannot be averaged away.
import { z } from 'zod'
import { createKeyedStreams } from '../../ciphers/keyed-stream.ts'
import { boundedNoise, NOISES } from '../../masking/bounded-noise.ts'
import { columnOf } from '../../table/chunk.ts'
import { withColumns } from '../../table/column-edits.ts'
import { parseNumberText, roundDecimal } from '../../values/number-text.ts'
import { invalidParameter } from '../invalid-parameter.ts'
import { defineOperation } from '../operation.ts'
import { stopOrEmpty } from '../untreatable.ts'

const params = z.strictObject({
  key: z.string().trim().min(1).max(60),
  noise: z.enum(NOISES).default('laplace'),
  scale: z.number().positive().max(1e12).default(10),
  /** No value moves farther. */
  bound: z.number().positive().max(1e12).default(50),
  decimals: z.number().int().min(0).max(6).default(0),
  /** Results below it become it: amounts and ages are not negative. */
  least: z.number().min(-1e12).max(1e12).default(0),
  onFail: stopOrEmpty,
})

export const addNoise = defineOperation({
  id: 'addNoise',
  kind: 'mask',
  family: 'randomisation',
  params,
  columns: { min: 1, max: null },
  scope: 'row',
  reversibility: 'irreversible',
  plan({ key, noise, scale, bound, decimals, least, onFail }, { chosen, all }, context) {
    if (bound < scale) throw invalidParameter('addNoise', 'bound', 'tooSmall', scale)
    const streams = createKeyedStreams(context.key(key), 'noise')
    const moved = (value: string, column: string, row: number): string | null => {
      const text = parseNumberText(value)
      if (text === null) return null
      const amount = boundedNoise(streams(`${column}\u0000${row}\u0000${text}`), noise, scale, bound)
      return roundDecimal(Math.max(least, Number(text) + amount).toFixed(12), decimals)
    }
    return {
      shape: 'rows',
      outputColumns: all,
      writes: chosen,
      apply(chunk, tally) {
        const fresh = chosen.map(name => ({
          name,
          values: (columnOf(chunk, name) ?? []).map((value, row) => {
            const rowNumber = chunk.rowNumbers[row] ?? 0
            const noisy = value === '' ? '' : moved(value, name, rowNumber)
            if (noisy === null && onFail === 'stop') tally.failed(1, { column: name, rowNumber })
            return noisy ?? ''
          }),
        }))
        return withColumns(chunk, all, fresh)
      },
    }
  },
})
