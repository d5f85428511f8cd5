// Profiles one column in one pass: work per distinct value where possible, per cell only counting. Exact whatever the column holds.
// Must not hold the values: memory is about 50 bytes per distinct value up to the budget; cells beyond it are laid down (see spill).
import type { Distribution } from '../../contract/distribution.ts'
import type { ColumnProfile, ColumnType } from '../../contract/profile.ts'
import { columnSemantics, type KindCounts } from '../detection/column-semantics.ts'
import { kindsHintedBy, kindsNamedBy } from '../detection/registry.ts'
import { isYearOrBand } from '../grading/birth-years.ts'
import { gradeColumn } from '../grading/grade-column.ts'
import { isSoleTrader } from '../identifiers/organisation-code.ts'
import type { Column } from '../table/chunk.ts'
import { type ColumnUnits, unitsOfTexts } from '../table/column-units.ts'
import { isBlank } from '../values/normalize-text.ts'
import { BeyondBudget, type NumberKind, numberKindOf } from './beyond-budget.ts'
import { FurtherTexts, Pieces } from './chunk-texts.ts'
import { inferColumnType } from './column-type.ts'
import { CountTally } from './count-tally.ts'
import { type CountedNumbers, distributionOf } from './distribution.ts'
import { ExtremeValues } from './extreme-values.ts'
import { HashIndex } from './hash-index.ts'
import { type HashedTexts, hashTexts } from './hash-text.ts'
import { type CountedClass, columnIssues } from './issues.ts'
import { dayOfCompact, daysOf, numberValueOf } from './number-values.ts'
import { rareValues } from './rare-values.ts'
import type { ProfileBudget } from './spill.ts'
import type { SpilledCounts } from './spilled-cells.ts'
import { TopValues } from './top-values.ts'
import { type ClassifiedValue, type ValueClass, ValueClasses } from './value-classes.ts'
import { FormReader } from './value-form.ts'
import { makeupOf } from './value-makeup.ts'
import type { Shape, ShapedValue } from './value-shape.ts'

export interface ProfilerOptions {
  /** Processing date `YYYY-MM-DD`; with it dates after it are reported. */
  today?: string
  /** What may be held in memory; absent = all there is, for columns known to be short. */
  budget?: ProfileBudget
}

export interface ColumnProfiler {
  /** Chunks in row order. `rowNumbers` are the source's, as long as `column`. */
  add(column: Column, rowNumbers: readonly number[]): void
  /** The same without a string for every cell. */
  addTexts(column: ColumnUnits, rowNumbers: readonly number[]): void
  finish(): ColumnProfile
}

const TOP = 10
const ROWS_PER_ISSUE = 10
const FIRST_CAPACITY = 4096
const BLANK = -1
/** The value is none of those held in memory. */
const BEYOND = -2
const CLOSED = 1

export function createColumnProfiler(name: string, options: ProfilerOptions = {}): ColumnProfiler {
  return new Profiler(name, options)
}

class Profiler implements ColumnProfiler {
  readonly #name: string
  readonly #classes: ValueClasses
  readonly #form = new FormReader()
  readonly #index = new HashIndex()
  readonly #top = new TopValues(TOP)
  readonly #extremes = new ExtremeValues()
  readonly #tokenOf = new Map<number, string>()
  /** Per class: the first rows that hold a value of it. */
  readonly #rowsOf: number[][] = []
  /** Per class: whether rows are still wanted. */
  #openClasses = new Uint8Array(64)
  #counts = new Uint32Array(FIRST_CAPACITY)
  #classOf = new Uint32Array(FIRST_CAPACITY)
  /** Number value per distinct value, days since 1970 of a date; NaN where it is neither; null before the first. */
  #numbers: Float64Array | null = null
  readonly #budget: ProfileBudget | undefined
  #beyond: BeyondBudget | null = null
  #soleTraders = false
  /** So far nothing finer than years and bands under a header of birth dates; null before the first value. */
  #birthYears: boolean | null = null
  #rows = 0
  #empty = 0
  #shortest = Number.POSITIVE_INFINITY
  #longest = 0

  constructor(name: string, options: ProfilerOptions) {
    this.#name = name
    this.#budget = options.budget
    const named = kindsNamedBy(name)
    this.#birthYears = named.has('birthDate') ? null : false
    this.#classes = new ValueClasses(new Set([...named, ...kindsHintedBy(name)]), options.today)
  }

