// Damages a zipped workbook from the inside: parts changed, lost, doubled, renamed, taken from another workbook, headers that lie.
// Every change is drawn from the given chance, so that an input can be made again.
import { mutateBytes } from './mutate-bytes.ts'
import { mutateMarkup } from './mutate-markup.ts'
import type { Chance } from './random.ts'
import { type ZipHeader, type ZipPart, zip } from './zip-parts.ts'

const NAMES = [
  '../../evil.xml',
  '/xl/workbook.xml',
  'xl\\workbook.xml',
  'XL/WORKBOOK.XML',
  'C:/x',
  'xl/worksheets/sheet1.xml',
  'content.xml',
  'mimetype',
  '',
  'a'.repeat(5000),
  'xl/\u0000.xml',
  'EncryptedPackage',
  '_rels/.rels',
  'xl/',
]

function lie(part: ZipPart, chance: Chance): Partial<ZipHeader> {
  const number = () => chance.pick([0, 1, part.data.length + 1, 0x7fffffff, 0xffffffff])
  switch (chance.below(7)) {
    case 0:
      return { crc: number() }
    case 1:
      return { compressed: number() }
    case 2:
      return { expanded: number() }
    case 3:
      return { method: chance.pick([0, 8, 9, 12, 99]) }
    case 4:
      return { flags: chance.pick([0, 1, 8, 0x41, 0xffff]) }
    case 5:
      return { offset: number() }
    default:
      return { localName: chance.pick(NAMES) }
  }
}

/** The part most worth damaging: one that holds cells, three times out of four. */
function aim(parts: readonly ZipPart[], chance: Chance): number {
  const cells = parts.flatMap(({ name }, at) =>
    /sheet\d*\.(?:xml|bin)$|sharedStrings|^content\.xml$|workbook\.|styles\./i.test(name) ? [at] : [],
  )
  return cells.length > 0 && !chance.once(4) ? chance.pick(cells) : chance.below(parts.length)
}

function mutateContent(part: ZipPart, other: readonly ZipPart[], chance: Chance): ZipPart {
  const donor = other.length === 0 ? Buffer.alloc(0) : chance.pick(other).data
  const isMarkup = /\.(?:xml|rels)$/i.test(part.name) && !chance.once(8)
  const data = isMarkup ? mutateMarkup(part.data, donor, chance) : mutateBytes(part.data, donor, chance)
  return { ...part, data }
}

/** A part of the other workbook under a name of this one. */
function exchange(part: ZipPart, other: readonly ZipPart[], chance: Chance): ZipPart {
  const same = other.filter(({ name }) => name === part.name)
  if (other.length === 0) return part
  return { ...part, data: same.length > 0 && chance.once(2) ? chance.pick(same).data : chance.pick(other).data }
}

function changeOne(parts: ZipPart[], at: number, other: readonly ZipPart[], chance: Chance): void {
  const part = parts[at]
  if (part === undefined) return
  switch (chance.below(16)) {
    case 0:
      parts.splice(at, 1)
      return
    case 1:
      parts.push(chance.once(2) ? part : mutateContent(part, other, chance))
      return
    case 2:
      parts[at] = { ...part, name: chance.pick([...NAMES, ...parts.map(({ name }) => name)]) }
      return
    case 3:
      parts[at] = exchange(part, other, chance)
      return
    case 4:
      parts[at] = { ...part, lies: lie(part, chance), stored: chance.once(3) }
      return
    case 5:
      parts.unshift({ name: chance.pick(NAMES), data: part.data })
      return
    default:
      parts[at] = mutateContent(part, other, chance)
  }
}

export function mutateZip(original: readonly ZipPart[], other: readonly ZipPart[], chance: Chance): Buffer {
  const parts = [...original]
  for (let turn = chance.between(1, 3); turn > 0 && parts.length > 0; turn -= 1) {
    changeOne(parts, aim(parts, chance), other, chance)
  }
  const packed = zip(parts, chance.once(30) ? Buffer.alloc(chance.below(300), 'PK\x05\x06') : undefined)
  return chance.once(25) ? mutateBytes(packed, original[0]?.data ?? packed, chance, 1) : packed
}
