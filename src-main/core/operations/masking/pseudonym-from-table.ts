// Operation pseudonymFromTable: replaces a value by a random pseudonym that only the table in the key ring ties to it.
// Computes no pseudonym from a value. Holds 16 bytes for each cell of its columns, and the table of the key, in memory.
import { z } from 'zod'
import { OpenprepError } from '../../../contract/errors.ts'
import { fill } from '../../../contract/text/describe-error.ts'
import { pseudonymTable as words } from '../../../contract/text/zh-CN/pseudonym-table.ts'
import {
  type Assigned,
  assignNumbers,
  createDraws,
  createTagger,
  MOST_PSEUDONYMS,
} from '../../masking/pseudonym-table.ts'
import { columnOf } from '../../table/chunk.ts'
import { withColumns } from '../../table/column-edits.ts'
import { NO_GROUP } from '../../table/row-groups.ts'
import { looseNumberForm } from '../../values/loose-number-form.ts'
import { defineOperation, wholePlan } from '../operation.ts'

const params = z.strictObject({
  key: z.string().trim().min(1).max(60),
  alphabet: z.enum(['base32', 'digits']).default('base32'),
  prefix: z.string().max(20).default(''),
  /** As in `pseudonymize`. */
  compare: z.enum(['exact', 'loose']).default('exact'),
})

/** Long enough that two of two million values share a pseudonym less than once in a hundred thousand tables. */
const SIGNS = {
  base32: { signs: 'abcdefghijklmnopqrstuvwxyz234567', length: 16 },
  digits: { signs: '0123456789', length: 20 },
} as const

const DIGEST = 16

export const pseudonymFromTable = defineOperation({
  id: 'pseudonymFromTable',
  kind: 'mask',
  family: 'pseudonymisation',
  params,
  columns: { min: 1, max: null },
  scope: 'table',
  reversibility: 'keyed',
  plan({ key, alphabet, prefix, compare }, { chosen, all }, context) {
    const secret = context.key(key)
    const tag = createTagger(secret, compare === 'exact' ? value => value : looseNumberForm)
    const drawn = createDraws(secret)
    const { signs, length } = SIGNS[alphabet]
    const pseudonymOf = (number: number): string => {
      if (number === NO_GROUP) return ''
      const stream = drawn(number)
      return prefix + Array.from({ length }, () => signs.charAt(stream.below(signs.length))).join('')
    }
    return wholePlan<Assigned>({
      outputColumns: all,
      rearranges: false,
      observe: chunk =>
        tag(
          chosen.map(name => columnOf(chunk, name) ?? []),
          chunk.rows,
        ),
      decide({ observations, rows }) {
        const assigned = assignNumbers(
          context.pseudonyms?.(key) ?? new Uint8Array(0),
          observations,
          rows * chosen.length,
        )
        if (assigned.from + assigned.added.length / DIGEST > MOST_PSEUDONYMS)
          throw new OpenprepError('PSEUDONYM_TABLE_FULL', { key, limit: MOST_PSEUDONYMS })
        return assigned
      },
      remembers: ({ from, added }) => ({ key, from, added }),
      treat: ({ numbers }) => ({
        outputColumns: all,
        apply(chunk, first) {
          const fresh = chosen.map((name, column) => ({
            name,
            values: chunk.rowNumbers.map((_, row) =>
              pseudonymOf(numbers[(first + row) * chosen.length + column] ?? NO_GROUP),
            ),
          }))
          return withColumns(chunk, all, fresh)
        },
      }),
    })
  },
  describe: ({ alphabet }) => ({
    form: fill(words.form, { length: SIGNS[alphabet].length, alphabet: words.alphabets[alphabet] }),
  }),
})