  add(column: Column, rowNumbers: readonly number[]): void {
    this.addTexts({ ...unitsOfTexts(column), codes: null }, rowNumbers)
  }

  addTexts(column: ColumnUnits, rowNumbers: readonly number[]): void {
    const pieces = new Pieces(column)
    const hashes = hashTexts(column)
    const numbers = this.#numberTexts(column, pieces, hashes)
    const { codes } = column
    const further = new FurtherTexts(hashes)
    const rows = codes?.length ?? numbers.length
    const openClasses = this.#openClasses
    const counts = this.#counts
    for (let row = 0; row < rows; row++) {
      const text = codes === null ? row : (codes[row] ?? 0)
      const number = numbers[text] ?? BLANK
      if (number < 0) {
        if (number === BLANK) this.#empty += 1
        else this.#addBeyond(text, pieces, further, { row: this.#rows + row, rowNumber: rowNumbers[row] ?? 0 })
        continue
      }
      const count = (counts[number] ?? 0) + 1
      counts[number] = count
      const classNumber = this.#classOf[number] ?? 0
      if (openClasses[classNumber] !== CLOSED) this.#exemplify(classNumber, rowNumbers[row] ?? 0)
      if (this.#top.mayRise(number, count)) this.#top.rise(number, pieces.at(text), counts)
    }
    this.#rows += rows
  }

  /** The distinct value's number per text, {@link BLANK} for blank ones; values that are new are looked at once. */
  #numberTexts(column: ColumnUnits, pieces: Pieces, { lows, highs }: HashedTexts): Int32Array {
    const { units, starts } = column
    const room = (this.#budget?.distinct ?? Number.POSITIVE_INFINITY) - this.#index.size
    const numbers = new Int32Array(lows.length)
    const index = this.#index
    // Nothing but looking up in this loop: the processor then waits for several places of the large table at once.
    const known = index.size
    const fresh: number[] = []
    for (let text = 0; text < numbers.length; text++) {
      const from = starts[text] ?? 0
      const to = starts[text + 1] ?? 0
      if (from === to || (mayBeBlank(units[from] ?? 0) && isBlank(pieces.at(text)))) {
        numbers[text] = BLANK
        continue
      }
      const [low, high] = [lows[text] ?? 0, highs[text] ?? 0]
      const number = fresh.length < room ? index.add(low, high) : index.find(low, high)
      numbers[text] = number < 0 ? BEYOND : number
      if (number === known + fresh.length) fresh.push(text)
    }
    for (let at = 0; at < fresh.length; at++) this.#appear(known + at, pieces, fresh[at] ?? 0)
    return numbers
  }

  #exemplify(classNumber: number, rowNumber: number): void {
    const rows = this.#rowsOf[classNumber]
    rows?.push(rowNumber)
    if (rows?.length === ROWS_PER_ISSUE) this.#openClasses[classNumber] = CLOSED
  }

  #appear(number: number, pieces: Pieces, text: number): void {
    if (number === this.#counts.length) this.#grow()
    const value = pieces.at(text)
    const { classNumber, shaped, token } = this.#lookAt(value, text, pieces)
    this.#classOf[number] = classNumber
    this.#keepNumber(number, shaped)
    if (token !== null) this.#tokenOf.set(number, token)
    this.#top.appear(number, value)
  }

