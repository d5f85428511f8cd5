// Large JSON as a compressed, sealed value of one row.
// Checks nothing: the repository that reads it knows the schema.
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import type { DataKeys, KeyScope } from '../protection/data-keys.ts'

/** What a value is sealed for: it opens under no other key and in no other place. */
export interface SealedFor {
  readonly keys: DataKeys
  readonly scope: KeyScope
  readonly place: string
}

export function packJson({ keys, scope, place }: SealedFor, value: object): Buffer {
  return keys.seal(scope, zstdCompressSync(JSON.stringify(value)), place)
}

/** Throws STORE_LOCKED, STORE_CORRUPT. */
export function unpackJson({ keys, scope, place }: SealedFor, data: Uint8Array): unknown {
  return JSON.parse(zstdDecompressSync(keys.open(scope, data, place)).toString('utf8'))
}

/** The same for a column of text. */
export function sealedJson({ keys, scope, place }: SealedFor, value: object): string {
  return keys.sealText(scope, JSON.stringify(value), place)
}

/** Throws STORE_LOCKED, STORE_CORRUPT. */
export function openedJson({ keys, scope, place }: SealedFor, sealed: string): unknown {
  return JSON.parse(keys.openText(scope, sealed, place))
}
