// How many citizen ID numbers fit what is known of one: visible digits, birth date, sex, division, check character (GB 11643-1999).
// Counts without listing: the check character only sees sums modulo 11.
import list from '../../../resources/code-lists/division-codes.json' with { type: 'json' }
import { citizenIdCheckCharacter } from '../identifiers/citizen-id.ts'
import { isRealDate } from '../values/calendar.ts'

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_CHARACTERS = '10X98765432'
const HIDDEN = '?'

/** What an attacker knows of the birth date: `date` is a prefix of `YYYY-MM-DD`, or the years between `from` and `to`. */
export interface BirthKnown {
  readonly from: string
  /** Inclusive. */
  readonly to: string
}

export interface IdKnown {
  /** 18 characters; `?` where the digit is hidden. */
  readonly template: string
  readonly birth: BirthKnown | null
  readonly sex: 'male' | 'female' | null
  /** First six digits. */
  readonly division: string | null
}

export interface IdCandidates {
  readonly count: number
  /** The number itself where only one fits. */
  readonly only: string | null
}

interface Part {
  readonly text: string
  /** Weighted sum of its digits modulo 11. */
  readonly rest: number
}

function partOf(text: string, at: number): Part {
  let sum = 0
  for (let digit = 0; digit < text.length; digit += 1) sum += Number(text[digit]) * (WEIGHTS[at + digit] ?? 0)
  return { text, rest: sum % 11 }
}

const DIVISIONS: readonly Part[] = Object.entries(list.codes)
  .flatMap(([prefix, ends]) => (ends.match(/../g) ?? []).map(end => prefix + end))
  .filter(code => !code.endsWith('00'))
  .map(code => partOf(code, 0))

const SEQUENCES: readonly Part[] = Array.from({ length: 1000 }, (_, number) =>
  partOf(String(number).padStart(3, '0'), 14),
)

/** `today` `YYYY-MM-DD`; nobody in the table is older than this. */
const OLDEST = 110

function datesBetween(from: string, to: string): Part[] {
  const dates: Part[] = []
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
    for (let month = 1; month <= 12; month += 1) {
      for (let day = 1; day <= 31; day += 1) {
        if (!isRealDate(year, month, day)) continue
        const text = `${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}`
        if (text >= from.replaceAll('-', '') && text <= to.replaceAll('-', '')) dates.push(partOf(text, 6))
      }
    }
  }
  return dates
}

function fits(text: string, template: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    if (template[at] !== HIDDEN && template[at] !== text[at]) return false
  }
  return true
}

const restsOf = (parts: readonly Part[]): number[] => {
  const rests = new Array<number>(11).fill(0)
  for (const { rest } of parts) rests[rest] = (rests[rest] ?? 0) + 1
  return rests
}

function folded(left: readonly number[], right: readonly number[]): number[] {
  const sums = new Array<number>(11).fill(0)
  for (const [a, some] of left.entries()) {
    if (some === 0) continue
    for (const [b, others] of right.entries()) sums[(a + b) % 11] = (sums[(a + b) % 11] ?? 0) + some * others
  }
  return sums
}

/** Counts for one day of processing; answers the same question once. */
export class IdSpace {
  readonly #today: string
  readonly #all: readonly Part[]
  readonly #known = new Map<string, IdCandidates>()
  readonly #divisions = new Map<string, readonly Part[]>()
  readonly #births = new Map<string, readonly Part[]>()
  readonly #sequences = new Map<string, readonly Part[]>()

  constructor(today: string) {
    this.#today = today
    this.#all = datesBetween(`${Number(today.slice(0, 4)) - OLDEST}-01-01`, today)
  }

  candidates(known: IdKnown): IdCandidates {
    const { template, birth, sex, division } = known
    const key = [template, birth?.from, birth?.to, sex, division].join('|')
    const before = this.#known.get(key)
    if (before !== undefined) return before
    const found = this.#count(known)
    // Hidden digits repeat; a table in which nothing does would only fill memory.
    if (this.#known.size < 200_000) this.#known.set(key, found)
    return found
  }

  #count(known: IdKnown): IdCandidates {
    const divisions = this.#divisionsFor(known)
    const births = this.#birthsFor(known)
    const sequences = this.#sequencesFor(known)
    const last = known.template[17] ?? HIDDEN
    const sums = folded(folded(restsOf(divisions), restsOf(births)), restsOf(sequences))
    const wanted = last === HIDDEN ? null : CHECK_CHARACTERS.indexOf(last)
    const count = wanted === null ? sums.reduce((all, one) => all + one, 0) : (sums[wanted] ?? 0)
    return { count, only: count === 1 ? onlyOne(divisions, births, sequences, wanted) : null }
  }

  #divisionsFor({ template, division }: IdKnown): readonly Part[] {
    const visible = template.slice(0, 6)
    const wanted = division ?? visible
    // A withdrawn or unlisted code is as good a beginning when all of it is seen.
    if (!wanted.includes(HIDDEN)) return fits(wanted, visible) ? [partOf(wanted, 0)] : []
    return remembered(this.#divisions, visible, () => DIVISIONS.filter(({ text }) => fits(text, visible)))
  }

  #birthsFor({ template, birth }: IdKnown): readonly Part[] {
    const visible = template.slice(6, 14)
    return remembered(this.#births, `${visible}|${birth?.from}|${birth?.to}`, () => {
      if (!visible.includes(HIDDEN)) return this.#wholeBirth(visible, birth)
      const dates = birth === null ? this.#all : datesBetween(birth.from, birth.to)
      return dates.filter(({ text }) => fits(text, visible))
    })
  }

  #wholeBirth(visible: string, birth: BirthKnown | null): readonly Part[] {
    const real = isRealDate(Number(visible.slice(0, 4)), Number(visible.slice(4, 6)), Number(visible.slice(6)))
    const date = `${visible.slice(0, 4)}-${visible.slice(4, 6)}-${visible.slice(6)}`
    const agrees = birth === null || (date >= birth.from && date <= birth.to)
    return real && agrees && date <= this.#today ? [partOf(visible, 6)] : []
  }

  #sequencesFor({ template, sex }: IdKnown): readonly Part[] {
    const visible = template.slice(14, 17)
    return remembered(this.#sequences, `${visible}|${sex}`, () =>
      SEQUENCES.filter(
        ({ text }) => fits(text, visible) && (sex === null || (Number(text[2]) % 2 === 1) === (sex === 'male')),
      ),
    )
  }
}

function remembered<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  const before = known.get(key)
  if (before !== undefined) return before
  const made = make()
  if (known.size < 50_000) known.set(key, made)
  return made
}

function onlyOne(
  divisions: readonly Part[],
  births: readonly Part[],
  sequences: readonly Part[],
  wanted: number | null,
): string | null {
  for (const division of divisions) {
    for (const birth of births) {
      const so = division.rest + birth.rest
      const sequence = sequences.find(({ rest }) => wanted === null || (so + rest) % 11 === wanted)
      if (sequence === undefined) continue
      const first17 = division.text + birth.text + sequence.text
      return first17 + citizenIdCheckCharacter(first17)
    }
  }
  return null
}

/** The county-level codes that begin so: what an attacker goes through for one city. */
export function divisionsUnder(prefix: string): string[] {
  return DIVISIONS.filter(({ text }) => text.startsWith(prefix)).map(({ text }) => text)
}
