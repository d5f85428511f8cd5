// Every operation by id: adding one means its own file, one line here and its words in contract/text.
// Runs nothing and knows no operation's meaning.
import { ageBand } from './age-band.ts'
import { dropColumn } from './drop-column.ts'
import { dropDuplicates } from './drop-duplicates.ts'
import { dropRows } from './drop-rows.ts'
import { fillEmpties } from './fill-empties.ts'
import { generalizeDate } from './generalize-date.ts'
import { mapValues } from './map-values.ts'
import { maskText } from './mask-text.ts'
import { normalizeCode } from './normalize-code.ts'
import { normalizeDate } from './normalize-date.ts'
import { normalizeNumber } from './normalize-number.ts'
import { normalizePhone } from './normalize-phone.ts'
import { normalizeText } from './normalize-text.ts'
import type { Operation } from './operation.ts'
import { pseudonymize } from './pseudonymize.ts'
import { renameColumn } from './rename-column.ts'
import { truncateText } from './truncate-text.ts'
import { unifyEmpties } from './unify-empties.ts'

/** In the order of the palette. */
const operations: readonly Operation[] = [
  normalizeText,
  unifyEmpties,
  normalizeDate,
  normalizeNumber,
  normalizeCode,
  normalizePhone,
  mapValues,
  fillEmpties,
  renameColumn,
  dropRows,
  dropDuplicates,
  dropColumn,
  pseudonymize,
  maskText,
  generalizeDate,
  ageBand,
  truncateText,
]

const byId = new Map(operations.map(operation => [operation.id, operation]))

export function allOperations(): readonly Operation[] {
  return operations
}

export function findOperation(id: string): Operation | undefined {
  return byId.get(id)
}
