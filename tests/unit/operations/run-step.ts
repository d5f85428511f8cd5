// Runs steps on a small table for the tests of operations, through the very code of the run.
// Holds no expectations.
import { createSecretKey } from 'node:crypto'
import type { z } from 'zod'
import { OpenprepError } from '../../../src-main/contract/errors.ts'
import { StepSchema } from '../../../src-main/contract/recipe.ts'
import { describeError } from '../../../src-main/contract/text/describe-error.ts'
import type { OperationContext } from '../../../src-main/core/operations/operation.ts'
import { compileRunnable } from '../../../src-main/core/recipe/compile-recipe.ts'
import { runAlone } from '../../../src-main/core/recipe/run-alone.ts'
import type { StepCounts } from '../../../src-main/core/recipe/step-counts.ts'
import type { TableChunk } from '../../../src-main/core/table/chunk.ts'

/** A step without its id. */
export type StepInput = Omit<z.input<typeof StepSchema>, 'id'>
export type Row = readonly string[]

export const context: OperationContext = { seed: 1, key: name => createSecretKey(Buffer.from(name.padEnd(32, '.'))) }

export const stepsOf = (inputs: readonly StepInput[]) =>
  inputs.map((input, at) => StepSchema.parse({ ...input, id: `s${at}` }))

export function chunkOf(names: Row, rows: readonly Row[]): TableChunk {
  return {
    names,
    columns: names.map((_, at) => rows.map(row => row[at] ?? '')),
    rows: rows.length,
    rowNumbers: rows.map((_, row) => row + 2),
  }
}

export const rowsOf = (chunk: TableChunk): string[][] =>
  chunk.rowNumbers.map((_, row) => chunk.columns.map(column => column[row] ?? ''))

export function runSteps(
  inputs: readonly StepInput[],
  names: Row,
  rows: readonly Row[],
): { names: readonly string[]; rows: string[][]; rowNumbers: readonly number[]; counts: StepCounts } {
  const steps = stepsOf(inputs)
  compileRunnable(steps, names, context)
  const { chunk, counts } = runAlone(steps, chunkOf(names, rows), context)
  return { names: chunk.names, rows: rowsOf(chunk), rowNumbers: chunk.rowNumbers, counts }
}

/** One column through one operation. */
export function treat(op: string, values: Row, params: StepInput['params'] = {}): string[] {
  const { rows } = runSteps(
    [{ op, columns: ['值'], params }],
    ['值'],
    values.map(value => [value]),
  )
  return rows.map(row => row[0] ?? '')
}

/** What a person reads when `act` is refused. */
export function refusal(act: () => unknown): string {
  try {
    act()
  } catch (thrown) {
    if (thrown instanceof OpenprepError) return describeError(thrown).message
    throw thrown
  }
  throw new Error('nothing was refused')
}
