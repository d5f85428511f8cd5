// Where a profile lays down what its memory budget does not hold: a port, so that the profile itself touches no disk.
// Says nothing of files or keys: see files/spill-file.

export interface Spill {
  /** Adds to the end of a stream, numbered from 0. The bytes may be changed afterwards. */
  append(stream: number, bytes: Uint8Array): void
  /** What a stream holds, in order, piece by piece as it was appended; again from the beginning each time. */
  read(stream: number): Iterable<Uint8Array>
}

export interface ProfileBudget {
  /** Different values of a column held in memory, about 50 bytes each; cells with further ones are laid down. */
  readonly distinct: number
  readonly spill: Spill
  /** The text of a row, counted from 0 in the order the rows were added. Asked at the end, for a few rows. */
  textAt(row: number): string
}

/** About 130 MB for a column at most, and nothing of that for a column of a few different values. */
export const DISTINCT_IN_MEMORY = 1 << 21

/** For callers who want kinds, types and patterns only: further values are judged and counted, but not told apart. */
export function withoutTellingApart(distinct: number): ProfileBudget {
  return { distinct, spill: { append: () => undefined, read: () => [] }, textAt: () => '' }
}
