// What a profile knows of the cells whose values its memory budget does not hold: counts of classes at once, the rest laid down.
// Must not classify: the profiler does.
import type { CountedNumbers } from './distribution.ts'
import type { ProfileBudget, Spill } from './spill.ts'
import { SPILLED_PARTS, SpilledCells, type SpilledCounts } from './spilled-cells.ts'
import type { ClassifiedValue } from './value-classes.ts'
import { isDateShape, type Shape } from './value-shape.ts'

/** What a number stands for; eight digits are a date or a number as the rest of the column has it. */
export const NUMBER_KINDS = ['number', 'day', 'compact'] as const
export type NumberKind = (typeof NUMBER_KINDS)[number]

export function numberKindOf(shape: Shape): NumberKind {
  if (isDateShape(shape)) return 'day'
  return shape === 'compactDate' ? 'compact' : 'number'
}

/** Spellings of spelled empties told apart; beyond, each counts as a value. */
const SPELLINGS = 4096

export class BeyondBudget {
  readonly #cells: SpilledCells
  readonly #numbers: Readonly<Record<NumberKind, SpilledNumbers>>
  /** Cells per class. */
  readonly perClass: number[] = []
  readonly #tokens = new Map<string, SpelledEmpty>()

  constructor({ spill, distinct }: ProfileBudget) {
    this.#cells = new SpilledCells(spill, distinct)
    const numbersOf = (kind: NumberKind) => new SpilledNumbers(spill, SPILLED_PARTS + NUMBER_KINDS.indexOf(kind))
    this.#numbers = { number: numbersOf('number'), day: numbersOf('day'), compact: numbersOf('compact') }
  }

  /** A cell of a value that is not held; `number` NaN where it is none, `kind` what it would be. */
  add(cell: BeyondCell): void {
    const { classNumber, token } = cell.classified
    this.perClass[classNumber] = (this.perClass[classNumber] ?? 0) + 1
    if (token !== null && this.#addToken(cell, token)) return
    this.#cells.add(cell.low, cell.high, cell.row)
    if (!Number.isNaN(cell.number)) this.#numbers[cell.kind].add(cell.number)
  }

  #addToken({ value, row }: BeyondCell, token: string): boolean {
    const known = this.#tokens.get(value)
    if (known !== undefined) known.count += 1
    else if (this.#tokens.size < SPELLINGS) this.#tokens.set(value, { token, row, count: 1 })
    else return false
    return true
  }

  /** Spelled empties, one entry per spelling. */
  tokens(): readonly Readonly<SpelledEmpty>[] {
    return [...this.#tokens.values()]
  }

  numbers(kind: NumberKind): Iterable<CountedNumbers> {
    return this.#numbers[kind]
  }

  /** Once, after the last cell. */
  count(): SpilledCounts {
    return this.#cells.count()
  }
}

interface SpelledEmpty {
  readonly token: string
  /** The first with this spelling. */
  readonly row: number
  count: number
}

export interface BeyondCell {
  readonly value: string
  readonly low: number
  readonly high: number
  /** Counted from 0 in the order the rows were added. */
  readonly row: number
  readonly classified: ClassifiedValue
  readonly number: number
  readonly kind: NumberKind
}

const NUMBERS_AT_ONCE = 8192

/** Numbers one by one in a stream of their own. */
class SpilledNumbers implements Iterable<CountedNumbers> {
  readonly #spill: Spill
  readonly #stream: number
  #held: Float64Array | null = null
  #used = 0

  constructor(spill: Spill, stream: number) {
    this.#spill = spill
    this.#stream = stream
  }

  add(value: number): void {
    this.#held ??= new Float64Array(NUMBERS_AT_ONCE)
    this.#held[this.#used] = value
    this.#used += 1
    if (this.#used < NUMBERS_AT_ONCE) return
    this.#spill.append(this.#stream, new Uint8Array(this.#held.buffer))
    this.#used = 0
  }

  *[Symbol.iterator](): Generator<CountedNumbers> {
    if (this.#held === null) return
    for (const bytes of this.#spill.read(this.#stream)) {
      const length = bytes.byteLength / Float64Array.BYTES_PER_ELEMENT
      yield { values: new Float64Array(bytes.buffer, bytes.byteOffset, length), counts: null }
    }
    yield { values: this.#held.subarray(0, this.#used), counts: null }
  }
}
