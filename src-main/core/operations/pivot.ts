// Operation pivot: rows of a name and a value become columns side by side, one row for each of the things they are about.
// The new columns are known only from the data; their cells are held in memory until the step is done.
import { z } from 'zod'
import { pivotWords } from '../../contract/text/zh-CN/table-operations.ts'
import { columnOf, type TableChunk } from '../table/chunk.ts'
import { pickRows, withColumns } from '../table/column-edits.ts'
import { DIGEST_BYTES } from '../table/digest-set.ts'
import { packColumns, unpackColumns } from '../table/packed-columns.ts'
import { rowDigests } from '../table/row-digests.ts'
import { groupRows } from '../table/row-groups.ts'
import { sharedNumbers } from '../table/shared-array.ts'
import { addDecimals } from '../values/decimal.ts'
import { parseNumberText } from '../values/number-text.ts'
import { invalidParameter } from './invalid-parameter.ts'
import { defineOperation, type Survey, wholePlan } from './operation.ts'

/** More columns than this are no table that a person reads, but a wrong choice of the name column. */
const MOST_COLUMNS = 1000

const SEVERAL = ['join', 'first', 'last', 'sum', 'count'] as const
const params = z.strictObject({
  nameColumn: z.string().min(1).meta({ format: 'column' }),
  valueColumn: z.string().min(1).meta({ format: 'column' }),
  several: z.enum(SEVERAL).default('join'),
})
type Several = (typeof SEVERAL)[number]

interface Knowledge {
  /** Per row: 1 + the number of the group it is the first row of; 0 = it is not. */
  readonly leads: Uint32Array
  readonly names: string[]
  /** Per new column, one cell per group. */
  readonly cells: string[][]
}

/** `old` null = the first value for this cell. */
function combined(several: Several, old: string | null, value: string): string {
  switch (several) {
    case 'first':
      return old ?? value
    case 'last':
      return value
    case 'join':
      return old === null || old === '' ? value : value === '' ? old : `${old}${pivotWords.joint}${value}`
    case 'count':
      return String(Number(old ?? '0') + (value === '' ? 0 : 1))
    case 'sum':
      return addDecimals(old ?? '0', parseNumberText(value) ?? '0')
    default:
      return several satisfies never
  }
}

function decide(several: Several, { observations, sizes, rows, stopped }: Survey): Knowledge {
  const split = sizes.map(size => size * DIGEST_BYTES)
  const { groupOf, firsts } = groupRows(
    observations.map((bytes, at) => bytes.subarray(0, split[at])),
    rows,
  )
  const places = new Map<string, number>()
  const cells: (string | null)[][] = []
  let row = 0
  for (const [at, bytes] of observations.entries()) {
    if (stopped()) break
    const [names = [], values = []] = unpackColumns(bytes.subarray(split[at]))
    for (const [local, name] of names.entries()) {
      const place = places.get(name) ?? places.size
      if (place === MOST_COLUMNS) throw invalidParameter('pivot', 'nameColumn', 'tooManyValues', MOST_COLUMNS)
      places.set(name, place)
      cells[place] ??= new Array<string | null>(firsts.length).fill(null)
      const group = groupOf[row] ?? 0
      const column = cells[place]
      if (column !== undefined) column[group] = combined(several, column[group] ?? null, values[local] ?? '')
      row += 1
    }
  }
  const leads = sharedNumbers(rows)
  for (const [group, first] of firsts.entries()) leads[first] = group + 1
  const names = [...places.keys()].map(name => (name === '' ? pivotWords.blank : name))
  return { leads, names, cells: cells.map(column => column.map(cell => cell ?? '')) }
}

function pivoted(chunk: TableChunk, first: number, kept: readonly string[], { leads, names, cells }: Knowledge) {
  const rows: number[] = []
  const groups: number[] = []
  for (let row = 0; row < chunk.rows; row += 1) {
    const lead = leads[first + row] ?? 0
    if (lead === 0) continue
    rows.push(row)
    groups.push(lead - 1)
  }
  const fresh = names.map((name, at) => ({ name, values: groups.map(group => cells[at]?.[group] ?? '') }))
  return withColumns(pickRows(chunk, rows), [...kept, ...names], fresh)
}

export const pivot = defineOperation({
  id: 'pivot',
  kind: 'clean',
  params,
  columns: { min: 0, max: null },
  scope: 'table',
  takesScope: false,
  reversibility: 'reversible',
  readsColumns: ({ nameColumn, valueColumn }) => [nameColumn, valueColumn],
  plan({ nameColumn, valueColumn, several }, { chosen, all }) {
    const taken = [nameColumn, valueColumn].find(name => chosen.includes(name))
    if (taken !== undefined || nameColumn === valueColumn) {
      const parameter = taken === valueColumn || taken === undefined ? 'valueColumn' : 'nameColumn'
      throw invalidParameter('pivot', parameter, 'columnTaken', taken ?? valueColumn)
    }
    const kept = chosen.length > 0 ? chosen : all.filter(name => name !== nameColumn && name !== valueColumn)
    return wholePlan<Knowledge>({
      outputColumns: null,
      surelyColumns: kept,
      rearranges: true,
      observe(chunk) {
        const keys = kept.map(name => columnOf(chunk, name) ?? [])
        const digests = rowDigests(keys, chunk.rows)
        const cells = packColumns([columnOf(chunk, nameColumn) ?? [], columnOf(chunk, valueColumn) ?? []])
        const both = new Uint8Array(digests.length + cells.length)
        both.set(digests)
        both.set(cells, digests.length)
        return both
      },
      decide(survey) {
        const knowledge = decide(several, survey)
        const twice = knowledge.names.find((name, at) => kept.includes(name) || knowledge.names.indexOf(name) !== at)
        if (twice !== undefined) throw invalidParameter('pivot', 'nameColumn', 'columnTaken', twice)
        return knowledge
      },
      treat: knowledge => ({
        outputColumns: [...kept, ...knowledge.names],
        apply: (chunk, first) => pivoted(chunk, first, kept, knowledge),
      }),
    })
  },
})
