// Damages bytes without knowing what they mean: bits, numbers, ranges, ends.
// Every change is drawn from the given chance, so that an input can be made again.
import type { Chance } from './random.ts'

const NUMBERS = [0, 1, 2, 7, 8, 16, 64, 127, 128, 255, 256, 512, 4096, 32_767, 32_768, 65_535, 65_536, 0x7fffffff]
const HUGE = [0x80000000, 0xffffffff, 0xfffffffe, 0xfffffffd, 0x10000000, 0x00ffffff]

type ByteChange = (bytes: Buffer, chance: Chance, other: Buffer) => Buffer

function place(bytes: Buffer, chance: Chance): number {
  // Headers and directories lie at the ends; most of the rest is text.
  if (chance.once(3)) return chance.below(Math.min(bytes.length, 600))
  return chance.once(6) ? Math.max(0, bytes.length - 1 - chance.below(200)) : chance.below(Math.max(1, bytes.length))
}

function range(bytes: Buffer, chance: Chance): [from: number, to: number] {
  const from = place(bytes, chance)
  const longest = chance.once(4) ? bytes.length : 64
  return [from, Math.min(bytes.length, from + 1 + chance.below(longest))]
}

const flipBit: ByteChange = (bytes, chance) => {
  const at = place(bytes, chance)
  bytes[at] = (bytes[at] ?? 0) ^ (1 << chance.below(8))
  return bytes
}

const setByte: ByteChange = (bytes, chance) => {
  bytes[place(bytes, chance)] = chance.below(256)
  return bytes
}

const setNumber: ByteChange = (bytes, chance) => {
  const width = chance.pick([1, 2, 4] as const)
  const at = Math.min(place(bytes, chance), bytes.length - width)
  if (at < 0) return bytes
  const value = chance.once(2) ? chance.pick(NUMBERS) : chance.pick(HUGE)
  const wrapped = value % 2 ** (8 * width)
  if (chance.once(8)) bytes.writeUIntBE(wrapped, at, width)
  else bytes.writeUIntLE(wrapped, at, width)
  return bytes
}

/** One more or one less than a number that is there. */
const nudgeNumber: ByteChange = (bytes, chance) => {
  const at = Math.min(place(bytes, chance), bytes.length - 2)
  if (at < 0) return bytes
  bytes.writeUInt16LE((bytes.readUInt16LE(at) + chance.pick([1, 65_535, 16, 65_520])) % 65_536, at)
  return bytes
}

const remove: ByteChange = (bytes, chance) => {
  const [from, to] = range(bytes, chance)
  return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)])
}

const repeat: ByteChange = (bytes, chance) => {
  const [from, to] = range(bytes, chance)
  const times = chance.once(5) ? chance.between(2, 200) : 1
  const copies = Array.from({ length: Math.min(times, Math.ceil(200_000 / (to - from))) }, () =>
    bytes.subarray(from, to),
  )
  return Buffer.concat([bytes.subarray(0, to), ...copies, bytes.subarray(to)])
}

const overwrite: ByteChange = (bytes, chance) => {
  const [from, to] = range(bytes, chance)
  bytes.copy(bytes, place(bytes, chance), from, to)
  return bytes
}

const fill: ByteChange = (bytes, chance) => {
  const [from, to] = range(bytes, chance)
  return bytes.fill(chance.pick([0, 0xff, 0x20, 0x22, 0x3c]), from, to)
}

const insertNoise: ByteChange = (bytes, chance) => {
  const at = place(bytes, chance)
  const noise = Buffer.from(Array.from({ length: chance.between(1, 32) }, () => chance.below(256)))
  return Buffer.concat([bytes.subarray(0, at), noise, bytes.subarray(at)])
}

const truncate: ByteChange = (bytes, chance) => bytes.subarray(0, place(bytes, chance))

const splice: ByteChange = (bytes, chance, other) => {
  if (other.length === 0) return bytes
  const [from, to] = range(other, chance)
  const at = place(bytes, chance)
  const kept = chance.once(2) ? at : Math.min(bytes.length, at + to - from)
  return Buffer.concat([bytes.subarray(0, at), other.subarray(from, to), bytes.subarray(kept)])
}

const CHANGES: readonly ByteChange[] = [
  flipBit,
  setByte,
  setNumber,
  setNumber,
  nudgeNumber,
  remove,
  repeat,
  overwrite,
  fill,
  insertNoise,
  truncate,
  splice,
]

/** `bytes` stay as they are; `other` is what a splice takes from. */
export function mutateBytes(bytes: Buffer, other: Buffer, chance: Chance, changes = chance.between(1, 4)): Buffer {
  let changed = Buffer.from(bytes)
  for (let turn = 0; turn < changes && changed.length > 0; turn += 1) {
    changed = Buffer.from(chance.pick(CHANGES)(changed, chance, other))
  }
  return changed
}
