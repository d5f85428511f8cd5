// Further tables as operations read them: their columns when a plan is made, their rows as an index when rows are treated.
// Reads each table once per plan, and only the columns asked for.
import { OpenprepError } from '../../contract/errors.ts'
import { operations } from '../../contract/text/zh-CN/operations.ts'
import type { Column } from '../table/chunk.ts'
import { looseForm } from '../values/loose-form.ts'
import { invalidParameter, type OperationId } from './invalid-parameter.ts'
import type { InputTable, OperationContext } from './operation.ts'

/** Rows a table for looking up may have: it is held whole in the memory of every worker, some 150 bytes a row and wanted column. */
export const LOOKUP_ROWS = 2_000_000

/** Throws RECIPE_INPUT_MISSING. */
export function inputOf(id: OperationId, name: string, context: OperationContext): InputTable {
  const table = context.input?.(name) ?? null
  if (table === null) throw new OpenprepError('RECIPE_INPUT_MISSING', { step: operations[id].title, input: name })
  return table
}

/** Throws RECIPE_INVALID naming the parameter and the column that the further table does not have. */
export function checkInputColumns(
  id: OperationId,
  parameter: string,
  table: InputTable,
  columns: readonly string[],
): void {
  const missing = columns.find(column => !table.columns.includes(column))
  if (missing !== undefined) throw invalidParameter(id, parameter, 'notInTable', missing)
}

export interface LookupRules {
  readonly id: OperationId
  readonly keys: readonly string[]
  readonly wanted: readonly string[]
  /** `loose` ignores case, width and blanks around the value. */
  readonly compare: 'loose' | 'exact'
  readonly repeated: 'first' | 'last'
}

export interface Lookup {
  /** Place of the row whose keys these are; undefined = there is none. Blank keys never meet. */
  find(keys: readonly string[]): number | undefined
  readonly values: readonly Column[]
}

const SEPARATOR = '\u0000'

/** Throws RECIPE_INVALID when the table is too long to be held. */
export function buildLookup(table: InputTable, { id, keys, wanted, compare, repeated }: LookupRules): Lookup {
  if (table.rows > LOOKUP_ROWS) throw invalidParameter(id, 'input', 'tooManyRows', LOOKUP_ROWS)
  const form = compare === 'loose' ? looseForm : (value: string) => value
  const keyOf = (cells: readonly string[]) =>
    cells.every(cell => cell === '') ? undefined : cells.map(form).join(SEPARATOR)
  const places = new Map<string, number>()
  const values = wanted.map((): string[] => [])
  let row = 0
  for (const { columns, rows } of table.chunks([...keys, ...wanted])) {
    for (let at = 0; at < rows; at += 1, row += 1) {
      const key = keyOf(keys.map((_, number) => columns[number]?.[at] ?? ''))
      if (key !== undefined && (repeated === 'last' || !places.has(key))) places.set(key, row)
      for (const [number, column] of values.entries()) column.push(columns[keys.length + number]?.[at] ?? '')
    }
  }
  return {
    find: cells => {
      const key = keyOf(cells)
      return key === undefined ? undefined : places.get(key)
    },
    values,
  }
}
