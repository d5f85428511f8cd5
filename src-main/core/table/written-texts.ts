// The distinct texts of a column as a file format spells them, in UTF-8 bytes, once each however many rows have them.
// Knows no format: what is escaped, and how, is given.
import type { ColumnUnits } from './column-units.ts'

/** How a format spells the values of one column. */
export interface TextForm {
  /** Whole spelling of an empty value. */
  readonly empty: Uint8Array
  /** Before and behind every other value. */
  readonly open: Uint8Array
  readonly close: Uint8Array
  /** Per ASCII unit what stands for it; null = itself, `WHOLE` = the value needs `special`. */
  readonly escapes: readonly (Uint8Array | typeof WHOLE | null)[]
  /** Whole spelling of a value the escapes cannot say, `open` and `close` included. */
  special?(text: string): Uint8Array
  /** Units from 0x80 on that need `special`. */
  isSpecial?(unit: number): boolean
}

export const WHOLE = 'whole'

/** Row `r` reads `bytes` from `starts[text]` to `starts[text + 1]`, where `text` is `codes[r]`, or `r` without codes. */
export interface WrittenTexts {
  readonly bytes: Uint8Array
  readonly starts: Uint32Array
  readonly codes: ColumnUnits['codes']
}

type Units = ColumnUnits['units']

/** Bytes under construction, growing as needed. */
class Bytes {
  data: Uint8Array
  at = 0

  constructor(size: number) {
    this.data = new Uint8Array(size)
  }

  reserve(more: number): void {
    if (this.at + more <= this.data.length) return
    const grown = new Uint8Array(Math.max(this.at + more, this.data.length * 2))
    grown.set(this.data.subarray(0, this.at))
    this.data = grown
  }

  put(bytes: Uint8Array): void {
    for (let i = 0; i < bytes.length; i += 1) this.data[this.at + i] = bytes[i] ?? 0
    this.at += bytes.length
  }
}

/** An unpaired surrogate becomes U+FFFD, as in every encoder (Encoding Standard, USVString). */
export function writtenTexts({ units, starts, codes }: ColumnUnits, form: TextForm): WrittenTexts {
  const count = starts.length - 1
  const longest = form.escapes.reduce((most, one) => (one instanceof Uint8Array ? Math.max(most, one.length) : most), 3)
  const around = form.open.length + form.close.length + form.empty.length
  const out = new Bytes(units.length + count * around + 16)
  const ends = new Uint32Array(count + 1)
  for (let text = 0; text < count; text += 1) {
    const from = starts[text] ?? 0
    const to = starts[text + 1] ?? 0
    out.reserve((to - from) * longest + around)
    if (from === to) out.put(form.empty)
    else if (needsWhole(units, from, to, form)) putWhole(units, from, to, form, out)
    else {
      out.put(form.open)
      putUnits(units, from, to, form.escapes, out)
      out.put(form.close)
    }
    ends[text + 1] = out.at
  }
  return { bytes: out.data, starts: ends, codes }
}

function needsWhole(units: Units, from: number, to: number, form: TextForm): boolean {
  if (form.special === undefined) return false
  for (let at = from; at < to; at += 1) {
    const unit = units[at] ?? 0
    if (unit < 0x80 ? form.escapes[unit] === WHOLE : form.isSpecial?.(unit) === true) return true
  }
  return false
}

function putWhole(units: Units, from: number, to: number, form: TextForm, out: Bytes): void {
  let text = ''
  for (let at = from; at < to; at += 1) text += String.fromCharCode(units[at] ?? 0)
  const bytes = form.special?.(text.toWellFormed()) ?? form.empty
  out.reserve(bytes.length)
  out.put(bytes)
}

function putUnits(units: Units, from: number, to: number, escapes: TextForm['escapes'], out: Bytes): void {
  const { data } = out
  let end = out.at
  for (let at = from; at < to; at += 1) {
    const unit = units[at] ?? 0
    if (unit < 0x80) {
      const spelled = escapes[unit]
      if (spelled instanceof Uint8Array) end = putAll(spelled, data, end)
      else data[end++] = unit
    } else if (unit < 0x800) {
      data[end++] = 0xc0 | (unit >> 6)
      data[end++] = 0x80 | (unit & 0x3f)
    } else if (isLead(unit) && at + 1 < to && isTrail(units[at + 1] ?? 0)) {
      at += 1
      end = putPair(unit, units[at] ?? 0, data, end)
    } else {
      const known = unit >= 0xd800 && unit < 0xe000 ? 0xfffd : unit
      data[end++] = 0xe0 | (known >> 12)
      data[end++] = 0x80 | ((known >> 6) & 0x3f)
      data[end++] = 0x80 | (known & 0x3f)
    }
  }
  out.at = end
}

function putAll(bytes: Uint8Array, data: Uint8Array, start: number): number {
  for (let i = 0; i < bytes.length; i += 1) data[start + i] = bytes[i] ?? 0
  return start + bytes.length
}

function isLead(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00
}

function isTrail(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000
}

function putPair(lead: number, trail: number, data: Uint8Array, start: number): number {
  const point = 0x10000 + ((lead - 0xd800) << 10) + (trail - 0xdc00)
  data[start] = 0xf0 | (point >> 18)
  data[start + 1] = 0x80 | ((point >> 12) & 0x3f)
  data[start + 2] = 0x80 | ((point >> 6) & 0x3f)
  data[start + 3] = 0x80 | (point & 0x3f)
  return start + 4
}
