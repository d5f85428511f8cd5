// The one text of an envelope in a file: canonical JSON and a line end.
// Knows no container.
import type { Envelope } from '../../contract/signing.ts'
import { canonicalJson } from '../../core/recipe/recipe-digest.ts'

export function envelopeBytes(envelope: Envelope): Uint8Array {
  return Buffer.from(`${canonicalJson(envelope)}\n`, 'utf8')
}
