// Gate: the entry names no intranet address, path, connection or key; it is printed in every document (R44, catalogue.md section 8).
// The documents themselves are searched again when a package is built and when it is verified.
import type { GateFinding } from '../../contract/gates.ts'
import { internalReferences, maskedReference } from '../interface/internal-references.ts'
import { fieldFinding, type Gate, listed } from './gate.ts'
import { say } from './say.ts'

export const internalEntry: Gate = {
  id: 'internalEntry',
  requirement: 'R44',
  place: 'catalogue',
  judge: ({ catalogue }) => listed(findIn(catalogue, '')),
}

function findIn(value: unknown, path: string): GateFinding[] {
  if (typeof value === 'string')
    return internalReferences(value).map(found =>
      fieldFinding(say('internalReference', { excerpt: maskedReference(value, found) }), path),
    )
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, item]) => findIn(item, path === '' ? key : `${path}.${key}`))
}
