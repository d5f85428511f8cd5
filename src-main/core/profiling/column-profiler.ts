// Profiles one column in one pass: work per distinct value where possible, per cell only counting.
// Must not hold the values: memory is about 40 bytes per distinct value (hash, count, class, number), whatever its length.
import type { Distribution } from '../../contract/distribution.ts'
import type { ColumnProfile, ColumnType } from '../../contract/profile.ts'
import { columnSemantics, type KindCounts } from '../detection/column-semantics.ts'
import { kindsHintedBy, kindsNamedBy } from '../detection/registry.ts'
import { isYearOrBand } from '../grading/birth-years.ts'
import { gradeColumn } from '../grading/grade-column.ts'
import { isSoleTrader } from '../identifiers/organisation-code.ts'
import type { Column } from '../table/chunk.ts'
import { type ColumnUnits, joinedText, unitsOfTexts } from '../table/column-units.ts'
import { dayNumber } from '../values/calendar.ts'
import { isBlank } from '../values/normalize-text.ts'
import { inferColumnType } from './column-type.ts'
import { distributionOf } from './distribution.ts'
import { ExtremeValues } from './extreme-values.ts'
import { HashIndex } from './hash-index.ts'
import { hashTexts } from './hash-text.ts'
import { type CountedClass, columnIssues } from './issues.ts'
import { rareValues } from './rare-values.ts'
import { TopValues } from './top-values.ts'
import { type ValueClass, ValueClasses } from './value-classes.ts'
import { FormReader } from './value-form.ts'
import { makeupOf } from './value-makeup.ts'
import { isDateShape, type Shape, type ShapedValue } from './value-shape.ts'

export interface ProfilerOptions {
  /** Processing date `YYYY-MM-DD`; with it dates after it are reported. */
  today?: string
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
  #soleTraders = false
  /** So far nothing finer than years and bands under a header of birth dates; null before the first value. */
  #birthYears: boolean | null = null
  #rows = 0
  #empty = 0
  #shortest = Number.POSITIVE_INFINITY
  #longest = 0

  constructor(name: string, options: ProfilerOptions) {
    this.#name = name
    const named = kindsNamedBy(name)
    this.#birthYears = named.has('birthDate') ? null : false
    this.#classes = new ValueClasses(new Set([...named, ...kindsHintedBy(name)]), options.today)
  }

  add(column: Column, rowNumbers: readonly number[]): void {
    this.addTexts({ ...unitsOfTexts(column), codes: null }, rowNumbers)
  }

