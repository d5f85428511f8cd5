// What an attack on a published table is: one file per attack, pure, told everything an attacker could have and what is really true.
// Holds no attack and no visible text (texts: contract/text, by attack id).
import type { AttackFinding, AttackId, Candidates } from '../../contract/attacks.ts'
import type { ColumnProfile } from '../../contract/profile.ts'
import type { OperationInfo, Step } from '../../contract/recipe.ts'
import type { Column } from '../table/chunk.ts'

export interface AttackColumn {
  readonly profile: Pick<ColumnProfile, 'name' | 'type' | 'semantics' | 'role' | 'distinct'>
  /** As long as the table has rows. */
  readonly cells: Column
}

/** How a column of the source reaches the result. */
export interface Treatment {
  /** Of the source. */
  readonly column: string
  /** Of the result; null = it is not published. */
  readonly carriedBy: string | null
  /** By the last step that masks it. */
  readonly reversibility: OperationInfo['reversibility']
  /** That step; null = the column is not masked but gone. */
  readonly by?: Pick<Step, 'op' | 'params'> | null
}

/** A table the attacker has besides: names and numbers of people he knows. */
export interface Auxiliary {
  readonly name: string
  readonly rows: number
  readonly columns: readonly AttackColumn[]
}

export interface AttackTable {
  /** Of the source, one per row of the columns. */
  readonly rowNumbers: readonly number[]
  readonly released: readonly AttackColumn[]
  /** The same rows before masking; null where only the published table is there. */
  readonly source: readonly AttackColumn[] | null
  /** Columns of the source that are masked or not published. */
  readonly treatments: readonly Treatment[]
  readonly auxiliary: Auxiliary | null
  /** Processing date `YYYY-MM-DD`. */
  readonly today: string
}

export interface AttackOutcome {
  readonly finding: AttackFinding
  /** Places (0-based) of the rows of which an identifying value was found. */
  readonly identified: readonly number[]
}

export interface Attack {
  readonly id: AttackId
  /** `goOn` throws CANCELLED when it is time to stop; it is asked every few thousand rows. */
  run(table: AttackTable, goOn: () => void): AttackOutcome[]
}

const FEW = 10

/** null for no records. */
export function candidatesOf(counts: Iterable<number>): Candidates | null {
  const sorted = Float64Array.from(counts).sort()
  if (sorted.length === 0) return null
  return {
    min: sorted[0] ?? 0,
    median: sorted[(sorted.length - 1) >> 1] ?? 0,
    max: sorted.at(-1) ?? 0,
    few: sorted.filter(count => count <= FEW).length,
  }
}

const ROWS_LISTED = 20

/** Source row numbers of the first of some rows. */
export function rowNumbersOf({ rowNumbers }: AttackTable, rows: readonly number[]): number[] {
  return rows.slice(0, ROWS_LISTED).map(row => rowNumbers[row] ?? 0)
}

/** How often `goOn` is asked. */
export const GO_ON_EVERY = 4096

export function releasedColumn(table: AttackTable, name: string | null): AttackColumn | undefined {
  return name === null ? undefined : table.released.find(({ profile }) => profile.name === name)
}

export function sourceColumn(table: AttackTable, name: string): AttackColumn | undefined {
  return table.source?.find(({ profile }) => profile.name === name)
}

/** The source's column behind a published one: the one it is said to carry, or the one of the same name. */
export function columnBehind(table: AttackTable, released: string): AttackColumn | undefined {
  const treated = table.treatments.find(({ carriedBy }) => carriedBy === released)
  return sourceColumn(table, treated?.column ?? released)
}

export function holdsKind({ profile }: AttackColumn, kinds: ReadonlySet<string>): boolean {
  return profile.semantics.some(({ kind, confidence }) => confidence !== 'possible' && kinds.has(kind))
}

/** Columns that are neither about people nor numbers of anything may well be told by others. */
export function isWorthHiding({ role, semantics }: Pick<ColumnProfile, 'role' | 'semantics'>): boolean {
  return role !== 'none' || semantics.some(({ confidence }) => confidence !== 'possible')
}

export function shareOf(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole
}
