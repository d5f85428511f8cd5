// What k is under each meaning a reader may give to a suppressed value `*`: a value of its own, any value, or a record that is not there.
// Must not choose a meaning: software differs (sdcMicro counts NA as any value, ARX as a value), so a release must hold under all.
import type { ReleaseClasses } from './release-classes.ts'

export const MEANINGS = ['ownClass', 'anyValue', 'removed'] as const
export type Meaning = (typeof MEANINGS)[number]

export interface SuppressedMeanings {
  /** Rows with `*` in at least one quasi-identifier, and those with `*` in all. */
  readonly rows: number
  readonly wholeRows: number
  /** Per meaning; null = not computed, because the patterns of `*` are too many. */
  readonly k: Readonly<Record<Meaning, number | null>>
  /** Per class the other classes whose records are alike when `*` is any value; null as above. */
  readonly companions: ((id: number) => readonly number[]) | null
}

/** Comparisons of classes beyond which the meaning `anyValue` is not computed; it is never the strictest. */
const MOST_COMPARISONS = 50_000_000

/** `codesOf` = code per row of a quasi-identifier; asked only where some but not all of a record's values are `*`. */
export function suppressedMeanings(
  classes: ReleaseClasses,
  codesOf: (column: number) => Uint32Array,
): SuppressedMeanings {
  const { sizes, stars, columns } = classes
  const full = 2 ** columns - 1
  const all: number[] = []
  for (let id = 0; id < sizes.length; id += 1) if ((sizes[id] ?? 0) > 0) all.push(id)
  const starred = all.filter(id => stars[id] !== 0)
  const plain = all.filter(id => stars[id] === 0)
  const rowsOf = (ids: readonly number[]) => ids.reduce((sum, id) => sum + (sizes[id] ?? 0), 0)
  const companions = companionsOf(classes, all, starred, full, codesOf)
  const anyValue = companions === null ? null : least(all.map(id => (sizes[id] ?? 0) + rowsOf(companions(id))))
  return {
    rows: rowsOf(starred),
    wholeRows: rowsOf(starred.filter(id => stars[id] === full)),
    k: {
      ownClass: least(all.map(id => sizes[id] ?? 0)),
      anyValue,
      removed: least(plain.map(id => sizes[id] ?? 0)),
    },
    companions,
  }
}

/** 0 for nothing: a release without records protects nobody and endangers nobody. */
function least(numbers: readonly number[]): number {
  return numbers.reduce((low, number) => Math.min(low, number), numbers[0] ?? 0)
}

function companionsOf(
  classes: ReleaseClasses,
  all: readonly number[],
  starred: readonly number[],
  full: number,
  codesOf: (column: number) => Uint32Array,
): SuppressedMeanings['companions'] {
  const { stars } = classes
  if (starred.length === 0) return () => []
  if (starred.every(id => stars[id] === full)) {
    const others = all.filter(id => stars[id] !== full)
    return id => (stars[id] === full ? others : starred)
  }
  return patternCompanions(classes, all, starred, codesOf)
}

/** Classes are joined pattern by pattern on the columns in which neither has `*`. */
function patternCompanions(
  classes: ReleaseClasses,
  all: readonly number[],
  starred: readonly number[],
  codesOf: (column: number) => Uint32Array,
): SuppressedMeanings['companions'] {
  const { stars, firstRows, columns } = classes
  const byPattern = new Map<number, number[]>()
  for (const id of all) {
    const pattern = stars[id] ?? 0
    const known = byPattern.get(pattern)
    if (known === undefined) byPattern.set(pattern, [id])
    else known.push(id)
  }
  const starredPatterns = [...byPattern.keys()].filter(pattern => pattern !== 0).length
  if (starredPatterns * all.length + byPattern.size * starred.length > MOST_COMPARISONS) return null
  const codes = Array.from({ length: columns }, (_, at) => {
    const column = codesOf(at)
    return Uint32Array.from(firstRows, row => column[row] ?? 0)
  })
  const found = new Map<number, number[]>()
  const note = (id: number, other: number) => {
    const known = found.get(id)
    if (known === undefined) found.set(id, [other])
    else known.push(other)
  }
  const patterns = [...byPattern]
  for (const [at, [left, leftIds]] of patterns.entries()) {
    for (const [right, rightIds] of patterns.slice(at)) {
      if (left === 0 && right === 0) continue
      joinPatterns(codes, left | right, leftIds, rightIds, (one, other) => {
        note(one, other)
        if (left !== right) note(other, one)
      })
    }
  }
  return id => found.get(id) ?? []
}

/** Calls `take` for every two different classes that agree outside the columns of `ignored`; both ways round within one list. */
function joinPatterns(
  codes: readonly Uint32Array[],
  ignored: number,
  left: readonly number[],
  right: readonly number[],
  take: (left: number, right: number) => void,
): void {
  const compared = codes.filter((_, at) => (ignored & (1 << at)) === 0)
  const keyOf = (id: number) => compared.map(column => column[id] ?? 0).join()
  const places = new Map<string, number[]>()
  for (const id of right) {
    const key = keyOf(id)
    const known = places.get(key)
    if (known === undefined) places.set(key, [id])
    else known.push(id)
  }
  for (const id of left) for (const other of places.get(keyOf(id)) ?? []) if (id !== other) take(id, other)
}
