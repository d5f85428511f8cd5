// Names of the columns from one or several header rows.
// Rule: parent_child from top to bottom; equal neighbours count once; empty = 列N; repeated = name_2.
import { cleanName, type StructureRow, textOf } from './cells.ts'
import type { Region } from './references.ts'

export interface HeaderRow {
  /** 1-based row number in the file. */
  number: number
  cells: StructureRow
}

/** Header texts by level and column; merged cells and group names repeated over what they cover. */
export function headerLevels(rows: readonly HeaderRow[], regions: readonly Region[], width: number): string[][] {
  const levels = rows.map(({ cells }) => Array.from({ length: width }, (_, at) => cleanName(textOf(cells[at]))))
  const first = rows[0]?.number ?? 0
  const last = rows.at(-1)?.number ?? 0
  const own = regions.filter(({ top, bottom }) => top >= first && bottom <= last)
  for (const region of own) fillRegion(levels, region, first)
  const merged = own.some(({ left, right }) => right > left)
  if (!merged) for (let level = 0; level + 1 < levels.length; level++) fillGroups(levels, level)
  return levels
}

function fillRegion(levels: string[][], region: Region, firstRow: number): void {
  const name = levels[region.top - firstRow]?.[region.left] ?? ''
  for (let row = region.top; row <= region.bottom; row++) {
    const level = levels[row - firstRow]
    for (let column = region.left; level !== undefined && column <= region.right; column++) {
      if (column < level.length) level[column] = name
    }
  }
}

/**
 * Without merged cells a group's name stands over its first column only. It is carried to the right as long as the columns have a name
 * of their own below; a name with nothing below it is a column by itself and is carried nowhere.
 */
function fillGroups(levels: string[][], level: number): void {
  const names = levels[level] ?? []
  const hasOwnName = (column: number) => levels.slice(level + 1).some(lower => lower[column] !== '')
  let group = ''
  for (let column = 0; column < names.length; column++) {
    const startsAbove = level > 0 && levels[level - 1]?.[column] !== levels[level - 1]?.[column - 1]
    if (names[column] !== '') group = hasOwnName(column) ? (names[column] ?? '') : ''
    else if (startsAbove || !hasOwnName(column)) group = ''
    else names[column] = group
  }
}

/** Columns for which no header row has a name. */
export function unnamedColumns(levels: readonly (readonly string[])[], width: number): number[] {
  const columns = Array.from({ length: width }, (_, column) => column)
  return columns.filter(column => levels.every(level => (level[column] ?? '') === ''))
}

/** One unique, non-empty name per column. */
export function columnNames(levels: readonly (readonly string[])[], width: number): string[] {
  const joined = Array.from({ length: width }, (_, column) => {
    const parts = levels.map(level => level[column] ?? '').filter(part => part !== '')
    return parts.filter((part, at) => part !== parts[at - 1]).join('_')
  })
  return uniqueNames(joined.map((name, column) => (name === '' ? `列${column + 1}` : name)))
}

function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set(names)
  /** The last number given to a name: thousands of columns may share one. */
  const copies = new Map<string, number>()
  return names.map(name => {
    let copy = copies.get(name)
    if (copy === undefined) {
      copies.set(name, 1)
      return name
    }
    do copy += 1
    while (taken.has(`${name}_${copy}`))
    copies.set(name, copy)
    const unique = `${name}_${copy}`
    taken.add(unique)
    copies.set(unique, 1)
    return unique
  })
}
