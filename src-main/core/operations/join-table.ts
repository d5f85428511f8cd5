// Operation joinTable: looks every row up in a further table by one or more columns and takes columns over from there.
// Makes no row twice: of several rows with the same key in the further table one is taken.
import { z } from 'zod'
import { columnOf, filterRows } from '../table/chunk.ts'
import { namesWith, withColumns } from '../table/column-edits.ts'
import { columnList } from './column-list.ts'
import { buildLookup, checkInputColumns, inputOf, type Lookup } from './further-table.ts'
import { invalidParameter } from './invalid-parameter.ts'
import { defineOperation } from './operation.ts'

const params = z.strictObject({
  input: z.string().trim().min(1).max(100).meta({ format: 'input' }),
  /** In the order of the step's columns; none = the same names. */
  keys: z.array(z.string().min(1).meta({ format: 'inputColumn' })).default([]),
  take: z.array(z.string().min(1).meta({ format: 'inputColumn' })).min(1),
  /** A column taken that the table has already: filled where blank, or written over. */
  existing: z.enum(['fill', 'replace', 'refuse']).default('refuse'),
  missing: z.enum(['blank', 'removeRow']).default('blank'),
  repeated: z.enum(['first', 'last']).default('first'),
  compare: z.enum(['loose', 'exact']).default('loose'),
})

export const joinTable = defineOperation({
  id: 'joinTable',
  kind: 'clean',
  params,
  columns: { min: 1, max: 5 },
  scope: 'row',
  reversibility: 'unchanged',
  readsInputs: ({ input }) => [input],
  plan({ input, keys, take, existing, missing, repeated, compare }, { chosen, all }, context) {
    const table = inputOf('joinTable', input, context)
    const theirs = keys.length === 0 ? chosen : keys
    if (theirs.length !== chosen.length) throw invalidParameter('joinTable', 'keys', 'tooFew', chosen.length)
    checkInputColumns('joinTable', 'keys', table, theirs)
    checkInputColumns('joinTable', 'take', table, take)
    const taken = take.find((name, at) => take.indexOf(name) !== at || chosen.includes(name))
    const there = existing === 'refuse' ? take.find(name => all.includes(name)) : undefined
    if (taken !== undefined || there !== undefined) {
      throw invalidParameter('joinTable', 'take', 'columnTaken', taken ?? there)
    }
    const fresh = take.filter(name => !all.includes(name))
    const outputColumns = namesWith(all, chosen.at(-1) ?? '', fresh)
    let lookup: Lookup | null = null
    return {
      shape: 'rows',
      outputColumns,
      ...(missing === 'blank' && { writes: take }),
      apply(chunk, tally) {
        lookup ??= buildLookup(table, { id: 'joinTable', keys: theirs, wanted: take, compare, repeated })
        const { find, values } = lookup
        const cells = chosen.map(name => columnOf(chunk, name) ?? [])
        const places = chunk.rowNumbers.map((_, row) => find(cells.map(column => column[row] ?? '')))
        const without = places.filter(place => place === undefined).length
        if (missing === 'blank') tally.failed(without)
        const columns = take.map((name, at) => {
          const old = columnOf(chunk, name)
          const found = (place: number | undefined) => (place === undefined ? undefined : values[at]?.[place])
          return {
            name,
            values: places.map((place, row) => {
              const before = old?.[row] ?? ''
              const now = found(place)
              return now === undefined || (existing === 'fill' && before !== '') ? before : now
            }),
          }
        })
        const joined = withColumns(chunk, outputColumns, columns)
        if (missing === 'blank' || without === 0) return joined
        return filterRows(
          joined,
          Uint8Array.from(places, place => (place === undefined ? 0 : 1)),
        )
      },
    }
  },
  describe: ({ take }) => ({ take: columnList(take) }),
})
