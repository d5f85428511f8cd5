// Digests of rows, for telling rows that are alike without keeping them.
// Compares exact values; what counts as alike is the caller's choice of columns.
import { hash } from 'node:crypto'
import type { Column } from './chunk.ts'
import { DIGEST_BYTES } from './digest-set.ts'

/** Lengths keep `a|b` + `c` apart from `a` + `b|c`. */
function rowKey(columns: readonly Column[], row: number): string {
  let key = ''
  for (const column of columns) {
    const value = column[row] ?? ''
    key += `${value.length}:${value}`
  }
  return key
}

/**
 * `DIGEST_BYTES` of SHA-256 per row; all zero for rows that `skips` names, which `DigestSet` never takes for a repeat. 128 bits: a
 * chance match is out of reach even on purpose.
 */
export function rowDigests(columns: readonly Column[], rows: number, skips?: (row: number) => boolean): Uint8Array {
  const bytes = new Uint8Array(rows * DIGEST_BYTES)
  for (let row = 0; row < rows; row += 1) {
    if (skips?.(row) === true) continue
    // As text, one character a byte: making a Buffer of it costs twice as much as the hash (2.1 µs against 0.7 µs).
    const digest = hash('sha256', rowKey(columns, row), 'binary')
    const start = row * DIGEST_BYTES
    for (let at = 0; at < DIGEST_BYTES; at += 1) bytes[start + at] = digest.charCodeAt(at)
  }
  return bytes
}
