// How many characters two short texts differ by, and which values of a list differ by few.
// Compares no two values that share nothing: candidates come from an index of shortened forms.

/**
 * Levenshtein distance in code points, or `limit + 1` when it is larger. (V. Levenshtein, 1966.) What both begin and end with is left
 * out first: close texts are mostly the same.
 */
export function boundedDistance(left: readonly string[], right: readonly string[], limit: number): number {
  let from = 0
  while (from < left.length && from < right.length && left[from] === right[from]) from += 1
  let tail = 0
  const room = Math.min(left.length, right.length) - from
  while (tail < room && left[left.length - 1 - tail] === right[right.length - 1 - tail]) tail += 1
  const leftLength = left.length - from - tail
  const rightLength = right.length - from - tail
  if (Math.abs(leftLength - rightLength) > limit) return limit + 1
  if (leftLength === 0 || rightLength === 0) return Math.max(leftLength, rightLength)
  return tableDistance(left.slice(from, from + leftLength), right.slice(from, from + rightLength), limit)
}

function tableDistance(left: readonly string[], right: readonly string[], limit: number): number {
  let previous = Array.from({ length: left.length + 1 }, (_, at) => at)
  for (let row = 1; row <= right.length; row += 1) {
    const current = [row]
    let best = row
    for (let at = 1; at <= left.length; at += 1) {
      const change = (previous[at - 1] ?? 0) + (right[row - 1] === left[at - 1] ? 0 : 1)
      const cell = Math.min(change, (previous[at] ?? 0) + 1, (current[at - 1] ?? 0) + 1)
      current.push(cell)
      if (cell < best) best = cell
    }
    if (best > limit) return limit + 1
    previous = current
  }
  return Math.min(previous[left.length] ?? 0, limit + 1)
}

const ID_SPACE = 2 ** 20

/** FNV-1a over code points, leaving out up to two places. A chance collision only costs a comparison. */
function hashWithout(codes: readonly number[], first: number, second: number): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < codes.length; at += 1) {
    if (at === first || at === second) continue
    hash = Math.imul(hash ^ (codes[at] ?? 0), 0x01000193)
  }
  return hash >>> 0
}

/** Number of forms with up to `limit` characters left out. */
function formCount(length: number, limit: number): number {
  return 1 + length + (limit === 2 ? (length * (length - 1)) / 2 : 0)
}

function writeForms(codes: readonly number[], limit: number, id: number, entries: Float64Array, from: number): number {
  let at = from
  const put = (first: number, second: number) => {
    entries[at] = hashWithout(codes, first, second) * ID_SPACE + id
    at += 1
  }
  put(-1, -1)
  for (let first = 0; first < codes.length; first += 1) {
    put(first, -1)
    if (limit < 2) continue
    for (let second = first + 1; second < codes.length; second += 1) put(first, second)
  }
  return at
}

/** Longer texts are compared by key only: leaving out two of 60 characters makes 1,831 forms. */
export const COMPARED_LENGTH = 60
/** Values that share one shortened form: this many of the first are compared with all, so that work grows with the list, not its square. */
const COMPARED_WITH_ALL = 16

export interface PairRules {
  /** Characters two values of this length may differ by: 0, 1 or 2. */
  limitOf(length: number): number
  /** Whether two values, by index, may be one at all; asked before their distance is measured. */
  mayPair(left: number, right: number): boolean
}

/**
 * Pairs of values within their limits, smaller index first, a pair perhaps more than once. Every form with that many characters left out
 * is hashed; values that share a form are candidates (symmetric deletion, W. Garbe 2012) and their distance is then measured. Where more
 * than 16 values share a form, pairs among the later ones may be left out: put the important ones first. At most 2^20 values.
 */
export function closePairs(
  values: readonly (readonly string[])[],
  rules: PairRules,
  each: (left: number, right: number) => void,
): void {
  if (values.length > ID_SPACE) throw new RangeError(`more than ${ID_SPACE} values`)
  const compared = values.map(value => (value.length <= COMPARED_LENGTH ? value : []))
  const entries = sortedForms(compared, rules)
  let from = 0
  for (let at = 1; at <= entries.length; at += 1) {
    const same = at < entries.length && formOf(entries[at]) === formOf(entries[from])
    if (same) continue
    if (at - from > 1) comparePairs(entries.subarray(from, at), compared, rules, each)
    from = at
  }
}

function formOf(entry: number | undefined): number {
  return Math.floor((entry ?? 0) / ID_SPACE)
}

/** Hash and index of every form, in one number; sorted, so that equal forms stand together with their indices ascending. */
function sortedForms(values: readonly (readonly string[])[], { limitOf }: PairRules): Float64Array {
  const size = values.reduce((sum, value) => sum + formCount(value.length, limitOf(value.length)), 0)
  const entries = new Float64Array(size)
  let used = 0
  for (const [id, value] of values.entries()) {
    const limit = limitOf(value.length)
    if (limit === 0) continue
    used = writeForms(
      value.map(character => character.codePointAt(0) ?? 0),
      limit,
      id,
      entries,
      used,
    )
  }
  return entries.subarray(0, used).sort()
}

function comparePairs(
  group: Float64Array,
  values: readonly (readonly string[])[],
  { limitOf, mayPair }: PairRules,
  each: (left: number, right: number) => void,
): void {
  for (let one = 0; one < Math.min(group.length, COMPARED_WITH_ALL); one += 1) {
    const left = (group[one] ?? 0) % ID_SPACE
    const a = values[left] ?? []
    for (let other = one + 1; other < group.length; other += 1) {
      const right = (group[other] ?? 0) % ID_SPACE
      if (left === right || !mayPair(left, right)) continue
      const b = values[right] ?? []
      const limit = Math.min(limitOf(a.length), limitOf(b.length))
      if (boundedDistance(a, b, limit) <= limit) each(left, right)
    }
  }
}
