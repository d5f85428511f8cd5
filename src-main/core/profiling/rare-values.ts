// The values that occur once or a few times beside frequent ones: a slip of the pen, or a person who stands out.
// Must not count: the caller knows how often each distinct value occurs.
import type { RareValues } from '../../contract/profile.ts'
import type { CountTally } from './count-tally.ts'

/** No value that occurs more often is rare, however long the table. */
export const FEW = 10
/** How many times as frequent the value of an ordinary cell must be. */
const TIMES = 20
export const RARE_LISTED = 20

/**
 * A value is rare when it occurs at most ten times and the value in an ordinary cell (the median over the cells) occurs at least twenty
 * times as often; so a column of many different values has none. `values` and `cells` count all of them, exactly; `list` names the
 * first twenty, rarest first, of those whose text is known. `textsWith` = at most `wanted` values that occur `count` times, the
 * earliest first.
 */
export function rareValues(
  tally: CountTally,
  textsWith: (count: number, wanted: number) => readonly string[],
): RareValues {
  const most = Math.min(FEW, Math.floor(tally.typicalCount() / TIMES))
  const rare: RareValues = { most, values: 0, cells: 0, list: [] }
  for (let count = 1; count <= most; count += 1) {
    const values = tally.valuesWith(count)
    rare.values += values
    rare.cells += values * count
    const wanted = RARE_LISTED - rare.list.length
    if (values > 0 && wanted > 0) rare.list.push(...textsWith(count, wanted).map(value => ({ value, count })))
  }
  return rare
}
