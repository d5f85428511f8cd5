// How a value of an outside list would look in the published column: the same date as a year, the same age in a band, the same number
// with its middle hidden. Tries a closed list of such writings and keeps the one that fits best.
import { parseCivilDate } from '../values/civil-date.ts'
import { judgedForm } from '../values/normalize-text.ts'
import { sexOfText } from '../values/sex-text.ts'

/** Both sides brought to one form; '' = says nothing. */
export interface Writing {
  released(cell: string): string
  outside(cell: string): string
}

const plain = (cell: string) => judgedForm(cell).replace(/\s/g, '').toUpperCase()

function dated(form: (date: string) => string): Writing {
  const of = (cell: string) => {
    const parsed = cell === '' ? null : parseCivilDate(cell)
    return parsed === null ? '' : form(parsed.date)
  }
  return { released: cell => cell.trim(), outside: of }
}

const quarter = (date: string) =>
  date.length < 7 ? '' : `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`

/** Dates in any spelling on both sides. */
const SAME_DAY: Writing = {
  released: cell => parseCivilDate(cell)?.date ?? '',
  outside: cell => parseCivilDate(cell)?.date ?? '',
}
const SEX: Writing = { released: cell => sexOfText(cell.trim()) ?? '', outside: cell => sexOfText(cell.trim()) ?? '' }
const SAME: Writing = { released: plain, outside: plain }

function beginning(length: number): Writing {
  return { released: plain, outside: cell => plain(cell).slice(0, length) }
}

const HIDDEN = /^([^*＊●•]*)[*＊●•]+([^*＊●•]*)$/

/** First and last characters beside stars, as most cells have them. */
function hidden(cells: readonly string[]): Writing | null {
  const shapes = new Map<string, number>()
  for (const cell of cells.slice(0, 2000)) {
    const parts = HIDDEN.exec(cell)
    if (parts === null) continue
    const shape = `${parts[1]?.length ?? 0},${parts[2]?.length ?? 0}`
    shapes.set(shape, (shapes.get(shape) ?? 0) + 1)
  }
  const [shape, times] = [...shapes].sort((a, b) => b[1] - a[1])[0] ?? ['', 0]
  if (times < Math.min(cells.length, 2000) / 2) return null
  const [head = 0, tail = 0] = shape.split(',').map(Number)
  const ends = (first: string, last: string) => `${first}…${last}`
  return {
    released: cell => {
      const parts = HIDDEN.exec(cell)
      return parts === null ? '' : ends(parts[1] ?? '', (parts[2] ?? '').toUpperCase())
    },
    outside: cell => {
      const text = plain(cell)
      return text.length <= head + tail ? '' : ends(text.slice(0, head), text.slice(text.length - tail))
    },
  }
}

const BAND = /^(\d{1,3})\D+(\d{1,3})\D*$/

/** Bands such as 30-39岁, filled from ages. */
function banded(cells: readonly string[]): Writing | null {
  const bands = new Map<number, string>()
  for (const cell of new Set(cells)) {
    const [, from, to] = BAND.exec(cell) ?? []
    if (from === undefined || to === undefined || Number(to) - Number(from) > 60) continue
    for (let age = Number(from); age <= Number(to); age += 1) bands.set(age, cell)
  }
  if (bands.size === 0) return null
  const ageOf = (cell: string) => (/^\d{1,3}$/.test(cell.trim()) ? Number(cell) : Number.NaN)
  return { released: cell => cell, outside: cell => bands.get(ageOf(cell)) ?? '' }
}

/** Share of the outside values found among the published ones from which two columns are taken to be of the same thing. */
const MIN_FOUND = 0.3
const LOOKED_AT = 5000
const LENGTHS = 4

export interface FittingWriting {
  readonly writing: Writing
  /** Share of the outside values that occur in the published column so written. */
  readonly found: number
}

/** null = the two columns do not speak of the same thing. */
export function bestWriting(released: readonly string[], outside: readonly string[]): FittingWriting | null {
  let best: FittingWriting | null = null
  for (const writing of writingsFor(released)) {
    const there = new Set(released.map(writing.released))
    there.delete('')
    if (there.size < 2) continue
    const tried = outside
      .slice(0, LOOKED_AT)
      .map(writing.outside)
      .filter(form => form !== '')
    if (tried.length === 0) continue
    const found = tried.filter(form => there.has(form)).length / tried.length
    if (found >= MIN_FOUND && found > (best?.found ?? 0)) best = { writing, found }
  }
  return best
}

/** The finest first: of two that fit alike the first is kept. */
function writingsFor(released: readonly string[]): Writing[] {
  const lengths = new Map<number, number>()
  for (const cell of released.slice(0, LOOKED_AT)) lengths.set(cell.length, (lengths.get(cell.length) ?? 0) + 1)
  const usual = [...lengths]
    .sort((a, b) => b[1] - a[1])
    .slice(0, LENGTHS)
    .map(([length]) => length)
    .filter(length => length > 0)
  return [
    SAME,
    SAME_DAY,
    SEX,
    dated(date => (date.length < 7 ? '' : date.slice(0, 7))),
    dated(quarter),
    dated(date => date.slice(0, 4)),
    hidden(released),
    banded(released),
    ...usual.sort((a, b) => b - a).map(beginning),
  ].filter(writing => writing !== null)
}
