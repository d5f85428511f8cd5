// Values that a column of few different values did not have before: a new district, a new spelling, a new code.
// Judges no value.
import { setImmediate as others } from 'node:timers/promises'
import { OpenprepError } from '../contract/errors.ts'
import type { Difference } from '../contract/sources.ts'
import type { TableReader } from '../store/table-store.ts'

/** A column with more different values is no list to compare by eye. */
const MOST_VALUES = 200
const MOST_SHOWN = 20

/** Only columns in which something is new. Blank counts as no value. */
export async function newValuesOf(
  before: TableReader,
  after: TableReader,
  columns: readonly string[],
  signal: AbortSignal,
): Promise<Difference['newValues']> {
  const found: Difference['newValues'] = []
  for (const column of columns) {
    const old = await valuesOf(before, column, signal)
    const now = old === null ? null : await valuesOf(after, column, signal)
    if (old === null || now === null) continue
    const values = [...now].filter(value => value !== '' && !old.has(value))
    if (values.length > 0) found.push({ column, values: values.slice(0, MOST_SHOWN), count: values.length })
  }
  return found
}

/** null when there are too many, or when nearly every row has one of its own. */
async function valuesOf(table: TableReader, column: string, signal: AbortSignal): Promise<Set<string> | null> {
  const values = new Set<string>()
  for (const { no } of table.chunks) {
    if (signal.aborted) throw new OpenprepError('CANCELLED')
    for (const cell of table.readChunk(no, [column]).columns[0] ?? []) values.add(cell)
    if (values.size > MOST_VALUES) return null
    await others()
  }
  return values.size > Math.max(MOST_SHOWN, table.rows / 2) ? null : values
}
