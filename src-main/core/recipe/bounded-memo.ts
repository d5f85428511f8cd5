// Remembers what a pure function said about values that repeat, within a fixed amount of memory.
// Gives up on columns whose values hardly repeat: there the memory costs more than the function.

/** `worthwhile`: share of lookups that must have been answered from memory. */
interface MemoSize {
  readonly limit: number
  readonly worthwhile: number
}

/** A value of a small set costs 0.1 µs instead of 0.6 µs for reading a date; larger sets fall out of the processor's cache. */
const CHEAP: MemoSize = { limit: 1024, worthwhile: 0.75 }
/** Reading an address or searching a text takes 8 µs: a look into the main memory for it pays even where every third value repeats. */
const DEAR: MemoSize = { limit: 16_384, worthwhile: 0.33 }
/** Lookups after which a memo that seldom helped is dropped; as many as a dear one needs to fill. */
const TRIALS = 8
/** Share of what is worthwhile that the first values must reach: a column without repeats need not wait for the whole trial. */
const EARLY = 1 / 4

/** `compute` must be pure. Values longer than 200 characters are not kept, so that memory stays bounded. */
export function boundedMemo<T>(compute: (value: string) => T, dear = false): (value: string) => T {
  const { limit, worthwhile } = dear ? DEAR : CHEAP
  const trial = limit * TRIALS
  const known = new Map<string, T>()
  let lookups = 0
  let hits = 0
  let active = true
  return value => {
    if (!active) return compute(value)
    lookups += 1
    const old = known.get(value)
    if (old !== undefined) {
      hits += 1
      return old
    }
    const computed = compute(value)
    if (known.size < limit && value.length <= 200) known.set(value, computed)
    if (lookups === limit && hits < limit * worthwhile * EARLY) {
      active = false
      known.clear()
    } else if (lookups >= trial) {
      active = hits >= lookups * worthwhile
      if (!active) known.clear()
      lookups = 0
      hits = 0
    }
    return computed
  }
}
