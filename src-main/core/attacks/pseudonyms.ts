// Whether a published column stands for another value by value: consistent pseudonyms, whatever they look like.
// Judges by the cells of the same rows, before and after.

/** Share of the rows that may break the rule: values spelled in two ways get two pseudonyms. */
const SLIPS = 0.01

/** One value, one pseudonym, and another pseudonym for another value; not the value itself. */
export function isPseudonym(before: readonly string[], after: readonly string[]): boolean {
  const forward = new Map<string, string>()
  const backward = new Map<string, string>()
  let [rows, broken, same, shown] = [0, 0, 0, 0]
  for (const [row, value] of before.entries()) {
    const pseudonym = after[row] ?? ''
    if (value === '' || pseudonym === '') continue
    rows += 1
    if (value === pseudonym) same += 1
    if (keepsPart(value, pseudonym)) shown += 1
    const [expected, behind] = [forward.get(value), backward.get(pseudonym)]
    if (expected === undefined) forward.set(value, pseudonym)
    if (behind === undefined) backward.set(pseudonym, value)
    if ((expected ?? pseudonym) !== pseudonym || (behind ?? value) !== value) broken += 1
  }
  return rows > 0 && broken <= rows * SLIPS && same <= rows * SLIPS && shown <= rows / 2
}

/** Stars beside signs of the value: hidden, not replaced. */
function keepsPart(value: string, pseudonym: string): boolean {
  return /[*＊●•]/.test(pseudonym) && value[0] === pseudonym[0]
}
