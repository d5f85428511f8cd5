// Chooses rows of a table that is too long to be looked at as a whole: the same rows every time, spread without a rhythm.
// Knows nothing of what is in the rows.

const LARGEST = 2 ** 32

/** Ascending 0-based rows; all of them when there are at most `wanted`, else about `wanted`. */
export function sampleRows(rows: number, wanted: number): Uint32Array {
  if (rows <= wanted) return Uint32Array.from({ length: rows }, (_, row) => row)
  const limit = (wanted / rows) * LARGEST
  const chosen = new Uint32Array(rows)
  let count = 0
  for (let row = 0; row < rows; row += 1) {
    if (scramble(row) >= limit) continue
    chosen[count] = row
    count += 1
  }
  return chosen.slice(0, count)
}

/** The finaliser of MurmurHash3: every bit of the row number moves every bit of the result. */
export function scramble(row: number): number {
  let hash = row + 1
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
