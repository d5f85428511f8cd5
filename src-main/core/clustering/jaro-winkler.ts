// How alike two texts are by Jaro and Winkler, and which values of a list are that alike.
// Compares no two values that share no rare pair of characters.

/** Winkler's: common beginnings of up to four characters count extra, a tenth each. */
const PREFIX = 4
const PREFIX_WEIGHT = 0.1

/**
 * Similarity 0–1 over code points. (M. Jaro, 1989: characters that match within half the longer length, and those of them out of order;
 * W. Winkler, 1990: a common beginning.)
 */
export function jaroWinkler(left: readonly string[], right: readonly string[]): number {
  if (left.length === 0 || right.length === 0) return left.length === right.length ? 1 : 0
  const matches = matchedCharacters(left, right)
  const count = matches.left.length
  if (count === 0) return 0
  const moved = matches.left.filter((character, at) => character !== matches.right[at]).length / 2
  const jaro = (count / left.length + count / right.length + (count - moved) / count) / 3
  let same = 0
  while (same < PREFIX && same < left.length && left[same] === right[same]) same += 1
  return jaro + same * PREFIX_WEIGHT * (1 - jaro)
}

/** The characters of each that have one of the other near their place, in their own order. */
function matchedCharacters(left: readonly string[], right: readonly string[]) {
  const reach = Math.max(0, Math.floor(Math.max(left.length, right.length) / 2) - 1)
  const taken = new Uint8Array(right.length)
  const matched: string[] = []
  for (const [at, character] of left.entries()) {
    const last = Math.min(right.length - 1, at + reach)
    for (let place = Math.max(0, at - reach); place <= last; place += 1) {
      if (taken[place] === 1 || right[place] !== character) continue
      taken[place] = 1
      matched.push(character)
      break
    }
  }
  return { left: matched, right: right.filter((_, place) => taken[place] === 1) }
}

/** Pairs by which a value is looked for: its rarest ones. */
const KEYS = 3
/** Values that share a pair: this many of the first are compared with all, so that work grows with the list, not its square. */
const COMPARED_WITH_ALL = 16

function pairsOf(text: readonly string[]): string[] {
  return [...new Set(text.slice(1).map((character, at) => `${text[at]}${character}`))]
}

/** Places of the values, by each of the pairs they are looked for by. */
function blocksOf(values: readonly (readonly string[])[]): Map<string, number[]> {
  const often = new Map<string, number>()
  const pairs = values.map(pairsOf)
  for (const pair of pairs.flat()) often.set(pair, (often.get(pair) ?? 0) + 1)
  const blocks = new Map<string, number[]>()
  for (const [place, own] of pairs.entries()) {
    // A pair nobody else has finds nobody.
    const shared = own.filter(pair => (often.get(pair) ?? 0) > 1)
    const rarest = shared.sort((a, b) => (often.get(a) ?? 0) - (often.get(b) ?? 0) || (a < b ? -1 : 1)).slice(0, KEYS)
    for (const pair of rarest) {
      const block = blocks.get(pair)
      if (block === undefined) blocks.set(pair, [place])
      else block.push(place)
    }
  }
  return blocks
}

export interface AlikeRules {
  /** Least similarity, 0–1. */
  readonly least: number
  /** Whether two values, by index, may be one at all; asked before they are compared. */
  mayPair(left: number, right: number): boolean
}

/**
 * Pairs that are alike enough, smaller index first, a pair perhaps more than once. Pairs that share none of their rarest character pairs
 * are not found; put the important values first.
 */
export function alikePairs(
  values: readonly (readonly string[])[],
  { least, mayPair }: AlikeRules,
  each: (left: number, right: number) => void,
): void {
  for (const block of blocksOf(values).values()) {
    for (let one = 0; one < Math.min(block.length, COMPARED_WITH_ALL); one += 1) {
      const left = block[one] ?? 0
      for (let other = one + 1; other < block.length; other += 1) {
        const right = block[other] ?? 0
        if (mayPair(left, right) && jaroWinkler(values[left] ?? [], values[right] ?? []) >= least) each(left, right)
      }
    }
  }
}
