// Reads a pattern over values as a pattern over their signs: 9 any digit, A any letter, 汉 any Chinese character, others themselves.
// Must never miss: whatever a value matches, its signs match too; the reverse does not hold.
import { signOf } from './signs.ts'

/** Whether signs could be those of a value that matches one of them. Made when first asked: most patterns never are. */
export function like(...patterns: readonly RegExp[]): (signs: string) => boolean {
  let relaxed: readonly RegExp[] | undefined
  return signs => {
    relaxed ??= patterns.map(signPattern)
    return relaxed.some(pattern => pattern.test(signs))
  }
}

const SEPARATORS = /[ -]/g

/** The same for values in which blanks and dashes do not count. */
export function likeCompact(pattern: RegExp): (signs: string) => boolean {
  const test = like(pattern)
  return signs => test(signs.replace(SEPARATORS, ''))
}

/** The pattern over signs. Throws RangeError for the flag `v`, whose classes nest. */
export function signPattern(pattern: RegExp): RegExp {
  if (pattern.flags.includes('v')) throw new RangeError('a pattern of nested classes')
  const flags = pattern.flags.replace(/[gyd]/g, '')
  return new RegExp(new Reader(pattern.source, flags).read(), flags)
}

const CLASS_ESCAPES = 'dDwWsSpP'
const NEGATIVE = /^\(\?<?!/
const OPENING = /^\((?:\?(?:[:=]|<=|<[A-Za-z_]\w*>))?/
const REPEATED = /^\{\d+(?:,\d*)?\}/

/** What one class of characters, `\d`, `[^一-龥]` or `\p{Script=Han}`, means for signs. */
interface SignClass {
  readonly source: string
  /** Each of the three groups of characters is in it as a whole or not at all: then the reverse holds too. */
  readonly exact: boolean
}

class Reader {
  readonly #source: string
  readonly #flags: string
  #at = 0

  constructor(source: string, flags: string) {
    this.#source = source
    this.#flags = flags
  }

  read(): string {
    let signs = ''
    while (this.#at < this.#source.length) signs += this.#next()
    return signs
  }

  #next(): string {
    const rest = this.#source.slice(this.#at)
    const negative = NEGATIVE.exec(rest)
    if (negative !== null) return this.#negativeLookaround(negative[0])
    const copied = OPENING.exec(rest) ?? REPEATED.exec(rest)
    if (copied !== null) return this.#take(copied[0].length)
    if (rest.startsWith('[')) return this.#class(this.#take(classLength(rest))).source
    if (rest.startsWith('\\')) return this.#escape(rest)
    return signOfLiteral(this.#take(1))
  }

  #take(length: number): string {
    this.#at += length
    return this.#source.slice(this.#at - length, this.#at)
  }

  #escape(rest: string): string {
    const property = /^\\[pP]\{[^}]*\}/.exec(rest)
    if (property !== null) return this.#class(this.#take(property[0].length)).source
    const code = /^\\u(?:\{([0-9A-Fa-f]+)\}|([0-9A-Fa-f]{4}))|^\\x([0-9A-Fa-f]{2})/.exec(rest)
    if (code !== null) {
      const written = this.#take(code[0].length)
      const sign = signOfLiteral(String.fromCodePoint(Number.parseInt(code[1] ?? code[2] ?? code[3] ?? '0', 16)))
      return /[9A汉]/.test(sign) ? sign : written
    }
    const escaped = this.#take(2)
    return CLASS_ESCAPES.includes(escaped.charAt(1)) ? this.#class(escaped).source : escaped
  }

  /** Kept where it says of signs exactly what it says of characters; otherwise left out, since what it forbids might be another digit. */
  #negativeLookaround(opening: string): string {
    const length = groupLength(this.#source.slice(this.#at))
    const inside = this.#take(length).slice(opening.length, -1)
    const single = inside.startsWith('[')
      ? classLength(inside) === inside.length
      : /^\\(?:[dDwWsS]|[pP]\{[^}]*\})$/.test(inside)
    const known = single ? this.#class(inside) : null
    return known?.exact === true ? `${opening}${known.source})` : ''
  }

  #class(source: string): SignClass {
    const all = new RegExp(source, `${this.#flags}g`)
    const groups = signGroups().map(({ sign, characters, count }) => {
      const found = count - characters.replace(all, '').length
      return { sign: found > 0 ? sign : '', exact: found === 0 || found === count }
    })
    const signs = groups.map(({ sign }) => sign).join('')
    return {
      source: `(?:${signs === '' ? '' : `[${signs}]|`}(?![9A汉])${source})`,
      exact: groups.every(({ exact }) => exact),
    }
  }
}

interface Group {
  readonly sign: string
  readonly characters: string
  readonly count: number
}

/** Halves of pairs belong to no group: values with such characters have no signs of their own. */
function groupOf(sign: string): Group {
  const wanted = sign.charCodeAt(0)
  let characters = ''
  for (let code = 0; code < 0x10000; code += 1) {
    if (signOf(code) === wanted && (code < 0xd800 || code > 0xdfff)) characters += String.fromCharCode(code)
  }
  return { sign, characters, count: characters.length }
}

let groups: readonly Group[] | undefined

function signGroups(): readonly Group[] {
  groups ??= ['9', 'A', '汉'].map(groupOf)
  return groups
}

function signOfLiteral(character: string): string {
  const code = character.charCodeAt(0)
  // The second half of a pair: the first one stands for both.
  return code >= 0xdc00 && code <= 0xdfff ? '' : String.fromCharCode(signOf(code))
}

/** Length of the class at the start. */
function classLength(source: string): number {
  for (let at = 1; at < source.length; at += 1) {
    if (source[at] === '\\') at += 1
    else if (source[at] === ']') return at + 1
  }
  return source.length
}

/** Length of the group at the start, its brackets included. */
function groupLength(source: string): number {
  let depth = 0
  for (let at = 0; at < source.length; at += 1) {
    if (source[at] === '\\') at += 1
    else if (source[at] === '[') at += classLength(source.slice(at)) - 1
    else if (source[at] === '(') depth += 1
    else if (source[at] === ')') {
      depth -= 1
      if (depth === 0) return at + 1
    }
  }
  return source.length
}
