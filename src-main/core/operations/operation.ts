// What an operation is: one file per operation, pure, described by its own schema, run by the recipe runner.
// Holds no operation and no visible text (texts: contract/text, by operation id).
import type { KeyObject } from 'node:crypto'
import type { z } from 'zod'
import type { MethodFamily, OperationKind, REVERSIBILITIES } from '../../contract/recipe.ts'
import type { TableChunk } from '../table/chunk.ts'

/** Everything an operation may know besides its rows: passed in, because core has no keys, clock or randomness of its own. */
export interface OperationContext {
  /** Secret key by name; throws KEYRING_MISSING when the key ring has none of that name. */
  key(name: string): KeyObject
  /** Tags of the values that have a random pseudonym under that key so far, in the order in which they got it; absent = none have. */
  pseudonyms?(key: string): Uint8Array
  /** The run's seed. */
  seed: number
  /** Further tables that the recipe names; absent where there are none. To be asked through `inputOf`. */
  input?(name: string): InputTable | null
}

/** A further table of a recipe. Reading it costs what reading a stored table costs: ask for the columns needed, and once. */
export interface InputTable {
  readonly columns: readonly string[]
  readonly rows: number
  chunks(columns: readonly string[]): Iterable<TableChunk>
}

/** The step's columns, and all columns of the table it meets. */
export interface StepColumns {
  readonly chosen: readonly string[]
  readonly all: readonly string[]
}

/**
 * Cell by cell over the step's columns. `map` returns the new value, or null for "cannot be treated":
 * a cleaning step then keeps the old value and counts it, a masking step stops the run.
 */
export interface CellPlan {
  readonly shape: 'cells'
  map(value: string): string | null
  /** Whether `map` is called for '' too; default false. */
  readonly mapsEmpty?: boolean
  /** `map` takes microseconds, so that more values are worth remembering. */
  readonly dear?: boolean
}

/** Where a row plan counts the cells it could not treat; changes are counted by comparing what went in and what came out. */
export interface RowTally {
  /** A cleaning step counts them; any other step stops the run there, naming the first. */
  failed(cells: number, first?: { readonly column: string; readonly rowNumber: number }): void
}

/** Row by row, any columns: may change, drop or add columns and rows; never looks at another row. */
export interface RowPlan {
  readonly shape: 'rows'
  readonly outputColumns: readonly string[]
  apply(chunk: TableChunk, tally: RowTally): TableChunk
  /**
   * For plans that only choose and name columns: the place of each output column in the input. The runner then asks no `apply`, and
   * columns that nobody reads are never made into strings.
   */
  readonly picks?: readonly number[]
  /**
   * For plans that keep every row and write only these output columns; all others are handed on. Such a plan depends on the columns the
   * step reads and, where they are there, on the old values of those it writes: `apply` is given no cell of any other column.
   */
  readonly writes?: readonly string[]
  /** For plans that only remove rows, judged by the columns the step reads: one byte per row, 0 = the row goes. */
  keeps?(chunk: TableChunk): Uint8Array
}

/**
 * Needs other rows, in order. `observe` runs on any worker and condenses a chunk into transferable bytes; `decide` runs in one place,
 * chunk after chunk in row order, and answers with bytes for that chunk: one keep byte per row, or whatever `apply` understands.
 */
export interface OrderedPlan {
  readonly shape: 'ordered'
  observe(chunk: TableChunk): Uint8Array
  decider(): { decide(observation: Uint8Array, rows: number): Uint8Array }
  /** For plans that change or add columns instead of only dropping rows. */
  readonly treats?: {
    readonly outputColumns: readonly string[]
    /** As `RowPlan.writes`. */
    readonly writes: readonly string[]
    apply(chunk: TableChunk, decision: Uint8Array): TableChunk
  }
}

/** All that a plan for the whole table is told before it decides. */
export interface Survey {
  /** What `observe` made of each chunk, in row order. */
  readonly observations: readonly Uint8Array[]
  /** Rows observed per chunk, and of all together. */
  readonly sizes: readonly number[]
  readonly rows: number
  /** To be asked every few thousand rows by long decisions; true = nobody waits any more: throw or return anything. */
  stopped(): boolean
}

