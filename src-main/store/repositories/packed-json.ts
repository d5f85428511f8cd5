// Large JSON as a compressed value of one row.
// Checks nothing: the repository that reads it knows the schema.
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'

export function packJson(value: object): Buffer {
  return zstdCompressSync(JSON.stringify(value))
}

export function unpackJson(data: Uint8Array): unknown {
  return JSON.parse(zstdDecompressSync(data).toString('utf8'))
}
