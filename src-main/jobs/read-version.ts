// Opens a stored version on a worker for as long as one task looks at it.
// Writes nothing and keeps nothing open.
import { OpenprepError } from '../contract/errors.ts'
import { openReadOnly } from '../store/read-only.ts'
import type { TableReader } from '../store/table-store.ts'
import type { TablePlace } from './worker-tasks.ts'

/** Throws what opening throws: STORE_NOT_WRITABLE, STORE_CORRUPT, FILE_GONE. */
export function withTable<T>({ access, versionId }: TablePlace, use: (table: TableReader) => T): T {
  const store = openReadOnly(access)
  try {
    return use(store.openTable(versionId))
  } finally {
    store.close()
  }
}

/** Throws CANCELLED when nobody waits any more. */
export function goOn(stopped: () => boolean): void {
  if (stopped()) throw new OpenprepError('CANCELLED')
}
