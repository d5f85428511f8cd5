// Tests texts against a regular expression, and finds where it matches, within bounded work whatever the pattern.
// Captures nothing; refuses back references and look-around, which cannot be bounded.

/** Longest pattern accepted, in UTF-16 units, and most automaton nodes it may need. */
export const PATTERN_LIMIT = 500
const NODE_LIMIT = 2000
const REPEAT_LIMIT = 200
/** Enough for any sane pattern; a pattern that needs more starts its table anew. */
const STATE_LIMIT = 500

/** The pattern is not one we run. `reason` is a key of contract/text patternProblems. */
export class PatternError extends Error {
  readonly reason: 'tooLong' | 'tooLarge' | 'unsupported' | 'syntax'
  constructor(reason: PatternError['reason']) {
    super(reason)
    this.name = 'PatternError'
    this.reason = reason
  }
}

type Node =
  | { kind: 'character'; accepts: (character: string) => boolean; next: number }
  | { kind: 'fork'; next: number; other: number }
  | { kind: 'start' | 'end'; next: number }
  | { kind: 'match' }

interface State {
  nodes: readonly number[]
  accepts: boolean
  acceptsAtEnd: boolean
  next: Map<string, State>
}

type Tree =
  | { kind: 'character'; source: string }
  | { kind: 'start' | 'end' }
  | { kind: 'sequence' | 'choice'; parts: Tree[] }
  | { kind: 'repeat'; part: Tree; min: number; max: number | null }

/** One character's test is delegated to the platform: on a single code point it cannot run away. */
function characterTest(source: string): (character: string) => boolean {
  try {
    const single = new RegExp(`^${source}$`, 'u')
    return character => single.test(character)
  } catch {
    throw new PatternError('syntax')
  }
}

class Parser {
  readonly characters: string[]
  at = 0

  constructor(pattern: string) {
    this.characters = [...pattern]
  }

  parse(): Tree {
    const tree = this.choice()
    if (this.at < this.characters.length) throw new PatternError('syntax')
    return tree
  }

  private choice(): Tree {
    const parts = [this.sequence()]
    while (this.characters[this.at] === '|') {
      this.at += 1
      parts.push(this.sequence())
    }
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: 'choice', parts }
  }

  private sequence(): Tree {
    const parts: Tree[] = []
    for (;;) {
      const character = this.characters[this.at]
      if (character === undefined || character === '|' || character === ')') return { kind: 'sequence', parts }
      parts.push(this.repeated(this.atom(character)))
    }
  }

  private atom(character: string): Tree {
    this.at += 1
    switch (character) {
      case '^':
        return { kind: 'start' }
      case '$':
        return { kind: 'end' }
      case '(':
        return this.group()
      case '[':
        return { kind: 'character', source: this.charClass() }
      case '\\':
        return { kind: 'character', source: this.escape() }
      case '.':
        return { kind: 'character', source: '.' }
      case '*':
      case '+':
      case '?':
      case '{':
      case '}':
      case ']':
        throw new PatternError('syntax')
      default:
        return { kind: 'character', source: character }
    }
  }

  private group(): Tree {
    if (this.characters[this.at] === '?') {
      if (this.characters[this.at + 1] !== ':') throw new PatternError('unsupported')
      this.at += 2
    }
    const tree = this.choice()
    if (this.characters[this.at] !== ')') throw new PatternError('syntax')
    this.at += 1
    return tree
  }

  private charClass(): string {
    const from = this.at - 1
    while (this.characters[this.at] !== ']') {
      if (this.characters[this.at] === undefined) throw new PatternError('syntax')
      this.at += this.characters[this.at] === '\\' ? 2 : 1
    }
    this.at += 1
    return this.characters.slice(from, this.at).join('')
  }

  private escape(): string {
    const letter = this.characters[this.at]
    if (letter === undefined) throw new PatternError('syntax')
    this.at += 1
    if (/[1-9kbB]/.test(letter)) throw new PatternError('unsupported')
    const rest = this.characters.slice(this.at).join('')
    const tail = letter === 'u' || letter === 'x' || letter === 'p' || letter === 'P' ? escapeTail(letter, rest) : ''
    this.at += [...tail].length
    return `\\${letter}${tail}`
  }

  private repeated(part: Tree): Tree {
    const quantifier = /^(?:[*+?]|\{(\d{1,4})(,(\d{1,4})?)?\})/.exec(
      this.characters.slice(this.at, this.at + 12).join(''),
    )
    if (quantifier === null) return part
    if (part.kind === 'start' || part.kind === 'end') throw new PatternError('syntax')
    this.at += quantifier[0].length
    // A lazy mark changes what is captured, not whether it matches.
    if (this.characters[this.at] === '?') this.at += 1
    return { kind: 'repeat', part, ...repeatBounds(quantifier) }
  }
}

