// Operation permuteValues: shuffles the values of columns among the rows of a group; how often each occurs stays exactly the same.
// Holds the chosen columns whole in memory. Breaks the tie between a person and a value, not that the value occurs.
import { z } from 'zod'
import { fill } from '../../../contract/text/describe-error.ts'
import { groupWords } from '../../../contract/text/zh-CN/mask-operations.ts'
import { createKeyedStreams } from '../../ciphers/keyed-stream.ts'
import { membersOf, shuffle } from '../../masking/keyed-shuffle.ts'
import { observeGroups, readGroups } from '../../masking/observed-groups.ts'
import { columnOf } from '../../table/chunk.ts'
import { withColumns } from '../../table/column-edits.ts'
import { packColumns, unpackColumns } from '../../table/packed-columns.ts'
import { type SharedTexts, shareTexts, textAt } from '../../table/shared-texts.ts'
import { columnList } from '../column-list.ts'
import { defineOperation, wholePlan } from '../operation.ts'

const params = z.strictObject({
  key: z.string().trim().min(1).max(60),
  /** Only rows equal on these change values with each other; none = all rows. */
  within: z.array(z.string().meta({ format: 'column' })).default([]),
})

export const permuteValues = defineOperation({
  id: 'permuteValues',
  kind: 'mask',
  family: 'randomisation',
  params,
  columns: { min: 1, max: null },
  scope: 'table',
  reversibility: 'irreversible',
  readsColumns: ({ within }) => within,
  plan({ key, within }, { chosen, all }, context) {
    const streams = createKeyedStreams(context.key(key), 'permute')
    return wholePlan<SharedTexts[]>({
      outputColumns: all,
      rearranges: false,
      observe: chunk => observeGroups(chunk, within, packColumns(chosen.map(name => columnOf(chunk, name) ?? []))),
      decide({ observations, sizes, rows }) {
        const { groups, own } = readGroups(observations, sizes, rows)
        const from = new Uint32Array(rows)
        for (const [group, members] of membersOf(groups).entries()) {
          // The columns of the step move together: what belongs together in them stays so.
          const shuffled = shuffle(members.slice(), streams(`${chosen.join('\u0000')}\u0000${group}`))
          for (const [place, row] of members.entries()) from[row] = shuffled[place] ?? row
        }
        const chunks = own.map(unpackColumns)
        return chosen.map((_, column) => {
          const texts = chunks.flatMap(columns => columns[column] ?? [])
          return shareTexts(rows, row => texts[from[row] ?? 0] ?? '')
        })
      },
      treat: columns => ({
        outputColumns: all,
        apply(chunk, first) {
          const fresh = chosen.map((name, at) => {
            const texts = columns[at]
            return {
              name,
              values: chunk.rowNumbers.map((_, row) => (texts === undefined ? '' : textAt(texts, first + row))),
            }
          })
          return withColumns(chunk, all, fresh)
        },
      }),
    })
  },
  describe: ({ within }) => ({
    within: within.length === 0 ? groupWords.all : fill(groupWords.within, { columns: columnList(within) }),
  }),
})
