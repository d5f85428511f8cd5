// Operation addBalancedNoise: moves numbers at random within stated bounds while the sums of groups, and so the total, stay.
// Holds the numbers of its columns in memory. A group of one row stays as it is, which the risk says.
import { z } from 'zod'
import { fill } from '../../../contract/text/describe-error.ts'
import { groupWords } from '../../../contract/text/zh-CN/mask-operations.ts'
import { createKeyedStreams } from '../../ciphers/keyed-stream.ts'
import { balancedNoise } from '../../masking/balanced-noise.ts'
import { NOISES } from '../../masking/bounded-noise.ts'
import { membersOf } from '../../masking/keyed-shuffle.ts'
import { observeGroups, readGroups } from '../../masking/observed-groups.ts'
import { columnList } from '../column-list.ts'
import { invalidParameter } from '../invalid-parameter.ts'
import { defineOperation, wholePlan } from '../operation.ts'
import { stopOrEmpty } from '../untreatable.ts'
import { numbersOfColumn, observeNumbers, sharedDoubles, writeNumbers } from './whole-numbers.ts'

const params = z.strictObject({
  key: z.string().trim().min(1).max(60),
  /** Rows equal on these keep their sum; none = only the total stays. */
  within: z.array(z.string().meta({ format: 'column' })).default([]),
  noise: z.enum(NOISES).default('laplace'),
  scale: z.number().positive().max(1e9).default(10),
  bound: z.number().positive().max(1e9).default(50),
  decimals: z.number().int().min(0).max(4).default(2),
  least: z.number().min(-1e9).max(1e9).default(0),
  onFail: stopOrEmpty,
})

export const addBalancedNoise = defineOperation({
  id: 'addBalancedNoise',
  kind: 'mask',
  family: 'randomisation',
  params,
  columns: { min: 1, max: null },
  scope: 'table',
  reversibility: 'irreversible',
  readsColumns: ({ within }) => within,
  plan({ key, within, onFail, ...rules }, { chosen, all }, context) {
    if (rules.bound < rules.scale) throw invalidParameter('addBalancedNoise', 'bound', 'tooSmall', rules.scale)
    const streams = createKeyedStreams(context.key(key), 'balanced noise')
    const { decimals } = rules
    return wholePlan<Float64Array[]>({
      outputColumns: all,
      rearranges: false,
      observe: chunk => observeGroups(chunk, within, observeNumbers(chunk, chosen)),
      decide({ observations, sizes, rows }) {
        const { groups, own } = readGroups(observations, sizes, rows)
        const members = membersOf(groups)
        return chosen.map((name, column) => {
          const numbers = numbersOfColumn(own, sizes, column)
          const moved = sharedDoubles(rows).fill(Number.NaN)
          for (const [group, all] of members.entries()) {
            const counted = all.filter(row => !Number.isNaN(numbers[row]))
            const old = Float64Array.from(counted, row => numbers[row] ?? 0)
            const fresh = balancedNoise(old, streams(`${name}\u0000${group}`), rules)
            for (const [place, row] of counted.entries()) moved[row] = fresh[place] ?? Number.NaN
          }
          return moved
        })
      },
      treat: numbers => ({
        outputColumns: all,
        apply: (chunk, first, tally) => writeNumbers(chunk, first, { chosen, decimals, onFail, numbers }, tally),
      }),
    })
  },
  describe: ({ within }) => ({
    within: within.length === 0 ? groupWords.all : fill(groupWords.within, { columns: columnList(within) }),
  }),
})
