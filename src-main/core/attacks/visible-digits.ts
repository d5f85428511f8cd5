// Reads a partly hidden number: which digits are seen, and where they stand.
// Knows neither what hides the rest nor who hid it.

/** Digits, something else, digits: 320205****1234, 320205XXXXXXXX1234, 3202……**, 138****0000. */
const HIDDEN_RUN = /^([0-9]*)([^0-9]+)([0-9]*[0-9Xx]?)$/
const ID_LENGTHS = [18, 15] as const

function isMasked(cell: string, length: number): boolean {
  const run = HIDDEN_RUN.exec(cell)
  if (run === null) return false
  const seen = (run[1]?.length ?? 0) + (run[3]?.length ?? 0)
  return seen > 0 && seen < length
}

/** `?` for every hidden digit. */
function aligned(cell: string, length: number): string | null {
  if (cell.length === length) {
    const last = cell.at(-1) ?? ''
    const body = cell.slice(0, -1).replace(/[^0-9]/g, '?')
    return body + (/[0-9]/.test(last) ? last : /x/i.test(last) ? 'X' : '?')
  }
  const run = HIDDEN_RUN.exec(cell)
  if (run === null) return null
  const [, head = '', , tail = ''] = run
  const hidden = length - head.length - tail.length
  return hidden <= 0 ? null : head + '?'.repeat(hidden) + tail.toUpperCase()
}

export interface IdTemplates {
  /** As an 18-digit number; null = it cannot be one. */
  readonly long: string | null
  /** As one of 15 digits, written out to 18: the century and the check character are not in it. */
  readonly short: string | null
}

/** What can be seen of a citizen ID number in a cell; null where there is nothing to read. */
export function idTemplates(cell: string): IdTemplates | null {
  const text = cell.replace(/[\s-]/g, '')
  const whole = /^\d{17}[\dXx]$|^\d{15}$/.test(text)
  if (!whole && !isMasked(text, ID_LENGTHS[0])) return null
  // One sign for every hidden digit gives the length away.
  const exact = ID_LENGTHS.find(length => text.length === length && (whole || /[*＊xX●•#?？]{3,}/.test(text)))
  const long = exact === 15 ? null : aligned(text, 18)
  // Eight stars between six and four digits may stand for any number of hidden ones.
  const short = whole && exact === 18 ? null : aligned(ends(text), 15)
  return { long, short: short === null || short.includes('X') ? null : lengthened(short) }
}

/** A run of stars as one sign, so that its length says nothing. */
function ends(text: string): string {
  const run = HIDDEN_RUN.exec(text)
  return run === null ? text : `${run[1]}*${run[3]}`
}

function lengthened(short: string): string {
  return `${short.slice(0, 6)}19${short.slice(6)}?`
}

/** Hidden digits of a mobile number; null = the cell shows none of one. */
export function hiddenMobileDigits(cell: string): number | null {
  const text = cell.replace(/[\s-]/g, '')
  if (/^1\d{10}$/.test(text)) return 0
  const run = HIDDEN_RUN.exec(text)
  if (run === null || !isMasked(text, 11)) return null
  return 11 - (run[1]?.length ?? 0) - (run[3]?.length ?? 0)
}
