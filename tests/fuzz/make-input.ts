// Makes the mutated input number N of a seed: the same numbers give the same bytes as long as the corpus is the same.
// Reads and writes nothing.
import { extname } from 'node:path'
import type { Reading } from '../../src-main/contract/reading.ts'
import type { Seed, SeedKind } from './corpus.ts'
import { mutateDbf, mutateOle } from './mutate-binary.ts'
import { mutateBytes } from './mutate-bytes.ts'
import { mutateMarkup } from './mutate-markup.ts'
import { mutateText } from './mutate-text.ts'
import { mutateZip } from './mutate-zip.ts'
import { type Chance, chanceFor } from './random.ts'

export interface FuzzInput {
  seedName: string
  kind: SeedKind
  extension: string
  bytes: Buffer
  reading: Reading
}

/** Out of 100 inputs; what our own readers parse comes first. Each protected one costs a second, as those who lock it intend. */
const SHARES: readonly [SeedKind, number][] = [
  ['zip', 46],
  ['text', 30],
  ['ole', 12],
  ['dbf', 6],
  ['markup', 5],
  ['protected', 1],
]

/** The kind of file that input is made of, without making it. */
export function kindOfInput(seed: number, index: number): SeedKind {
  return kindBy(chanceFor(seed, index).below(100))
}

export function makeInput(corpus: readonly Seed[], seed: number, index: number): FuzzInput {
  const chance = chanceFor(seed, index)
  const kind = kindBy(chance.below(100))
  const own = corpus.filter(candidate => candidate.kind === kind)
  const source = mostlySmall(own.length > 0 ? own : corpus, chance)
  const other = chance.once(5) ? chance.pick(corpus) : chance.pick(own.length > 0 ? own : corpus)
  return {
    seedName: source.name,
    kind: source.kind,
    extension: chance.once(20) ? chance.pick(['.csv', '.xlsx', '.xls', '.json', '']) : extname(source.name),
    bytes: mutated(source, other, chance),
    reading: readingBy(chance),
  }
}

/** Damage shows as well in a small file, and a dozen of those are read in the time of a large one. */
function mostlySmall(seeds: readonly Seed[], chance: Chance): Seed {
  const picked = [chance.pick(seeds), chance.pick(seeds), chance.pick(seeds)]
  const [first, ...others] = picked
  if (first === undefined || chance.once(6)) return chance.pick(seeds)
  return others.reduce((smaller, other) => (weightOf(other) < weightOf(smaller) ? other : smaller), first)
}

function weightOf({ bytes, parts }: Seed): number {
  return bytes.length + parts.reduce((sum, { data }) => sum + data.length, 0)
}

function kindBy(draw: number): SeedKind {
  let left = draw
  for (const [kind, share] of SHARES) {
    if (left < share) return kind
    left -= share
  }
  return 'text'
}

function mutated(source: Seed, other: Seed, chance: Chance): Buffer {
  if (chance.once(10)) return mutateBytes(source.bytes, other.bytes, chance)
  switch (source.kind) {
    case 'zip':
      return source.parts.length === 0
        ? mutateBytes(source.bytes, other.bytes, chance)
        : mutateZip(source.parts, other.parts, chance)
    case 'ole':
    case 'protected':
      return mutateOle(source.bytes, other.bytes, chance)
    case 'dbf':
      return mutateDbf(source.bytes, other.bytes, chance)
    case 'markup':
      return mutateMarkup(source.bytes, other.bytes, chance)
    case 'text':
      return mutateText(source.bytes, other.bytes, chance)
  }
}

function readingBy(chance: Chance): Reading {
  switch (chance.below(14)) {
    case 0:
      return { header: 'none' }
    case 1:
      return { header: `1..${chance.between(1, 4)}` }
    case 2:
      return { header: 'auto', encoding: chance.pick(['gb18030', 'utf-8', 'utf-16le', 'big5', 'x-user-defined']) }
    case 3:
      return { header: 'auto', delimiter: chance.pick([',', ';', '\t', '|']) }
    case 4:
      return { header: 'auto', table: chance.below(3) }
    case 5:
      return { header: 'auto', columnStarts: [0, chance.between(1, 9), chance.between(10, 40)] }
    case 6:
      return { header: 'auto', hiddenRows: 'setAside', hiddenColumns: 'leaveOut', mergedCells: 'fill' }
    case 7:
      return { header: 'auto', comment: '#', escape: 'backslash', quote: "'" }
    default:
      return { header: 'auto' }
  }
}