function escapeTail(letter: string, rest: string): string {
  const shape =
    letter === 'x'
      ? /^[0-9A-Fa-f]{2}/
      : letter === 'u'
        ? /^(?:[0-9A-Fa-f]{4}|\{[0-9A-Fa-f]{1,6}\})/
        : /^\{[\w=]{1,60}\}/
  const tail = shape.exec(rest)
  if (tail === null) throw new PatternError('syntax')
  return tail[0]
}

function repeatBounds(quantifier: RegExpExecArray): { min: number; max: number | null } {
  if (quantifier[0] === '*') return { min: 0, max: null }
  if (quantifier[0] === '+') return { min: 1, max: null }
  if (quantifier[0] === '?') return { min: 0, max: 1 }
  const min = Number(quantifier[1])
  const max = quantifier[2] === undefined ? min : quantifier[3] === undefined ? null : Number(quantifier[3])
  if (max !== null && max < min) throw new PatternError('syntax')
  if (min > REPEAT_LIMIT || (max ?? 0) > REPEAT_LIMIT) throw new PatternError('tooLarge')
  return { min, max }
}

/** Builds the automaton from back to front: every piece is given the node that follows it and returns its own first node. */
class Builder {
  readonly nodes: Node[] = [{ kind: 'match' }]

  add(node: Node): number {
    if (this.nodes.length >= NODE_LIMIT) throw new PatternError('tooLarge')
    return this.nodes.push(node) - 1
  }

  build(tree: Tree, next: number): number {
    switch (tree.kind) {
      case 'character':
        return this.add({ kind: 'character', accepts: characterTest(tree.source), next })
      case 'start':
      case 'end':
        return this.add({ kind: tree.kind, next })
      case 'sequence':
        return tree.parts.reduceRight((after, part) => this.build(part, after), next)
      case 'choice':
        return tree.parts
          .map(part => this.build(part, next))
          .reduceRight((other, first) => this.add({ kind: 'fork', next: first, other }))
      case 'repeat':
        return this.repeat(tree.part, tree.min, tree.max, next)
      default:
        return tree satisfies never
    }
  }

  private repeat(part: Tree, min: number, max: number | null, next: number): number {
    let first = next
    if (max === null) {
      const loop: Node = { kind: 'fork', next: 0, other: next }
      first = this.add(loop)
      loop.next = this.build(part, first)
    } else {
      for (let optional = min; optional < max; optional += 1) {
        first = this.add({ kind: 'fork', next: this.build(part, first), other: next })
      }
    }
    for (let required = 0; required < min; required += 1) first = this.build(part, first)
    return first
  }
}

/** Walks the automaton over texts; `restarts` = a match may begin at every character, not only where the walk began. */
class Walker {
  private readonly nodes: readonly Node[]
  private readonly first: number
  private readonly restarts: boolean
  private known = new Map<string, State>()

  constructor(nodes: readonly Node[], first: number, restarts: boolean) {
    this.nodes = nodes
    this.first = first
    this.restarts = restarts
  }

  begin(atStart: boolean): State {
    return this.stateOf([this.first], atStart)
  }

