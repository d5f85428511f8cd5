// Makes blanks at the ends of a value visible, where two values would otherwise look the same.
// For the eye only.

export function visibleBlanks(text: string): string {
  return text.replace(/^\s+|\s+$/gu, blanks => '·'.repeat(blanks.length))
}
