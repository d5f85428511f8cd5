// Tests a text against a regular expression in time linear in its length, whatever the pattern.
// Answers yes or no only; refuses back references and look-around, which cannot be linear.

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

/**
 * Compiles a pattern (JavaScript syntax in Unicode mode without back references, look-around and word boundaries)
 * to a test "occurs anywhere in the text". Throws PatternError.
 */
export function linearPattern(pattern: string): (text: string) => boolean {
  if (pattern.length > PATTERN_LIMIT) throw new PatternError('tooLong')
  const builder = new Builder()
  const first = builder.build(new Parser(pattern).parse(), 0)
  const nodes = builder.nodes
  let known = new Map<string, State>()

  /** All nodes reachable without reading a character. */
  function reach(from: Iterable<number>, atStart: boolean, atEnd: boolean): Set<number> {
    const reached = new Set<number>()
    const open = [...from]
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const node = nodes[at]
      if (node === undefined || reached.has(at)) continue
      reached.add(at)
      if (node.kind === 'fork') open.push(node.next, node.other)
      if ((node.kind === 'start' && atStart) || (node.kind === 'end' && atEnd)) open.push(node.next)
    }
    return reached
  }

  function stateOf(from: Iterable<number>, atStart: boolean): State {
    const reached = [...reach(from, atStart, false)].sort((a, b) => a - b)
    const key = `${atStart ? '^' : ''}${reached.join(' ')}`
    const old = known.get(key)
    if (old !== undefined) return old
    if (known.size >= STATE_LIMIT) known = new Map()
    const state = {
      nodes: reached,
      accepts: reached[0] === 0,
      acceptsAtEnd: reach(reached, atStart, true).has(0),
      next: new Map<string, State>(),
    }
    known.set(key, state)
    return state
  }

  function step(state: State, character: string): State {
    const old = state.next.get(character)
    if (old !== undefined) return old
    const targets = [first]
    for (const at of state.nodes) {
      const node = nodes[at]
      if (node?.kind === 'character' && node.accepts(character)) targets.push(node.next)
    }
    const next = stateOf(targets, false)
    if (state.next.size < STATE_LIMIT) state.next.set(character, next)
    return next
  }

  const initial = stateOf([first], true)
  return text => {
    let state = initial
    for (const character of text) {
      if (state.accepts) return true
      state = step(state, character)
    }
    return state.accepts || state.acceptsAtEnd
  }
}