  step(state: State, character: string): State {
    const old = state.next.get(character)
    if (old !== undefined) return old
    const targets = this.restarts ? [this.first] : []
    for (const at of state.nodes) {
      const node = this.nodes[at]
      if (node?.kind === 'character' && node.accepts(character)) targets.push(node.next)
    }
    const next = this.stateOf(targets, false)
    if (state.next.size < STATE_LIMIT) state.next.set(character, next)
    return next
  }

  /** All nodes reachable without reading a character. */
  private reach(from: Iterable<number>, atStart: boolean, atEnd: boolean): Set<number> {
    const reached = new Set<number>()
    const open = [...from]
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const node = this.nodes[at]
      if (node === undefined || reached.has(at)) continue
      reached.add(at)
      if (node.kind === 'fork') open.push(node.next, node.other)
      if ((node.kind === 'start' && atStart) || (node.kind === 'end' && atEnd)) open.push(node.next)
    }
    return reached
  }

  private stateOf(from: Iterable<number>, atStart: boolean): State {
    const reached = [...this.reach(from, atStart, false)].sort((a, b) => a - b)
    const key = `${atStart ? '^' : ''}${reached.join(' ')}`
    const old = this.known.get(key)
    if (old !== undefined) return old
    if (this.known.size >= STATE_LIMIT) this.known = new Map()
    const state = {
      nodes: reached,
      accepts: reached[0] === 0,
      acceptsAtEnd: this.reach(reached, atStart, true).has(0),
      next: new Map<string, State>(),
    }
    this.known.set(key, state)
    return state
  }
}

function walkers(pattern: string): { anywhere: Walker; here: Walker } {
  if (pattern.length > PATTERN_LIMIT) throw new PatternError('tooLong')
  const builder = new Builder()
  const first = builder.build(new Parser(pattern).parse(), 0)
  return { anywhere: new Walker(builder.nodes, first, true), here: new Walker(builder.nodes, first, false) }
}

function occurs(walker: Walker, text: string): boolean {
  let state = walker.begin(true)
  for (const character of text) {
    if (state.accepts) return true
    state = walker.step(state, character)
  }
  return state.accepts || state.acceptsAtEnd
}

/**
 * Compiles a pattern (JavaScript syntax in Unicode mode without back references, look-around and word boundaries)
 * to a test "occurs anywhere in the text". Throws PatternError.
 */
export function linearPattern(pattern: string): (text: string) => boolean {
  const { anywhere } = walkers(pattern)
  return text => occurs(anywhere, text)
}

export interface Span {
  /** UTF-16 offsets, end exclusive. */
  readonly start: number
  readonly end: number
}

/** Characters looked at per text before giving up: patterns that begin everywhere and end nowhere look at each character again and again. */
const SPAN_WORK = 1_000_000

/** End of the longest match that begins at `start`, or -1; `work` counts the characters looked at. */
function longestEnd(walker: Walker, text: string, start: number, work: { left: number }): number {
  let state = walker.begin(start === 0)
  let end = state.accepts ? start : -1
  let at = start
  while (at < text.length && state.nodes.length > 0) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0)
    state = walker.step(state, character)
    at += character.length
    work.left -= 1
    if (state.accepts) end = at
  }
  return at === text.length && state.acceptsAtEnd ? at : end
}

/**
 * Compiles a pattern to a search for all places where it matches, from left to right, each the longest possible, none empty, none
 * overlapping. The search answers null when the text is too long for the pattern (bounded work). Throws PatternError.
 */
export function linearSpans(pattern: string): (text: string) => Span[] | null {
  const { anywhere, here } = walkers(pattern)
  return text => {
    const spans: Span[] = []
    if (!occurs(anywhere, text)) return spans
    const work = { left: SPAN_WORK }
    let start = 0
    while (start < text.length) {
      const end = longestEnd(here, text, start, work)
      if (work.left <= 0) return null
      if (end > start) spans.push({ start, end })
      start = end > start ? end : start + ((text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1)
    }
    return spans
  }
}
