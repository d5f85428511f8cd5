// Runs the judgement of a whole small table, for the tests of structure.
// Asserts nothing.
import type { StructureRow } from '../../../src-main/core/structure/cells.ts'
import { parseRegion } from '../../../src-main/core/structure/references.ts'
import { RowClassifier, type RowRole } from '../../../src-main/core/structure/row-classifier.ts'
import { findTableHead, HEAD_ROWS, type TableHead } from '../../../src-main/core/structure/table-head.ts'

export interface Judged {
  head: TableHead
  names: string[]
  roles: RowRole[]
  /** First cells of the records. */
  records: string[]
}

export function judge(rows: StructureRow[], choice = 'auto', merged: string[] = []): Judged {
  const numbered = rows.map((cells, at) => ({ number: at + 1, cells }))
  const beginning = numbered.slice(0, HEAD_ROWS)
  const regions = merged.map(parseRegion).filter(region => region !== null)
  const head = findTableHead({ rows: beginning, regions, choice })
  const classifier = new RowClassifier(head, beginning)
  for (const { number, cells } of numbered) classifier.add(number, cells)
  classifier.finish()
  const decided = classifier.take()
  return {
    head,
    names: head.names,
    roles: decided.map(({ role }) => role),
    records: decided.filter(({ role }) => role === 'data').map(({ cells }) => String(cells[0] ?? '')),
  }
}

/** A comma-separated line per row; an empty cell stays ''. */
export function table(text: string): string[][] {
  return text
    .trim()
    .split('\n')
    .map(line => line.trim().split(','))
}
