// A recipe that names columns by their own heads alone, on a table whose heads stand below group heads (申请人信息_姓名).
// Takes a column only where no other one could be meant; everything else is left to the person.
import type { Step } from '../../contract/recipe.ts'
import type { OperationContext } from '../operations/operation.ts'
import { renameColumn } from '../operations/rename-column.ts'
import { checkRecipe } from './check-recipe.ts'

/** Between the group's head and the column's own, as tables are read. */
const BELOW = '_'

export interface HeadedTable {
  readonly columns: readonly string[]
  /** Rows its heads took up. */
  readonly headerRows: number
}

function freeId(steps: readonly Step[], place: number): string {
  const ids = new Set(steps.map(({ id }) => id))
  let id = `head${place}`
  while (ids.has(id)) id += "'"
  return id
}

/**
 * The steps, behind steps that give each column the recipe misses its plain head, where exactly one column of the table has that head
 * below a group. Tables with one row of heads have no groups: `user_id` is then a name of its own.
 */
export function fittedToHeads(steps: readonly Step[], table: HeadedTable, context: OperationContext): Step[] {
  if (table.headerRows < 2) return [...steps]
  const { missing } = checkRecipe(steps, table.columns, context)
  const renames = missing.flatMap(name => {
    const meant = table.columns.filter(column => column.endsWith(BELOW + name))
    return meant.length === 1 ? [{ columns: meant, name }] : []
  })
  const heads = renames.map(({ columns, name }, at) => ({
    id: freeId(steps, at + 1),
    op: renameColumn.id,
    columns,
    params: { name },
    enabled: true,
  }))
  return [...heads, ...steps]
}
