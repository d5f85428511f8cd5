// Operation checkIdentity: compares birth date and sex of a row with what its citizen ID number says.
// Judges only rows with a valid number; changes the number never.
import { z } from 'zod'
import { codeList } from '../codes/code-lists.ts'
import { type CitizenId, parseCitizenId } from '../identifiers/citizen-id.ts'
import { type Column, columnOf, type TableChunk } from '../table/chunk.ts'
import { withColumns } from '../table/column-edits.ts'
import { parseCivilDate } from '../values/civil-date.ts'
import { failurePlan, markColumnParam, ON_FAILURE } from './failure-plan.ts'
import { invalidParameter } from './invalid-parameter.ts'
import { defineOperation, type RowPlan } from './operation.ts'

const column = z.string().meta({ format: 'column' }).nullable().default(null)
const params = z.strictObject({
  birth: column,
  sex: column,
  onFail: z.enum(ON_FAILURE).default('mark'),
  markColumn: markColumnParam,
})

/** GB/T 2261.1-2003 codes of the two sexes a number can say. */
const SEX_CODES = { male: '1', female: '2' } as const
const sexes = codeList('sex')

/** Compared as far as the cell states it; a cell that is no date contradicts nothing. */
function birthContradicts(cell: string, id: CitizenId): boolean {
  const date = parseCivilDate(cell)?.date
  return date !== undefined && !id.birth.startsWith(date)
}

function sexContradicts(cell: string, id: CitizenId): boolean {
  const code = sexes.find(cell)?.code
  return (code === '1' || code === '2') && code !== SEX_CODES[id.sex]
}

interface Pairs {
  readonly birth: string | null
  readonly sex: string | null
}

/** Writes what the number says, in the column's own way of writing sex (男, 男性 or 1), where the cell is blank or contradicts. */
function fixPlan(number: string, { birth, sex }: Pairs, all: readonly string[]): RowPlan {
  function fixed(chunk: TableChunk, ids: readonly (CitizenId | null)[]) {
    const fresh: { name: string; values: Column }[] = []
    if (birth !== null) {
      const values = (columnOf(chunk, birth) ?? []).map((cell, row) => {
        const id = ids[row] ?? null
        return id !== null && (cell === '' || birthContradicts(cell, id)) ? id.birth : cell
      })
      fresh.push({ name: birth, values })
    }
    if (sex !== null) fresh.push({ name: sex, values: fixedSexes(columnOf(chunk, sex) ?? [], ids) })
    return withColumns(chunk, all, fresh)
  }
  return {
    shape: 'rows',
    outputColumns: all,
    writes: [birth, sex].filter(name => name !== null),
    apply: chunk => fixed(chunk, (columnOf(chunk, number) ?? []).map(parseCitizenId)),
  }
}

function fixedSexes(cells: Column, ids: readonly (CitizenId | null)[]): Column {
  return cells.map((cell, row) => {
    const id = ids[row] ?? null
    if (id === null || (cell !== '' && !sexContradicts(cell, id))) return cell
    const entry = sexes.find(SEX_CODES[id.sex])
    if (entry === undefined) return cell
    if (/^\d$/.test(cell)) return entry.code
    return cell.endsWith('性') ? entry.name : entry.short
  })
}

export const checkIdentity = defineOperation({
  id: 'checkIdentity',
  kind: 'clean',
  params,
  columns: { min: 1, max: 1 },
  scope: 'row',
  reversibility: 'irreversible',
  readsColumns: ({ birth, sex }) => [birth, sex].filter(name => name !== null),
  plan({ birth, sex, onFail, markColumn }, { chosen, all }) {
    const [number = ''] = chosen
    if (birth === null && sex === null) throw invalidParameter('checkIdentity', 'birth', 'nothingGiven')
    if (onFail === 'fix') return fixPlan(number, { birth, sex }, all)
    const compared = [birth, sex].filter(name => name !== null)
    const fix = (values: readonly string[]) => values
    return failurePlan({ operation: 'checkIdentity', onFail, markColumn, all, chosen: compared, fix }, chunk => {
      const numbers = columnOf(chunk, number) ?? []
      const births = birth === null ? undefined : columnOf(chunk, birth)
      const sexCells = sex === null ? undefined : columnOf(chunk, sex)
      return row => {
        const id = parseCitizenId(numbers[row] ?? '')
        if (id === null) return []
        return [
          ...(birth !== null && birthContradicts(births?.[row] ?? '', id) ? [birth] : []),
          ...(sex !== null && sexContradicts(sexCells?.[row] ?? '', id) ? [sex] : []),
        ]
      }
    })
  },
})
