// The words of a property set: title, author, company, and whatever properties somebody made up.
// Reads strings only; numbers and dates say nothing of people. Format: [MS-OLEPS].
import { labelOfCodePage } from '../spreadsheets/code-page.ts'

const BYTE_ORDER = 0xfffe
const HEADER_BYTES = 28
const SET_BYTES = 20
/** More than any program writes; a false count must not keep us. */
const MOST_SETS = 16
const MOST_PROPERTIES = 4096

const DICTIONARY = 0
const CODE_PAGE = 1

/** Types of [MS-OLEPS] 2.15. */
const VT_VARIANT = 0x0c
const VT_LPSTR = 0x1e
const VT_LPWSTR = 0x1f
const VT_VECTOR = 0x1000

interface Property {
  id: number
  at: number
}

/** Throws RangeError where the set says more than it holds. */
export function propertyTexts(bytes: Buffer): string[] {
  if (bytes.length < HEADER_BYTES || bytes.readUInt16LE(0) !== BYTE_ORDER) return []
  const sets = Math.min(MOST_SETS, bytes.readUInt32LE(24))
  return Array.from({ length: sets }, (_, at) => bytes.readUInt32LE(HEADER_BYTES + at * SET_BYTES + 16)).flatMap(at =>
    textsOfSet(bytes.subarray(at)),
  )
}

function textsOfSet(set: Buffer): string[] {
  const count = Math.min(MOST_PROPERTIES, set.readUInt32LE(4))
  const properties = Array.from(
    { length: count },
    (_, at): Property => ({ id: set.readUInt32LE(8 + at * 8), at: set.readUInt32LE(12 + at * 8) }),
  )
  const stated = properties.find(({ id }) => id === CODE_PAGE)
  const label = labelOfCodePage(stated === undefined ? 0 : set.readUInt16LE(stated.at + 4))
  const texts: string[] = []
  for (const { id, at } of properties) {
    if (id === DICTIONARY) texts.push(...dictionaryNames(set, at, label))
    else if (id !== CODE_PAGE) readValue(set, at, label, texts)
  }
  return texts.filter(text => text !== '')
}

/** Names of properties that somebody made up. */
function dictionaryNames(set: Buffer, start: number, label: string): string[] {
  const names: string[] = []
  let at = start + 4
  const count = Math.min(MOST_PROPERTIES, set.readUInt32LE(start))
  for (let entry = 0; entry < count; entry += 1) {
    const length = set.readUInt32LE(at + 4)
    const wide = label === 'utf-16le'
    const bytes = wide ? length * 2 : length
    names.push(decoded(set, at + 8, bytes, label))
    at += 8 + (wide ? aligned(bytes) : bytes)
  }
  return names
}

/** Puts the strings of the value at `at` behind `texts`. */
function readValue(set: Buffer, at: number, label: string, texts: string[]): void {
  const stated = set.readUInt16LE(at)
  if ((stated & VT_VECTOR) === 0) {
    readString(set, stated, at + 4, label, texts)
    return
  }
  const count = Math.min(MOST_PROPERTIES, set.readUInt32LE(at + 4))
  let next = at + 8
  const inner = stated & ~VT_VECTOR
  if (inner !== VT_VARIANT && inner !== VT_LPSTR && inner !== VT_LPWSTR) return
  for (let entry = 0; entry < count; entry += 1) {
    const type = inner === VT_VARIANT ? set.readUInt16LE(next) : inner
    if (inner === VT_VARIANT) next += 4
    next = readString(set, type, next, label, texts)
  }
}

/** Strings of a vector follow each other without a gap. Returns where the value ends. */
function readString(set: Buffer, type: number, at: number, label: string, texts: string[]): number {
  if (type !== VT_LPSTR && type !== VT_LPWSTR) return at + 4
  const length = set.readUInt32LE(at)
  const bytes = type === VT_LPWSTR ? length * 2 : length
  texts.push(decoded(set, at + 4, bytes, type === VT_LPWSTR ? 'utf-16le' : label))
  return at + 4 + bytes
}

const aligned = (bytes: number) => (bytes + 3) & ~3

function decoded(set: Buffer, from: number, length: number, label: string): string {
  if (from + length > set.length) throw new RangeError('a string beyond its property set')
  const text = new TextDecoder(label).decode(set.subarray(from, from + length))
  const end = text.indexOf('\0')
  return (end < 0 ? text : text.slice(0, end)).trim()
}
