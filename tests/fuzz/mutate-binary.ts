// Damages dbf files, OLE containers and BIFF records where their readers believe them: headers, sector chains, record lengths.
// Every change is drawn from the given chance, so that an input can be made again.
import { mutateBytes } from './mutate-bytes.ts'
import type { Chance } from './random.ts'

const NUMBERS = [0, 1, 2, 31, 32, 33, 255, 256, 65_535, 0x7fffffff, 0xfffffffe, 0xffffffff]

function put(bytes: Buffer, at: number, width: 1 | 2 | 4, value: number): void {
  if (at >= 0 && at + width <= bytes.length) bytes.writeUIntLE(value % 2 ** (8 * width), at, width)
}

/** Header fields: version, date, record count, header and record length, code page; then the field descriptors. */
export function mutateDbf(original: Buffer, other: Buffer, chance: Chance): Buffer {
  const bytes = Buffer.from(original)
  for (let turn = chance.between(1, 3); turn > 0; turn -= 1) {
    const field = 32 * (1 + chance.below(Math.max(1, Math.floor(bytes.length / 32) - 1)))
    switch (chance.below(7)) {
      case 0:
        put(bytes, 4, 4, chance.pick(NUMBERS))
        break
      case 1:
        put(bytes, chance.pick([8, 10]), 2, chance.pick(NUMBERS))
        break
      case 2:
        put(bytes, chance.pick([0, 1, 2, 3, 29]), 1, chance.below(256))
        break
      case 3:
        put(bytes, field + 11, 1, chance.pick([...'CNLDFMBITGPY0@+'].map(letter => letter.charCodeAt(0))))
        break
      case 4:
        put(bytes, field + chance.pick([16, 17]), 1, chance.below(256))
        break
      case 5:
        put(bytes, field + chance.below(11), 1, chance.pick([0, 13, 0x80, 0xff, 32]))
        break
      default:
        return mutateBytes(bytes, other, chance, 1)
    }
  }
  return bytes
}

/** Header fields, sector tables and directory entries of a compound file. [MS-CFB] */
function mutateContainer(bytes: Buffer, chance: Chance): void {
  const sector = () => 512 * (1 + chance.below(Math.max(1, Math.floor(bytes.length / 512) - 1)))
  const number = () => (chance.once(2) ? chance.pick(NUMBERS) : chance.below(40))
  switch (chance.below(4)) {
    case 0:
      put(bytes, chance.pick([24, 26, 28, 30, 32]), 2, number())
      return
    case 1:
      put(bytes, chance.pick([44, 48, 56, 60, 64, 68, 72, 76, 80, 84]), 4, number())
      return
    case 2:
      put(bytes, sector() + 4 * chance.below(128), 4, number())
      return
    default:
      put(bytes, sector() + 128 * chance.below(4) + chance.pick([64, 66, 68, 72, 76, 116, 120]), 4, number())
  }
}

/** Where the records of a workbook stream begin, as far as they follow each other in the file. [MS-XLS] 2.1.4 */
function recordsOf(bytes: Buffer): number[] {
  const places: number[] = []
  for (let at = bytes.indexOf(Buffer.from('0908', 'hex')); at >= 0 && at + 4 <= bytes.length; ) {
    places.push(at)
    at += 4 + bytes.readUInt16LE(at + 2)
    if (places.length > 20_000) break
  }
  return places
}

function mutateRecord(bytes: Buffer, chance: Chance): void {
  const places = recordsOf(bytes)
  if (places.length === 0) return
  const at = chance.pick(places)
  const length = at + 4 <= bytes.length ? bytes.readUInt16LE(at + 2) : 0
  switch (chance.below(5)) {
    case 0:
      put(bytes, at + 2, 2, chance.once(2) ? length + chance.between(-8, 8) + 65_536 : chance.pick(NUMBERS))
      return
    case 1:
      // The kind of another record over this one.
      put(bytes, at, 2, bytes.readUInt16LE(Math.min(chance.pick(places), bytes.length - 2)))
      return
    case 2:
      put(bytes, at + 4 + chance.below(Math.max(1, length)), 2, chance.pick(NUMBERS))
      return
    case 3:
      put(bytes, at + 4 + chance.below(Math.max(1, length)), 4, chance.pick(NUMBERS))
      return
    default:
      put(bytes, at + 4 + chance.below(Math.max(1, length)), 1, chance.below(256))
  }
}

export function mutateOle(original: Buffer, other: Buffer, chance: Chance): Buffer {
  const bytes = Buffer.from(original)
  for (let turn = chance.between(1, 4); turn > 0; turn -= 1) {
    if (chance.once(12)) return mutateBytes(bytes, other, chance, 1)
    if (chance.once(3)) mutateContainer(bytes, chance)
    else mutateRecord(bytes, chance)
  }
  return bytes
}