/** What a decision makes of the rows, chunk by chunk and on any worker. */
export interface Treatment {
  readonly outputColumns: readonly string[]
  /** `first` = place of the chunk's first row among all observed rows, 0-based; in the new order where the plan gives one. */
  apply(chunk: TableChunk, first: number, tally: RowTally): TableChunk
}

/**
 * Needs the whole table before any row: `observe` condenses a chunk on any worker to transferable bytes, `decide` runs once, in one place,
 * when all chunks have been observed, and its knowledge goes to every worker, where `treat` makes row-local work of it. Between the two
 * halves the table waits in chunks in the store. In memory at once: all observations, and the knowledge once for each worker; typed arrays
 * over shared memory (see table/shared-array) are not copied.
 */
export interface WholePlan<K = unknown> {
  readonly shape: 'whole'
  /** null = depends on the data, and is known with the decision; what stays in any case is then in `surelyColumns`. */
  readonly outputColumns: readonly string[] | null
  readonly surelyColumns?: readonly string[]
  /** Rows do not stay where they were, so that a preview must show a page of the result; such a step cannot be for some rows only. */
  readonly rearranges: boolean
  /** `chunk` has the columns the step reads, and only the rows in its scope. */
  observe(chunk: TableChunk): Uint8Array
  /** The answer must survive structured cloning. May throw RECIPE_INVALID. */
  decide(survey: Survey): K
  /** Places of the rows that stay in their new order, each at most once; null or absent = all rows where they are. */
  order?(knowledge: K): Uint32Array | null
  treat(knowledge: K): Treatment
  /** What the key ring has to keep so that later runs treat the same values alike; kept when the result is. */
  remembers?(knowledge: K): RememberedTags
}

/** Tags of values that got a random pseudonym, behind the first `from` ones that the table of the key had. */
export interface RememberedTags {
  readonly key: string
  readonly from: number
  readonly added: Uint8Array
}

/** Puts the rows of a further table behind those of this one. A pick is a column's place or, as text, what every row gets. */
export interface AppendPlan {
  readonly shape: 'append'
  readonly input: string
  readonly outputColumns: readonly string[]
  readonly ownPicks: readonly (number | string)[]
  /** Into the columns of the further table, in its own order. */
  readonly inputPicks: readonly (number | string)[]
}

export type StepPlan = CellPlan | RowPlan | OrderedPlan | WholePlan | AppendPlan

/** Ties the knowledge of the halves of a plan together. */
export function wholePlan<K>(plan: Omit<WholePlan<K>, 'shape'>): WholePlan {
  return { shape: 'whole', ...plan }
}

export interface Operation<P extends z.ZodType = z.ZodType> {
  readonly id: string
  readonly kind: OperationKind
  /** Left out of the palette: a person makes such a step by acting on the table itself. */
  readonly inPalette?: false
  /**
   * Parameters; every one has a default or is required, and appears in contract/text by name. One that counts only under certain values
   * of others says so with `.meta({ appliesWhen })`, in the form that contract/recipe describes.
   */
  readonly params: P
  readonly columns: { readonly min: number; readonly max: number | null }
  readonly scope: 'row' | 'table'
  /** It changes the shape of the table, whatever its parameters: it can never be done to some rows only. Absent = it depends on them. */
  readonly takesScope?: false
  readonly reversibility: (typeof REVERSIBILITIES)[number]
  /** Gives back what an earlier step hid: what was done to the column before no longer counts as masking. */
  readonly undoes?: true
  /** GB/T 37964-2019: which family of methods it belongs to; cleaning belongs to none. */
  readonly family?: MethodFamily
  /** Throws RECIPE_INVALID when the parameters make no sense on these columns. */
  plan(params: z.output<P>, columns: StepColumns, context: OperationContext): StepPlan
  /** Columns named in the parameters, besides the step's own; a missing one is reported like a missing step column. */
  readsColumns?(params: z.output<P>): readonly string[]
  /** The step looks at all columns, whichever it was given. */
  readsAllColumns?(params: z.output<P>): boolean
  /** Further tables named in the parameters. */
  readsInputs?(params: z.output<P>): readonly string[]
  /** Words for the sentence template of contract/text, e.g. `{first: '3'}`; `{columns}` is always filled. */
  describe?(params: z.output<P>): Record<string, string>
}

/** Keeps the parameter type while the registry holds operations of all kinds. */
export function defineOperation<P extends z.ZodType>(operation: Operation<P>): Operation<P> {
  return operation
}
