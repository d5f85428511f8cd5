// Operation mergeDuplicates: rows that are alike in the chosen columns become one, blanks filled from one another, conflicts reported.
// Decides no conflict: the leading row's value stays, and what the others say is written into a column of its own.
import { z } from 'zod'
import { fill } from '../../contract/text/describe-error.ts'
import { tableWords } from '../../contract/text/zh-CN/table-operations.ts'
import { type Column, columnOf, filterRows, type TableChunk } from '../table/chunk.ts'
import { withColumns } from '../table/column-edits.ts'
import { packColumns, unpackColumns } from '../table/packed-columns.ts'
import { rowDigests } from '../table/row-digests.ts'
import { groupRows, NO_GROUP } from '../table/row-groups.ts'
import { sharedBytes } from '../table/shared-array.ts'
import { invalidParameter } from './invalid-parameter.ts'
import { defineOperation, type Survey, wholePlan } from './operation.ts'
import { joinedBytes, splitObservations } from './two-parts.ts'

/** The cells of all rows wait in memory, compact, for their likes: some 15 bytes a cell. */
const MOST_ROWS = 2_000_000
/** Shown of a conflict; more values than this tell nobody anything. */
const SHOWN = 10

const params = z.strictObject({
  leading: z.enum(['first', 'last']).default('first'),
  conflictColumn: z.string().trim().max(200).default(tableWords.conflictColumn),
  blankKeys: z.enum(['keep', 'compare']).default('keep'),
})

const ALONE = 0
const LEADS = 1
const GOES = 2

interface Knowledge {
  /** Per row: alone, leading its likes, or gone. */
  readonly fates: Uint8Array
  /** Of leading rows, by place: a cell per column of `filled`, then the conflicts in words. */
  readonly merged: Map<number, string[]>
}

function mergedCells(columns: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const conflicts: string[] = []
  const cells = columns.map((column, at) => {
    const values = [...new Set(rows.map(row => row[at] ?? '').filter(value => value !== ''))]
    if (values.length > 1) {
      conflicts.push(fill(tableWords.conflict, { column, values: values.slice(0, SHOWN).join(tableWords.against) }))
    }
    return values[0] ?? ''
  })
  return [...cells, conflicts.join(tableWords.conflictMark)]
}

interface Member {
  readonly place: number
  readonly cells: string[]
}

/** The rows of each group of several, in their order. */
function membersOf(survey: Survey): Iterable<Member[]> {
  const { digests, rest } = splitObservations(survey)
  const { groupOf, sizes } = groupRows(digests, survey.rows)
  const members = new Map<number, Member[]>()
  let place = 0
  for (const [at, bytes] of rest.entries()) {
    if (survey.stopped()) break
    const groups = groupOf.subarray(place, place + (survey.sizes[at] ?? 0))
    const isShared = (group: number) => group !== NO_GROUP && (sizes[group] ?? 0) > 1
    const cells: readonly Column[] = groups.some(isShared) ? unpackColumns(bytes) : []
    for (const [row, group] of groups.entries()) {
      if (!isShared(group)) continue
      const known = members.get(group) ?? []
      known.push({ place: place + row, cells: cells.map(column => column[row] ?? '') })
      members.set(group, known)
    }
    place += groups.length
  }
  return members.values()
}

function decide(columns: readonly string[], leading: 'first' | 'last', survey: Survey): Knowledge {
  if (survey.rows > MOST_ROWS) throw invalidParameter('mergeDuplicates', 'leading', 'tooManyRows', MOST_ROWS)
  const fates = sharedBytes(survey.rows)
  const merged = new Map<number, string[]>()
  for (const members of membersOf(survey)) {
    const ordered = leading === 'first' ? members : members.toReversed()
    for (const { place } of ordered) fates[place] = GOES
    const lead = ordered[0]?.place ?? 0
    fates[lead] = LEADS
    merged.set(
      lead,
      mergedCells(
        columns,
        ordered.map(({ cells }) => cells),
      ),
    )
  }
  return { fates, merged }
}

export const mergeDuplicates = defineOperation({
  id: 'mergeDuplicates',
  kind: 'clean',
  params,
  columns: { min: 1, max: null },
  scope: 'table',
  reversibility: 'irreversible',
  readsAllColumns: () => true,
  plan({ leading, conflictColumn, blankKeys }, { chosen, all }) {
    if (conflictColumn !== '' && all.includes(conflictColumn)) {
      throw invalidParameter('mergeDuplicates', 'conflictColumn', 'columnTaken', conflictColumn)
    }
    const filled = all.filter(name => !chosen.includes(name))
    const outputColumns = conflictColumn === '' ? all : [...all, conflictColumn]
    const cellsOf = (chunk: TableChunk, names: readonly string[]) => names.map(name => columnOf(chunk, name) ?? [])

    function apply(chunk: TableChunk, first: number, { fates, merged }: Knowledge): TableChunk {
      const patched = (name: string, at: number) =>
        (columnOf(chunk, name) ?? chunk.rowNumbers.map(() => '')).map((value, row) =>
          fates[first + row] === LEADS ? (merged.get(first + row)?.[at] ?? value) : value,
        )
      const fresh = [...filled, ...(conflictColumn === '' ? [] : [conflictColumn])]
      const columns = fresh.map((name, at) => ({ name, values: patched(name, at) }))
      const keep = fates.subarray(first, first + chunk.rows).map(fate => (fate === GOES ? ALONE : 1))
      return filterRows(withColumns(chunk, outputColumns, columns), keep)
    }

    return wholePlan<Knowledge>({
      outputColumns,
      rearranges: false,
      observe(chunk) {
        const keys = cellsOf(chunk, chosen)
        const isBlank = (row: number) => keys.every(column => column[row] === '')
        const digests = rowDigests(keys, chunk.rows, blankKeys === 'keep' ? isBlank : undefined)
        return joinedBytes(digests, packColumns(cellsOf(chunk, filled)))
      },
      decide: survey => decide(filled, leading, survey),
      treat: knowledge => ({ outputColumns, apply: (chunk, first) => apply(chunk, first, knowledge) }),
    })
  },
})
