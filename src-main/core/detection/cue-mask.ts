// Which lists of words could stand in a text, told in one pass over its units: a bit is set where two neighbours could begin a word of a list.
// Must never miss a word; that one really stands there is asked behind it.

/** Lists told apart by one mask. */
export const MOST_LISTS = 31
const UNITS = 0x10000

/** One sign of a pattern: itself, a class of single signs, an escaped sign, or a digit. */
const TOKEN = /^(?:\\d|\\[^\w]|\[[^\]\\^-]+\]|[^\\[\](){}?*+|.^$])/
const QUANTIFIER = /^[?*+{|]/

interface Begin {
  /** null = anything. */
  readonly first: string | null
  readonly second: string | null
}

const ANYTHING: Begin = { first: null, second: null }

function signsOfToken(token: string): string {
  if (token === '\\d') return '0123456789'
  if (token.startsWith('[')) return token.slice(1, -1)
  return token.startsWith('\\') ? token.slice(1) : token
}

/** What a word, a pattern source, can begin with. */
function beginOf(word: string): Begin {
  const first = TOKEN.exec(word)?.[0]
  if (first === undefined || QUANTIFIER.test(word.slice(first.length))) return ANYTHING
  const rest = word.slice(first.length)
  const second = TOKEN.exec(rest)?.[0]
  const known = second !== undefined && !QUANTIFIER.test(rest.slice(second.length))
  return { first: signsOfToken(first), second: known ? signsOfToken(second) : null }
}

function mark(table: Int32Array, signs: string, bit: number): void {
  for (const sign of signs.toLowerCase() + signs.toUpperCase()) {
    const unit = sign.charCodeAt(0)
    table[unit] = table[unit]! | bit
  }
}

/** `lists` of pattern sources in which case does not count; bit n of the answer stands for list n. Throws RangeError beyond 31 lists. */
export function createCueMask(lists: readonly (readonly string[])[]): (text: string) => number {
  if (lists.length > MOST_LISTS) throw new RangeError('more lists than bits')
  const firsts = new Int32Array(UNITS)
  const seconds = new Int32Array(UNITS)
  let anyFirst = 0
  let anySecond = 0
  for (const [list, words] of lists.entries()) {
    const bit = 1 << list
    for (const { first, second } of words.map(beginOf)) {
      if (first === null) anyFirst |= bit
      else mark(firsts, first, bit)
      if (second === null) anySecond |= bit
      else mark(seconds, second, bit)
    }
  }
  return text => {
    let mask = 0
    let before = 0
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at)
      mask |= before & (seconds[unit]! | anySecond)
      before = firsts[unit]! | anyFirst
    }
    // A word of one sign may be the last one.
    return mask | (before & anySecond)
  }
}
