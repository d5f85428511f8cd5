// The first records of every part as they will stand in the one table, under the chosen columns and names.
// Pure; the records are the engine's.
import type { ColumnRule, SurveyedPart } from '../../../src-main/contract/sources.ts'
import type { GridRow } from '../../ui/grid-types.ts'
import type { ChosenPart } from './part-choices.ts'

export interface CombinedInput {
  parts: readonly ChosenPart[]
  surveyed: readonly SurveyedPart[]
  labels: readonly string[]
  rule: ColumnRule
  /** null = there is none. */
  sourceColumn: string | null
  /** Columns of the dataset that the parts come into; null = they make a new table. */
  present: readonly string[] | null
}

export interface Combined {
  columns: string[]
  rows: GridRow[]
}

interface Renamed {
  label: string
  names: string[]
  head: SurveyedPart['head']
}

/** Every row has the number it has in its own file: what the table will number it is known only once the files have been read. */
export function combinedPreview({ parts, surveyed, labels, rule, sourceColumn, present }: CombinedInput): Combined {
  const readable = parts.flatMap((part, at): Renamed[] => {
    const found = surveyed[at]
    if (found === undefined || found.fault !== null) return []
    const names = found.columns.map(column => part.rename[column] ?? column)
    return [{ label: labels[at] ?? '', names, head: found.head }]
  })
  const tables = readable.map(({ names }) => names)
  const own = columnsBy(rule, present === null ? tables : [[...present], ...tables])
  const columns = sourceColumn === null || own.includes(sourceColumn) ? own : [sourceColumn, ...own]
  const rows = readable.flatMap(({ label, names, head }) =>
    head.map(({ rowNumber, cells }) => ({
      rowNumber,
      cells: columns.map(column => (column === sourceColumn ? label : (cells[names.indexOf(column)] ?? ''))),
    })),
  )
  return { columns, rows }
}

function columnsBy(rule: ColumnRule, tables: readonly string[][]): string[] {
  const [first = [], ...others] = tables
  switch (rule) {
    case 'first':
      return first
    case 'common':
      return first.filter(column => others.every(names => names.includes(column)))
    case 'all':
      return [...new Set(tables.flat())]
  }
}
