// Damages delimited text, JSON and markup where such text is fragile: quotes, separators, ends of lines, encodings.
// Every change is drawn from the given chance, so that an input can be made again.
import iconv from 'iconv-lite'
import { mutateBytes } from './mutate-bytes.ts'
import type { Chance } from './random.ts'

const FRAGILE = [
  '"',
  '""',
  '"""',
  "'",
  ',',
  ';',
  '\t',
  '|',
  '\r',
  '\n',
  '\r\n',
  '\0',
  '\\',
  '\\"',
  '#',
  '=',
  '\ufeff',
  '\u2028',
  '\u3000',
  '\u200b',
  '𠮷',
  '\ue7c7',
  '1.1E+17',
  '{',
  '}',
  '[',
  ']',
  '[[',
  '{"a":',
  ':',
  'null',
  '<',
  '</td>',
  '<table>',
  '<tr>',
  '<td colspan="99999">',
  '<td rowspan=1048577>',
  '&#0;',
  '&amp;',
  '<!DOCTYPE x [<!ENTITY a "b">]>',
]
const ENCODINGS = ['gb18030', 'utf16le', 'utf-16be', 'big5', 'shift_jis', 'latin1', 'utf8'] as const
const MARKS = ['fffe', 'feff', 'efbbbf', '84319533', 'fffe0000'] as const
/** Bytes that no decoder likes: cut sequences, lone continuation bytes, over-long forms, half a surrogate. */
const ILL = ['80', 'c0af', 'e4b8', 'f8888080', 'eda080', 'ff', '81', 'fe39', '8139fe39', '00'] as const
const LONGEST = 60_000

type TextChange = (text: string, chance: Chance, other: string) => string

const insertFragile: TextChange = (text, chance) => {
  const at = chance.below(text.length + 1)
  const piece = chance.pick(FRAGILE)
  const times = chance.once(12) ? chance.between(2, 3000) : 1
  return text.slice(0, at) + piece.repeat(times) + text.slice(at)
}

const removePiece: TextChange = (text, chance) => {
  const at = chance.below(text.length + 1)
  return text.slice(0, at) + text.slice(at + 1 + chance.below(chance.once(5) ? text.length : 20))
}

const repeatLine: TextChange = (text, chance) => {
  const lines = text.split('\n')
  const at = chance.below(lines.length)
  const line = lines[at] ?? ''
  const times = Math.min(chance.once(6) ? chance.between(2, 4000) : 2, Math.ceil(LONGEST / (line.length + 1)))
  lines.splice(at, 0, ...Array.from({ length: times }, () => line))
  return lines.join('\n')
}

const swapLines: TextChange = (text, chance) => {
  const lines = text.split('\n')
  const from = chance.below(lines.length)
  const to = chance.below(lines.length)
  const line = lines[from] ?? ''
  lines[from] = lines[to] ?? ''
  lines[to] = line
  return lines.join('\n')
}

const exchange: TextChange = (text, chance) => {
  const from = chance.pick([',', ';', '\t', '"', '\n', '\r\n', '<', '>'])
  return text.replaceAll(from, chance.pick(FRAGILE)).slice(0, LONGEST)
}

const splice: TextChange = (text, chance, other) => {
  const at = chance.below(text.length + 1)
  const from = chance.below(other.length + 1)
  return text.slice(0, at) + other.slice(from, from + 1 + chance.below(2000)) + text.slice(at)
}

/** The quote that never closes. */
const openQuote: TextChange = (text, chance) => {
  const separator = chance.pick([',', '\t', ';', '\n'])
  const at = text.indexOf(separator, chance.below(text.length + 1))
  return at < 0 ? `"${text}` : `${text.slice(0, at + 1)}"${text.slice(at + 1)}`
}

const longField: TextChange = (text, chance) => {
  const at = chance.below(text.length + 1)
  return (
    text.slice(0, at) + chance.pick(['a', '中', ' ', '"', '1']).repeat(chance.between(1000, 40_000)) + text.slice(at)
  )
}

const manyColumns: TextChange = (text, chance) => {
  const end = text.indexOf('\n', chance.below(text.length + 1))
  const at = end < 0 ? text.length : end
  return text.slice(0, at) + chance.pick([',', '\t', ';', '|']).repeat(chance.between(100, 20_000)) + text.slice(at)
}

const CHANGES: readonly TextChange[] = [
  insertFragile,
  insertFragile,
  insertFragile,
  removePiece,
  repeatLine,
  swapLines,
  exchange,
  splice,
  openQuote,
  longField,
  manyColumns,
]

/** Text of the bytes, mutated and encoded again, sometimes differently, sometimes with bytes that no encoding has. */
export function mutateText(bytes: Buffer, other: Buffer, chance: Chance): Buffer {
  const label = labelOf(bytes)
  let text = iconv.decode(bytes, label)
  const otherText = chance.once(2) ? other.toString('latin1') : other.toString('utf8')
  for (let turn = chance.between(1, 3); turn > 0; turn -= 1) {
    text = chance.pick(CHANGES)(text, chance, otherText).slice(0, LONGEST)
  }
  const encoded = iconv.encode(text, chance.once(4) ? chance.pick(ENCODINGS) : label)
  return chance.once(3) ? illEncoded(encoded, other, chance) : encoded
}

function labelOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const text = bytes.toString('utf8')
  return text.includes('\ufffd') ? 'gb18030' : 'utf8'
}

function illEncoded(bytes: Buffer, other: Buffer, chance: Chance): Buffer {
  switch (chance.below(3)) {
    case 0:
      return Buffer.concat([Buffer.from(chance.pick(MARKS), 'hex'), bytes])
    case 1: {
      const at = chance.below(bytes.length + 1)
      return Buffer.concat([bytes.subarray(0, at), Buffer.from(chance.pick(ILL), 'hex'), bytes.subarray(at)])
    }
    default:
      return mutateBytes(bytes, other, chance, 1)
  }
}
