// Looks for one column that tells the rows of a table apart, to compare two versions by it.
// Proposes only: whether a column is meant as a key is for the person to say.
import { setImmediate as others } from 'node:timers/promises'
import { OpenprepError } from '../contract/errors.ts'
import type { TableReader } from '../store/table-store.ts'
import { hashColumn } from './hash-column.ts'
import { RowHashes, repeatedRows } from './row-matcher.ts'

/** Names of columns that are meant to identify something. */
const IDENTIFYING = /编号|编码|号码|代码|证号|证件号|标识|流水号|单号|案号|文号|主键|(?:^|[\s_-])(?:id|no|code)$/iu
/** A running number says where a row stands in its list, not what it is. */
const RUNNING = /^(?:序号|行号|no\.?|#|id)$/iu

/** `only` = columns that may be keys. Without a fitting one: []. */
export async function findKey(table: TableReader, only: readonly string[], signal: AbortSignal): Promise<string[]> {
  const candidates = table.columns.filter(
    column => only.includes(column) && IDENTIFYING.test(column) && !RUNNING.test(column.trim()),
  )
  for (const column of candidates) if (await isUnique(table, column, signal)) return [column]
  return []
}

/** Every row has a value, and no two have the same. */
async function isUnique(table: TableReader, column: string, signal: AbortSignal): Promise<boolean> {
  const hashes = new RowHashes(table.rows)
  for (const { no, firstRow, rows } of table.chunks) {
    if (signal.aborted) throw new OpenprepError('CANCELLED')
    if (table.readChunk(no, [column]).columns[0]?.includes('')) return false
    hashes.mix(hashColumn(table.encodedColumn(no, column), rows), firstRow)
    await others()
  }
  return table.rows > 0 && repeatedRows(hashes) === 0
}
