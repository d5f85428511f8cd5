// All matches of a global pattern, in order.
// Must not be called for a pattern while a walk over the same pattern is under way: the pattern itself remembers the place.

/** Like `String.matchAll`, which copies and looks up the pattern for every text: dear where millions of short texts are searched. */
export function everyMatch(pattern: RegExp, text: string): RegExpExecArray[] {
  const matches: RegExpExecArray[] = []
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    matches.push(match)
    if (match[0] === '') pattern.lastIndex += 1
  }
  return matches
}
