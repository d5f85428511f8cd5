// The values that occur once or a few times beside frequent ones: a slip of the pen, or a person who stands out.
// Must not count: the caller knows how often each distinct value occurs.
import type { RareValues } from '../../contract/profile.ts'

/** No value that occurs more often is rare, however long the table. */
const FEW = 10
/** How many times as frequent the value of an ordinary cell must be. */
const TIMES = 20
const LISTED = 20
/** Counts below this are tallied in an array, the few above in a map. */
const USUAL = 1024

/**
 * A value is rare when it occurs at most ten times and the value in an ordinary cell (the median over the cells) occurs at least twenty
 * times as often; so a column of many different values has none. `values` and `cells` count all of them, exactly; `list` names the
 * first twenty, rarest first, of those whose text is known. `counts[n]` = cells with value `n`; `skipped` values are left out.
 */
export function rareValues(
  counts: Uint32Array,
  skipped: { has(number: number): boolean },
  textOf: (number: number) => string | undefined,
): RareValues {
  const most = Math.min(FEW, Math.floor(typicalCount(counts, skipped) / TIMES))
  const rare: RareValues = { most, values: 0, cells: 0, list: [] }
  if (most === 0) return rare
  const byCount: number[][] = Array.from({ length: most }, () => [])
  for (let number = 0; number < counts.length; number += 1) {
    const count = counts[number] ?? 0
    if (count === 0 || count > most || skipped.has(number)) continue
    rare.values += 1
    rare.cells += count
    const same = byCount[count - 1]
    if (same !== undefined && same.length < LISTED && textOf(number) !== undefined) same.push(number)
  }
  const shown = byCount.flat().slice(0, LISTED)
  rare.list = shown.map(number => ({ value: textOf(number) ?? '', count: counts[number] ?? 0 }))
  return rare
}

/** How often the value of the median cell occurs, cells ordered by how frequent their values are. */
function typicalCount(counts: Uint32Array, skipped: { has(number: number): boolean }): number {
  const usual = new Float64Array(USUAL)
  const frequent = new Map<number, number>()
  let cells = 0
  for (let number = 0; number < counts.length; number += 1) {
    const count = counts[number] ?? 0
    if (skipped.has(number)) continue
    cells += count
    if (count < USUAL) usual[count] = (usual[count] ?? 0) + count
    else frequent.set(count, (frequent.get(count) ?? 0) + count)
  }
  let below = 0
  for (let count = 1; count < USUAL; count += 1) {
    below += usual[count] ?? 0
    if (below * 2 >= cells) return cells === 0 ? 0 : count
  }
  for (const [count, sum] of [...frequent].sort(([left], [right]) => left - right)) {
    below += sum
    if (below * 2 >= cells) return count
  }
  return 0
}
