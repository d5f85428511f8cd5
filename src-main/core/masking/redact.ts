// Replaces every sensitive value inside a text by a placeholder that says what stood there.
// Knows no kind itself: the detectors of the leftover scan find the places, so that what is replaced is what the scan would report.
import { LEAK_KINDS } from '../detection/proof.ts'
import { createCellScanner } from '../profiling/scan-column.ts'
import { boundedMemo } from '../recipe/bounded-memo.ts'

/** Rounds after which a text that still holds something is hidden whole: a placeholder may bring its neighbours together. */
const ROUNDS = 4

export interface RedactRules {
  readonly kinds: ReadonlySet<string>
  placeholder(kind: string): string
  /** What stands for a text of which nothing can be kept. */
  readonly whole: string
}

/** Returns a function over one text; make it once per column. Offsets are UTF-16 units of the original, so what is not found stays to the letter. */
export function createRedactor({ kinds, placeholder, whole }: RedactRules): (text: string) => string {
  const scan = createCellScanner('', [], { kinds })
  const once = (text: string): string => {
    let redacted = ''
    let from = 0
    for (const { start, end, kind } of scan(text)) {
      redacted += text.slice(from, start) + placeholder(kind)
      from = end
    }
    return from === 0 ? text : redacted + text.slice(from)
  }
  // Where the numbers are gone, texts repeat that had nothing else of their own.
  const again = boundedMemo(once, true)
  return text => {
    let current = once(text)
    if (current === text) return text
    for (let round = 1; round < ROUNDS; round += 1) {
      const next = again(current)
      if (next === current) return current
      current = next
    }
    return again(current) === current ? current : whole
  }
}

/** What a scan reports, plus coordinates and birth dates in running text. */
export const REDACTED_KINDS: readonly string[] = [...LEAK_KINDS, 'coordinate', 'birthDate', 'address']