  addTexts(column: ColumnUnits, rowNumbers: readonly number[]): void {
    const pieces = new Pieces(column)
    const numbers = this.#numberTexts(column, pieces)
    const { codes } = column
    const rows = codes?.length ?? numbers.length
    const openClasses = this.#openClasses
    const counts = this.#counts
    for (let row = 0; row < rows; row++) {
      const text = codes === null ? row : (codes[row] ?? 0)
      const number = numbers[text] ?? BLANK
      if (number === BLANK) {
        this.#empty += 1
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
  #numberTexts(column: ColumnUnits, pieces: Pieces): Int32Array {
    const { units, starts } = column
    const { lows, highs } = hashTexts(column)
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
      const number = index.add(lows[text] ?? 0, highs[text] ?? 0)
      numbers[text] = number
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
    pieces.readForm(text, this.#form)
    const { classNumber, characters, shaped, token } = this.#classes.classify(value, this.#form)
    this.#classOf[number] = classNumber
    this.#keepNumber(number, shaped)
    if (classNumber === this.#rowsOf.length) this.#openClass()
    if (characters < this.#shortest) this.#shortest = characters
    if (characters > this.#longest) this.#longest = characters
    if (token === null && this.#birthYears !== false) this.#birthYears = isYearOrBand(value)
    if (token === null) this.#extremes.add(value, shaped)
    else this.#tokenOf.set(number, token)
    if (value.length === 18 && isSoleTrader(value)) this.#soleTraders = true
    this.#top.appear(number, value)
  }

  #keepNumber(number: number, { number: decimal, date }: ShapedValue): void {
    if (decimal === undefined && date === undefined) return
    // Columns of codes and texts never need the room.
    this.#numbers ??= new Float64Array(this.#counts.length).fill(Number.NaN)
    this.#numbers[number] = decimal === undefined ? dayOf(date) : Number(decimal)
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
    const tally = this.#tally()
    const tokens = this.#tokens()
    const spelled = tokens.reduce((sum, { count }) => sum + count, 0)
    const values = this.#rows - this.#empty - spelled
    const distinct = this.#index.size - this.#tokenOf.size
    const semantics = columnSemantics(this.#name, tally.kinds, values, distinct)
    const type = inferColumnType(this.#name, tally, semantics)
    const classes = this.#classes.classes.map((facts, at) => ({
      facts,
      count: tally.perClass[at] ?? 0,
      rows: this.#rowsOf[at] ?? [],
    }))
    const issues = columnIssues(classes, type, semantics)
    const found = classes.flatMap(({ facts }) => facts.found)
    return {
      name: this.#name,
      type,
      length: { min: this.#longest === 0 ? 0 : this.#shortest, max: this.#longest },
      rows: this.#rows,
      empty: this.#empty,
      emptyTokens: tokens,
      distinct: this.#index.size,
      unique: tally.unique,
      ...this.#extremes.of(type),
      mean: type === 'integer' || type === 'decimal' ? tally.mean : null,
      distribution: this.#distribution(type),
      top: this.#top.list(this.#counts),
      rare: rareValues(this.#counts.subarray(0, this.#index.size), this.#tokenOf, number => this.#top.textOf(number)),
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
    const compact = this.#classes.classes.map(({ shape }) => shape === 'compactDate')
    const days = this.#classes.classes.map(({ shape }) => isDateShape(shape))
    const counts = this.#counts.subarray(0, this.#index.size)
    const values = (this.#numbers ?? new Float64Array()).slice(0, this.#index.size)
    for (let number = 0; number < values.length; number += 1) {
      const value = values[number] ?? Number.NaN
      const classNumber = this.#classOf[number] ?? 0
      if (days[classNumber] !== dates && compact[classNumber] !== true) values[number] = Number.NaN
      else if (dates && compact[classNumber] === true) values[number] = dayOfCompact(value)
    }
    return distributionOf({ values, counts }, dates ? 'day' : 'number')
  }

  #tokens(): { token: string; count: number }[] {
    const counts = new Map<string, number>()
    for (const [number, token] of this.#tokenOf)
      counts.set(token, (counts.get(token) ?? 0) + (this.#counts[number] ?? 0))
    return [...counts].map(([token, count]) => ({ token, count })).sort((a, b) => b.count - a.count)
  }

  #tally(): Tally {
    const perClass = new Array<number>(this.#classes.classes.length).fill(0)
    const days = this.#classes.classes.map(({ shape }) => isDateShape(shape))
    let [unique, sum, summed] = [0, 0, 0]
    for (let number = 0; number < this.#index.size; number++) {
      const count = this.#counts[number] ?? 0
      const classNumber = this.#classOf[number] ?? 0
      perClass[classNumber] = (perClass[classNumber] ?? 0) + count
      if (count === 1) unique += 1
      const value = this.#numbers?.[number] ?? Number.NaN
      if (Number.isNaN(value) || days[classNumber] === true) continue
      sum += value * count
      summed += count
    }
    return {
      perClass,
      unique,
      mean: summed === 0 ? null : sum / summed,
      ...countFacts(this.#classes.classes, perClass),
    }
  }
}

interface Tally {
  perClass: number[]
  unique: number
  mean: number | null
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

/** The texts of a chunk as strings, joined first and cut off one by one when asked for. */
class Pieces {
  readonly #column: ColumnUnits
  #joined: string | null = null

  constructor(column: ColumnUnits) {
    this.#column = column
  }

  at(text: number): string {
    this.#joined ??= joinedText(this.#column)
    return this.#joined.substring(this.#column.starts[text] ?? 0, this.#column.starts[text + 1])
  }

  readForm(text: number, form: FormReader): void {
    const { units, starts } = this.#column
    form.read(units, starts[text] ?? 0, starts[text + 1] ?? 0)
  }
}

function mayBeBlank(first: number): boolean {
  return first < 33 || (first >= 0x7f && first < 0x3001) || first === 0xfeff
}

/** `date` `YYYY-MM-DD`, maybe with a time behind it. */
function dayOf(date: string | undefined): number {
  if (date === undefined) return Number.NaN
  return dayNumber(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)))
}

/** 20200609 as a number. */
function dayOfCompact(value: number): number {
  return dayNumber(Math.floor(value / 10_000), Math.floor(value / 100) % 100, value % 100)
}
