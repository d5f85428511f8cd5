// The context of a recipe's steps on a worker: the keys it was handed, and the further tables read over its own connection.
// Decides nothing and writes nothing.
import { OpenprepError } from '../contract/errors.ts'
import type { InputTable, OperationContext } from '../core/operations/operation.ts'
import type { TableReader } from '../store/table-store.ts'
import type { SharedInput, SharedKey } from './worker-tasks.ts'

export function inputTable(table: TableReader): InputTable {
  return {
    columns: table.columns,
    rows: table.rows,
    *chunks(columns) {
      for (const { no } of table.chunks) yield table.readChunk(no, columns)
    },
  }
}

const NO_TAGS = new Uint8Array(0)

/** `open` is asked when a step asks for the table. */
export function inputsOf(
  inputs: readonly SharedInput[],
  open: (versionId: number) => TableReader,
): (name: string) => InputTable | null {
  return name => {
    const found = inputs.find(input => input.name === name)
    return found === undefined ? null : inputTable(open(found.versionId))
  }
}

export function sharedKeysContext(keys: readonly SharedKey[], seed: number): OperationContext {
  const present = (name: string): SharedKey => {
    const found = keys.find(key => key.name === name)
    if (found === undefined) throw new OpenprepError('KEYRING_MISSING', { key: name })
    return found
  }
  return {
    seed,
    key: name => present(name).secret,
    pseudonyms: name => present(name).pseudonyms ?? NO_TAGS,
  }
}
