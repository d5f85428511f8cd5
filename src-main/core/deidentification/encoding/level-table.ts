// A hierarchy as numbers: what each value becomes at each level, and how many rows of the hierarchy each label covers.
// Refuses what cannot be a hierarchy; never guesses a missing value.
import type { Hierarchy } from '../../../contract/deidentify.ts'
import { OpenprepError } from '../../../contract/errors.ts'

export interface LevelTable {
  readonly column: string
  /** Levels, level 0 included; at least 1. */
  readonly height: number
  /** Rows of the hierarchy. */
  readonly rows: number
  /** Per level, label by label code. */
  readonly labels: readonly (readonly string[])[]
  /** Per level: value code (level 0) → label code. */
  readonly codes: readonly Int32Array[]
  /** Per level: label code → rows of the hierarchy that generalise to it. */
  readonly covered: readonly Float64Array[]
  /** Value → its code at level 0. */
  readonly codeOf: ReadonlyMap<string, number>
}

/** What searching needs of it: it knows no texts of values. */
export type SearchLevels = Omit<LevelTable, 'codeOf'>

/** Throws HIERARCHY_ROW_LENGTH, HIERARCHY_VALUE_TWICE, HIERARCHY_NOT_NESTED; each names the row (1-based) of the hierarchy. */
export function levelTable({ column, rows }: Hierarchy): LevelTable {
  const height = rows[0]?.length ?? 0
  checkLengths(column, rows, height)
  const codeOf = new Map<string, number>()
  const firstRow: number[] = []
  for (const [at, row] of rows.entries()) {
    const value = row[0] ?? ''
    const known = codeOf.get(value)
    if (known === undefined) {
      codeOf.set(value, codeOf.size)
      firstRow.push(at)
    } else checkSame(column, rows, firstRow[known] ?? 0, at)
  }
  const levels = Array.from({ length: height }, (_, level) => labelLevel(rows, level, codeOf, firstRow))
  for (let level = 1; level < height; level += 1) checkNested(column, level, levels, firstRow)
  return {
    column,
    height,
    rows: rows.length,
    labels: levels.map(({ labels }) => labels),
    codes: levels.map(({ codes }) => codes),
    covered: levels.map(({ covered }) => covered),
    codeOf,
  }
}

/** For a column without a hierarchy of its own: every value, then all of them together. */
export function flatHierarchy(column: string, values: readonly string[]): Hierarchy {
  return { column, rows: values.map(value => [value, '*']) }
}

interface LabelledLevel {
  labels: string[]
  codes: Int32Array
  covered: Float64Array
}

function labelLevel(
  rows: Hierarchy['rows'],
  level: number,
  codeOf: ReadonlyMap<string, number>,
  firstRow: readonly number[],
): LabelledLevel {
  const numbers = new Map<string, number>()
  const codes = Int32Array.from(firstRow, at => {
    const label = rows[at]?.[level] ?? ''
    const known = numbers.get(label) ?? numbers.size
    numbers.set(label, known)
    return known
  })
  const covered = new Float64Array(numbers.size)
  for (const row of rows) {
    const code = codes[codeOf.get(row[0] ?? '') ?? 0] ?? 0
    covered[code] = (covered[code] ?? 0) + 1
  }
  return { labels: [...numbers.keys()], codes, covered }
}

function checkLengths(column: string, rows: Hierarchy['rows'], height: number): void {
  const at = rows.findIndex(row => row.length !== height)
  if (at < 0) return
  const params = { column, row: at + 1, found: rows[at]?.length ?? 0, expected: height }
  throw new OpenprepError('HIERARCHY_ROW_LENGTH', params)
}

function checkSame(column: string, rows: Hierarchy['rows'], first: number, second: number): void {
  if ((rows[first] ?? []).every((label, level) => label === rows[second]?.[level])) return
  const value = rows[first]?.[0] ?? ''
  throw new OpenprepError('HIERARCHY_VALUE_TWICE', { column, value, row: second + 1, first: first + 1 })
}

/** Values together at one level stay together above it: only so are the classes of a higher level unions of those below. */
function checkNested(
  column: string,
  level: number,
  levels: readonly LabelledLevel[],
  firstRow: readonly number[],
): void {
  const [below, above] = [levels[level - 1], levels[level]]
  if (below === undefined || above === undefined) return
  const parent = new Int32Array(below.labels.length).fill(-1)
  for (let value = 0; value < below.codes.length; value += 1) {
    const label = below.codes[value] ?? 0
    const next = above.codes[value] ?? 0
    if (parent[label] === -1) parent[label] = next
    if (parent[label] === next) continue
    throw new OpenprepError('HIERARCHY_NOT_NESTED', {
      column,
      row: (firstRow[value] ?? 0) + 1,
      label: below.labels[label] ?? '',
      one: above.labels[parent[label] ?? 0] ?? '',
      other: above.labels[next] ?? '',
    })
  }
}
