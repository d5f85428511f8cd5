// Operation keepBest: of rows that are alike in the chosen columns, one stays, chosen by a rule.
// Changes no cell; of rows that are equally good the first one stays.
import { z } from 'zod'
import { fill } from '../../contract/text/describe-error.ts'
import { operations } from '../../contract/text/zh-CN/operations.ts'
import { keepBestWords } from '../../contract/text/zh-CN/table-operations.ts'
import { columnOf, filterRows, type TableChunk } from '../table/chunk.ts'
import { DIGEST_BYTES } from '../table/digest-set.ts'
import { rowDigests } from '../table/row-digests.ts'
import { groupRows, NO_GROUP } from '../table/row-groups.ts'
import { sharedBytes } from '../table/shared-array.ts'
import { RowKeys } from '../table/sorted-rows.ts'
import { invalidParameter } from './invalid-parameter.ts'
import { defineOperation, type Survey, wholePlan } from './operation.ts'
import { sortKeys } from './sort-keys.ts'

const RULES = ['first', 'last', 'mostComplete', 'newest', 'largest'] as const

const params = z.strictObject({
  rule: z.enum(RULES).default('mostComplete'),
  by: z
    .string()
    .meta({ format: 'column', appliesWhen: { rule: ['newest', 'largest'] } })
    .nullable()
    .default(null),
  blankKeys: z.enum(['keep', 'compare']).default('keep'),
})
type Rule = (typeof RULES)[number]

const FILLED = '完'

/** What is compared: smaller is better. */
function keysOf(chunk: TableChunk, rule: Rule, by: string): Uint8Array {
  if (rule === 'newest' || rule === 'largest') {
    return sortKeys(chunk, [{ name: by, form: rule === 'newest' ? 'date' : 'number', descending: true }])
  }
  if (rule !== 'mostComplete') return new Uint8Array(chunk.rows * 4)
  const filled = chunk.rowNumbers.map((_, row) =>
    String(chunk.columns.reduce((sum, column) => sum + (column[row] === '' ? 0 : 1), 0)),
  )
  const counted = { ...chunk, names: [FILLED], columns: [filled] }
  return sortKeys(counted, [{ name: FILLED, form: 'number', descending: true }])
}

/** 1 = the row stays. */
function chosenRows(rule: Rule, { observations, sizes, rows, stopped }: Survey): Uint8Array {
  const digests = observations.map((bytes, at) => bytes.subarray(0, (sizes[at] ?? 0) * DIGEST_BYTES))
  const keys = observations.map((bytes, at) => bytes.subarray((sizes[at] ?? 0) * DIGEST_BYTES))
  const { groupOf, firsts } = groupRows(digests, rows)
  const ranks = new RowKeys(keys, sizes)
  const best = firsts.slice()
  for (let row = 0; row < rows; row += 1) {
    if (row % 65_536 === 0 && stopped()) break
    const group = groupOf[row] ?? NO_GROUP
    if (group !== NO_GROUP && (rule === 'last' || ranks.compare(row, best[group] ?? 0) < 0)) best[group] = row
  }
  const keep = sharedBytes(rows)
  for (let row = 0; row < rows; row += 1) if (groupOf[row] === NO_GROUP) keep[row] = 1
  for (const row of best) keep[row] = 1
  return keep
}

export const keepBest = defineOperation({
  id: 'keepBest',
  kind: 'clean',
  params,
  columns: { min: 1, max: null },
  scope: 'table',
  reversibility: 'irreversible',
  // How complete a row is shows only in all of its columns.
  readsColumns: ({ rule, by }) => ((rule === 'newest' || rule === 'largest') && by !== null ? [by] : []),
  readsAllColumns: ({ rule }) => rule === 'mostComplete',
  plan({ rule, by, blankKeys }, { chosen, all }) {
    if ((rule === 'newest' || rule === 'largest') && by === null) {
      throw invalidParameter('keepBest', 'by', 'nothingGiven')
    }
    return wholePlan<Uint8Array>({
      outputColumns: all,
      rearranges: false,
      observe(chunk) {
        const columns = chosen.map(name => columnOf(chunk, name) ?? [])
        const isBlank = (row: number) => columns.every(column => column[row] === '')
        const digests = rowDigests(columns, chunk.rows, blankKeys === 'keep' ? isBlank : undefined)
        const keys = keysOf(chunk, rule, by ?? '')
        const both = new Uint8Array(digests.length + keys.length)
        both.set(digests)
        both.set(keys, digests.length)
        return both
      },
      decide: survey => chosenRows(rule, survey),
      treat: keep => ({
        outputColumns: all,
        apply: (chunk, first) => filterRows(chunk, keep.subarray(first, first + chunk.rows)),
      }),
    })
  },
  describe: ({ rule, by }) => {
    const choice = operations.keepBest.params.rule.choices[rule]
    return { choice: by === null ? choice : fill(keepBestWords.by, { rule: choice, column: by }) }
  },
})
