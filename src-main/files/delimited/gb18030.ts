// Text as GB 18030-2022 bytes, so that the standard's decoders (Encoding Standard, index gb18030 of 2022) give the text back.
// Decodes nothing; unpaired surrogates become U+FFFD before.
import iconv from 'iconv-lite'

/** Two-byte codes whose characters the edition of 2022 moved out of the private use area (GB 18030-2022, Annex A). */
const MOVED = [
  0xa6d9, 0xa6da, 0xa6db, 0xa6dc, 0xa6dd, 0xa6de, 0xa6df, 0xa6ec, 0xa6ed, 0xa6f3, 0xfe59, 0xfe61, 0xfe66, 0xfe67,
  0xfe6d, 0xfe7e, 0xfe90, 0xfea0,
] as const

interface MovedTable {
  /** The present characters of those codes. */
  readonly bytes: ReadonlyMap<string, Uint8Array>
  readonly pattern: RegExp
}

let table: MovedTable | null = null

/** The encoder knows the earlier edition; the platform's decoder knows the present one. */
function moved(): MovedTable {
  if (table !== null) return table
  const decoder = new TextDecoder('gb18030')
  const bytes = new Map(
    MOVED.map(code => Uint8Array.of(code >> 8, code & 0xff)).map(pair => [decoder.decode(pair), pair] as const),
  )
  table = { bytes, pattern: new RegExp(`([${[...bytes.keys()].join('')}])`, 'u') }
  return table
}

/** Private characters whose codes the edition of 2022 gave away, and one that never had a code of its own (Encoding Standard, gb18030 encoder). */
const WITHOUT_CODE = /[\ue5e5\ue78d-\ue796\ue81e\ue826\ue82b\ue82c\ue832\ue843\ue854\ue864]/

/** The first character of the text that the encoding cannot hold; null = it holds all of it. */
export function missingInGb18030(text: string): string | null {
  return WITHOUT_CODE.exec(text)?.[0] ?? null
}

/** For texts of which nothing is missing. */
export function gb18030Bytes(text: string): Uint8Array {
  const { bytes, pattern } = moved()
  const wellFormed = text.toWellFormed()
  const pieces = wellFormed.split(pattern)
  if (pieces.length === 1) return iconv.encode(wellFormed, 'gb18030')
  return Buffer.concat(pieces.map(piece => bytes.get(piece) ?? iconv.encode(piece, 'gb18030')))
}
