// How columns of numbers move together: Pearson's r on the numbers, Spearman's ρ on their ranks, over the rows that have both.
// Must not read cells as text: it is given numbers, and judges no cause.

export interface NumberColumn {
  readonly name: string
  /** Per row; NaN where there is no number. */
  readonly values: Float64Array
}

export interface Correlation {
  readonly left: string
  readonly right: string
  /** Rows with a number in both. */
  readonly rows: number
  readonly pearson: number
  readonly spearman: number
}

/** Below this many rows anything may move together by chance. */
const FEWEST_ROWS = 30
/** The larger of the two figures from which a pair is told; half of the variance is shared from 0.7 on. */
const STRONG = 0.7
const PAIRS_TOLD = 50

/** The strong pairs, strongest first. Columns of the same rows, in the table's order. */
export function correlationsOf(columns: readonly NumberColumn[]): Correlation[] {
  const found = columns.flatMap((left, at) => columns.slice(at + 1).flatMap(right => correlate(left, right) ?? []))
  return found.toSorted((a, b) => strength(b) - strength(a)).slice(0, PAIRS_TOLD)
}

function strength({ pearson, spearman }: Correlation): number {
  return Math.max(Math.abs(pearson), Math.abs(spearman))
}

function correlate(left: NumberColumn, right: NumberColumn): Correlation | null {
  const rows = commonRows(left.values, right.values)
  if (rows.length < FEWEST_ROWS) return null
  const [xs, ys] = [pick(left.values, rows), pick(right.values, rows)]
  const pearson = pearsonOf(xs, ys)
  const spearman = pearsonOf(ranksOf(xs), ranksOf(ys))
  if (pearson === null || spearman === null) return null
  const found = { left: left.name, right: right.name, rows: rows.length, pearson, spearman }
  return strength(found) >= STRONG ? found : null
}

function commonRows(left: Float64Array, right: Float64Array): Uint32Array {
  const rows = new Uint32Array(left.length)
  let count = 0
  for (let row = 0; row < left.length; row += 1) {
    if (Number.isNaN(left[row] ?? Number.NaN) || Number.isNaN(right[row] ?? Number.NaN)) continue
    rows[count] = row
    count += 1
  }
  return rows.subarray(0, count)
}

function pick(values: Float64Array, rows: Uint32Array): Float64Array {
  return Float64Array.from(rows, row => values[row] ?? 0)
}

/** null where one of the two never changes. Sums of products of differences from the means, so that large numbers lose no digits. */
function pearsonOf(xs: Float64Array, ys: Float64Array): number | null {
  const [meanX, meanY] = [meanOf(xs), meanOf(ys)]
  let [both, ownX, ownY] = [0, 0, 0]
  for (let at = 0; at < xs.length; at += 1) {
    const x = (xs[at] ?? 0) - meanX
    const y = (ys[at] ?? 0) - meanY
    both += x * y
    ownX += x * x
    ownY += y * y
  }
  if (!(ownX > 0 && ownY > 0)) return null
  return Math.max(-1, Math.min(1, both / Math.sqrt(ownX) / Math.sqrt(ownY)))
}

function meanOf(values: Float64Array): number {
  let mean = 0
  for (let at = 0; at < values.length; at += 1) mean += ((values[at] ?? 0) - mean) / (at + 1)
  return mean
}

/** Equal numbers share the mean of their places. */
function ranksOf(values: Float64Array): Float64Array {
  const order = Uint32Array.from(values, (_, at) => at).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0))
  const ranks = new Float64Array(values.length)
  let from = 0
  while (from < order.length) {
    let to = from + 1
    while (to < order.length && values[order[to] ?? 0] === values[order[from] ?? 0]) to += 1
    for (let at = from; at < to; at += 1) ranks[order[at] ?? 0] = (from + to - 1) / 2
    from = to
  }
  return ranks
}
