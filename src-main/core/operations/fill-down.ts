// Operation fillDown: blank cells take the last value above them, as merged cells and group rows mean it.
// Fills nothing above the first value.
import { z } from 'zod'
import { columnOf, type TableChunk } from '../table/chunk.ts'
import { withColumns } from '../table/column-edits.ts'
import { defineOperation } from './operation.ts'

const params = z.strictObject({})
const ValuesSchema = z.array(z.string())

const toBytes = (values: readonly string[]) => new TextEncoder().encode(JSON.stringify(values))
const fromBytes = (bytes: Uint8Array) => ValuesSchema.parse(JSON.parse(new TextDecoder().decode(bytes)))

const lastValues = (chunk: TableChunk, columns: readonly string[]) =>
  columns.map(name => columnOf(chunk, name)?.findLast(value => value !== '') ?? '')

function filled(cells: readonly string[], above: string): string[] {
  let last = above
  return cells.map(value => {
    if (value !== '') last = value
    return last
  })
}

export const fillDown = defineOperation({
  id: 'fillDown',
  kind: 'clean',
  params,
  columns: { min: 1, max: null },
  scope: 'table',
  reversibility: 'guessable',
  plan(_, { chosen, all }) {
    return {
      shape: 'ordered',
      observe: chunk => toBytes(lastValues(chunk, chosen)),
      decider() {
        let above = chosen.map(() => '')
        return {
          decide(observation) {
            const decision = toBytes(above)
            above = fromBytes(observation).map((last, at) => (last === '' ? (above[at] ?? '') : last))
            return decision
          },
        }
      },
      treats: {
        outputColumns: all,
        writes: chosen,
        apply(chunk, decision) {
          const above = fromBytes(decision)
          const fresh = chosen.map((name, at) => ({
            name,
            values: filled(columnOf(chunk, name) ?? [], above[at] ?? ''),
          }))
          return withColumns(chunk, all, fresh)
        },
      },
    }
  },
})
