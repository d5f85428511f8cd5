// Operation appendTable: puts the rows of a further table behind those there are, columns matched by their names.
// Changes no cell; what one of the two tables does not have is blank there.
import { z } from 'zod'
import { inputOf } from './further-table.ts'
import { invalidParameter } from './invalid-parameter.ts'
import { defineOperation } from './operation.ts'

const params = z.strictObject({
  input: z.string().trim().min(1).max(100).meta({ format: 'input' }),
  /** Column of the further table → column of this one, where names differ. */
  rename: z
    .array(
      z.strictObject({
        from: z.string().min(1).meta({ format: 'inputColumn' }),
        to: z.string().min(1).meta({ format: 'column' }),
      }),
    )
    .default([]),
  columns: z.enum(['all', 'present']).default('all'),
  /** Column that says which table a row came from; empty = none. */
  sourceColumn: z.string().trim().max(200).default(''),
  ownName: z.string().max(100).default(''),
})

export const appendTable = defineOperation({
  id: 'appendTable',
  kind: 'clean',
  params,
  columns: { min: 0, max: 0 },
  scope: 'table',
  takesScope: false,
  reversibility: 'unchanged',
  readsInputs: ({ input }) => [input],
  plan({ input, rename, columns, sourceColumn, ownName }, { all }, context) {
    const table = inputOf('appendTable', input, context)
    const names = new Map(rename.map(({ from, to }) => [from, to]))
    const theirs = table.columns.map(name => names.get(name) ?? name)
    const twice = theirs.find((name, at) => theirs.indexOf(name) !== at)
    if (twice !== undefined) throw invalidParameter('appendTable', 'rename', 'columnTaken', twice)
    const fresh = columns === 'all' ? theirs.filter(name => !all.includes(name)) : []
    const source = sourceColumn === '' ? [] : [sourceColumn]
    const taken = source.find(name => all.includes(name) || fresh.includes(name))
    if (taken !== undefined) throw invalidParameter('appendTable', 'sourceColumn', 'columnTaken', taken)
    const shared = [...all, ...fresh]
    const place = (list: readonly string[], name: string) => (list.includes(name) ? list.indexOf(name) : '')
    return {
      shape: 'append',
      input,
      outputColumns: [...source, ...shared],
      ownPicks: [...source.map(() => ownName), ...shared.map(name => place(all, name))],
      inputPicks: [...source.map(() => input), ...shared.map(name => place(theirs, name))],
    }
  },
})
