// An aggregate table held whole, and its cells as numbers.
// Aggregate tables are short: who reads one asks for no more than MOST_ROWS lines.

/** Lines of an aggregate table that are looked at together. */
export const MOST_ROWS = 20_000

export interface AggregateTable {
  readonly names: readonly string[]
  readonly columns: readonly (readonly (string | null)[])[]
  readonly rowNumbers: readonly number[]
}

export function columnOf({ names, columns }: AggregateTable, name: string): readonly (string | null)[] {
  return columns[names.indexOf(name)] ?? []
}

export function numberOf(text: string | null | undefined): number | null {
  const plain = (text ?? '').trim()
  return /^-?\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : null
}
