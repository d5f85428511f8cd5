// Every sensitive value inside one free text, with its place; overlapping claims settled.
// Must not judge columns or mask anything.
import type { Match } from './detector.ts'
import { DETECTORS } from './registry.ts'

export interface TextMatch extends Match {
  kind: string
}

const SEARCHING = DETECTORS.filter(detector => detector.search !== undefined)
/** No kind can be found in a text without one of these: digits, @, or words that stand before names and marks. */
const WORTH_A_LOOK = /[0-9０-９@＠人主属长者生名法本夫妻父母儿女户偶密资开]/

/** UTF-16 offsets of `text`, in order, never overlapping. Valid beats lookalike, then longer beats shorter, then registry order. */
export function searchText(text: string): TextMatch[] {
  if (text.length < 2 || !WORTH_A_LOOK.test(text)) return []
  const found: TextMatch[] = []
  for (const detector of SEARCHING) {
    for (const match of detector.search?.(text) ?? []) found.push({ kind: detector.kind, ...match })
  }
  return found.length < 2 ? found : settle(found)
}

function settle(found: readonly TextMatch[]): TextMatch[] {
  const ranked = found
    .map((match, order) => ({ match, order }))
    .sort((a, b) => Number(b.match.valid) - Number(a.match.valid) || size(b.match) - size(a.match) || a.order - b.order)
  const kept: TextMatch[] = []
  for (const { match } of ranked) {
    if (kept.every(other => match.end <= other.start || match.start >= other.end)) kept.push(match)
  }
  return kept.sort((a, b) => a.start - b.start)
}

function size(match: Match): number {
  return match.end - match.start
}