  /** What a value adds to what is known of the column, however often it occurs. */
  #lookAt(value: string, text: number, pieces: Pieces): ClassifiedValue {
    pieces.readForm(text, this.#form)
    const classified = this.#classes.classify(value, this.#form)
    const { classNumber, characters, shaped, token } = classified
    if (classNumber === this.#rowsOf.length) this.#openClass()
    if (characters < this.#shortest) this.#shortest = characters
    if (characters > this.#longest) this.#longest = characters
    if (token === null && this.#birthYears !== false) this.#birthYears = isYearOrBand(value)
    if (token === null) this.#extremes.add(value, shaped)
    if (value.length === 18 && isSoleTrader(value)) this.#soleTraders = true
    return classified
  }

  #addBeyond(text: number, pieces: Pieces, further: FurtherTexts, at: { row: number; rowNumber: number }): void {
    if (this.#budget === undefined) return
    this.#beyond ??= new BeyondBudget(this.#budget)
    const value = pieces.at(text)
    const classified = further.of(text, () => this.#lookAt(value, text, pieces))
    const { classNumber, shaped } = classified
    if (this.#openClasses[classNumber] !== CLOSED) this.#exemplify(classNumber, at.rowNumber)
    this.#beyond.add({
      value,
      ...further.hash(text),
      row: at.row,
      classified,
      number: numberValueOf(shaped),
      kind: numberKindOf(shaped.shape),
    })
  }

  #keepNumber(number: number, shaped: ShapedValue): void {
    if (shaped.number === undefined && shaped.date === undefined) return
    // Columns of codes and texts never need the room.
    this.#numbers ??= new Float64Array(this.#counts.length).fill(Number.NaN)
    this.#numbers[number] = numberValueOf(shaped)
  }

  #openClass(): void {
    this.#rowsOf.push([])
    if (this.#rowsOf.length <= this.#openClasses.length) return
    const open = new Uint8Array(this.#openClasses.length * 2)
    open.set(this.#openClasses)
    this.#openClasses = open
  }

  #grow(): void {
    const length = this.#counts.length * 2
    const [counts, classOf] = [new Uint32Array(length), new Uint32Array(length)]
    counts.set(this.#counts)
    classOf.set(this.#classOf)
    this.#counts = counts
    this.#classOf = classOf
    if (this.#numbers === null) return
    const numbers = new Float64Array(length).fill(Number.NaN)
    numbers.set(this.#numbers)
    this.#numbers = numbers
  }

  finish(): ColumnProfile {
    const beyond = this.#beyond?.count() ?? null
    const tally = this.#tally(beyond)
    const tokens = this.#tokens()
    const spelled = tokens.reduce((sum, { count }) => sum + count, 0)
    const values = this.#rows - this.#empty - spelled
    const spellings = this.#beyond?.tokens().length ?? 0
    const distinct = this.#index.size - this.#tokenOf.size + (beyond?.distinct ?? 0)
    const semantics = columnSemantics(this.#name, tally.kinds, values, distinct)
    const type = inferColumnType(this.#name, tally, semantics)
    const classes = this.#classes.classes.map((facts, at) => ({
      facts,
      count: tally.perClass[at] ?? 0,
      rows: this.#rowsOf[at] ?? [],
    }))
    const issues = columnIssues(classes, type, semantics)
    const found = classes.flatMap(({ facts }) => facts.found)
    const distribution = this.#distribution(type)
    return {
      name: this.#name,
      type,
      length: { min: this.#longest === 0 ? 0 : this.#shortest, max: this.#longest },
      rows: this.#rows,
      empty: this.#empty,
      emptyTokens: tokens,
      distinct: distinct + this.#tokenOf.size + spellings,
      unique: tally.unique,
      ...this.#extremes.of(type),
      mean: distribution?.unit === 'number' ? distribution.mean : null,
      distribution,
      top: this.#topList(beyond),
      rare: rareValues(this.#countTally(beyond), (count, wanted) => this.#textsWith(count, wanted, beyond)),
      patterns: topPatterns(classes),
      makeup: makeupOf(classes),
      semantics,
      ...gradeColumn({
        name: this.#name,
        semantics,
        found,
        soleTraders: this.#soleTraders,
        birthYears: this.#birthYears ?? false,
      }),
      issues,
    }
  }

  #distribution(type: ColumnType): Distribution | null {
    const dates = type === 'date' || type === 'datetime'
    if (!dates && type !== 'integer' && type !== 'decimal') return null
    const held = this.#heldNumbers(dates ? 'day' : 'number')
    const beyond = this.#beyond
    return distributionOf(
      {
        *[Symbol.iterator]() {
          yield held
          if (beyond === null) return
          yield* beyond.numbers(dates ? 'day' : 'number')
          for (const block of beyond.numbers('compact')) yield dates ? daysOf(block) : block
        },
      },
      dates ? 'day' : 'number',
    )
  }

  /** The numbers of the values in memory, NaN where they are of another kind. */
  #heldNumbers(wanted: NumberKind): CountedNumbers {
    const kinds = this.#classes.classes.map(({ shape }) => numberKindOf(shape))
    const counts = this.#counts.subarray(0, this.#index.size)
    const values = (this.#numbers ?? new Float64Array()).slice(0, this.#index.size)
    for (let number = 0; number < values.length; number += 1) {
      const kind = kinds[this.#classOf[number] ?? 0]
      if (kind === 'compact' && wanted === 'day') values[number] = dayOfCompact(values[number] ?? Number.NaN)
      else if (kind !== wanted && kind !== 'compact') values[number] = Number.NaN
    }
    return { values, counts }
  }

  /** Values in memory appeared before all others, so ties are theirs. */
  #topList(beyond: SpilledCounts | null): { value: string; count: number }[] {
    const held = this.#top.list(this.#counts)
    if (beyond === null || this.#budget === undefined) return held
    const { textAt } = this.#budget
    const further = [...beyond.top, ...(this.#beyond?.tokens() ?? [])].map(({ row, count }) => ({ row, count }))
    return [...held.map(one => ({ ...one, row: -1 })), ...further.map(one => ({ ...one, value: '' }))]
      .sort((a, b) => b.count - a.count || a.row - b.row)
      .slice(0, TOP)
      .map(({ value, count, row }) => ({ value: row < 0 ? value : textAt(row), count }))
  }

  #countTally(beyond: SpilledCounts | null): CountTally {
    const tally = beyond?.tally ?? new CountTally()
    for (let number = 0; number < this.#index.size; number += 1)
      if (!this.#tokenOf.has(number)) tally.add(this.#counts[number] ?? 0)
    return tally
  }

  /** The earliest values with that count, as far as their text is known. */
  #textsWith(count: number, wanted: number, beyond: SpilledCounts | null): string[] {
    const texts: string[] = []
    for (let number = 0; number < this.#index.size && texts.length < wanted; number += 1) {
      if (this.#counts[number] !== count || this.#tokenOf.has(number)) continue
      const text = this.#top.textOf(number)
      if (text !== undefined) texts.push(text)
    }
    const rows = (beyond?.few[count - 1] ?? []).slice(0, wanted - texts.length)
    return [...texts, ...rows.map(row => this.#budget?.textAt(row) ?? '')]
  }

  #tokens(): { token: string; count: number }[] {
    const counts = new Map<string, number>()
    const add = (token: string, count: number) => counts.set(token, (counts.get(token) ?? 0) + count)
    for (const [number, token] of this.#tokenOf) add(token, this.#counts[number] ?? 0)
    for (const { token, count } of this.#beyond?.tokens() ?? []) add(token, count)
    return [...counts].map(([token, count]) => ({ token, count })).sort((a, b) => b.count - a.count)
  }

  #tally(beyond: SpilledCounts | null): Tally {
    const perClass = this.#classes.classes.map((_, at) => this.#beyond?.perClass[at] ?? 0)
    let unique = beyond?.tally.valuesWith(1) ?? 0
    for (const { count } of this.#beyond?.tokens() ?? []) if (count === 1) unique += 1
    for (let number = 0; number < this.#index.size; number++) {
      const count = this.#counts[number] ?? 0
      const classNumber = this.#classOf[number] ?? 0
      perClass[classNumber] = (perClass[classNumber] ?? 0) + count
      if (count === 1) unique += 1
    }
    return { perClass, unique, ...countFacts(this.#classes.classes, perClass) }
  }
}

interface Tally {
  perClass: number[]
  unique: number
  byShape: Map<Shape, number>
  serial: number
  kinds: Map<string, KindCounts>
}

function countFacts(
  classes: readonly ValueClass[],
  perClass: readonly number[],
): Pick<Tally, 'byShape' | 'serial' | 'kinds'> {
  const byShape = new Map<Shape, number>()
  const kinds = new Map<string, KindCounts>()
  let serial = 0
  for (const [at, facts] of classes.entries()) {
    const count = perClass[at] ?? 0
    byShape.set(facts.shape, (byShape.get(facts.shape) ?? 0) + count)
    if (facts.serial) serial += count
    for (const verdict of facts.verdicts) {
      const known = kinds.get(verdict.kind) ?? { valid: 0, lookalike: 0 }
      known[verdict.valid ? 'valid' : 'lookalike'] += count
      kinds.set(verdict.kind, known)
    }
  }
  return { byShape, serial, kinds }
}

function topPatterns(classes: readonly CountedClass[]): { pattern: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const { facts, count } of classes) {
    if (facts.pattern !== '') counts.set(facts.pattern, (counts.get(facts.pattern) ?? 0) + count)
  }
  return [...counts]
    .map(([pattern, count]) => ({ pattern, count }))
    .sort((a, b) => b.count - a.count)
    .slice(0, TOP)
}

function mayBeBlank(first: number): boolean {
  return first < 33 || (first >= 0x7f && first < 0x3001) || first === 0xfeff
}
