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
  /** The run's seed. */
  seed: number
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
}

/** Where a row plan counts the cells it could not treat; changes are counted by comparing what went in and what came out. */
export interface RowTally {
  failed(cells: number): void
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
    apply(chunk: TableChunk, decision: Uint8Array): TableChunk
  }
}

export type StepPlan = CellPlan | RowPlan | OrderedPlan

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
  readonly reversibility: (typeof REVERSIBILITIES)[number]
  /** GB/T 37964-2019: which family of methods it belongs to; cleaning belongs to none. */
  readonly family?: MethodFamily
  /** Throws RECIPE_INVALID when the parameters make no sense on these columns. */
  plan(params: z.output<P>, columns: StepColumns, context: OperationContext): StepPlan
  /** Columns named in the parameters, besides the step's own; a missing one is reported like a missing step column. */
  readsColumns?(params: z.output<P>): readonly string[]
  /** Words for the sentence template of contract/text, e.g. `{first: '3'}`; `{columns}` is always filled. */
  describe?(params: z.output<P>): Record<string, string>
}

/** Keeps the parameter type while the registry holds operations of all kinds. */
export function defineOperation<P extends z.ZodType>(operation: Operation<P>): Operation<P> {
  return operation
}
