// Worker tasks of the attack suite: loads the rows to attack, before and after masking, and runs every attack on them.
// Holds the cells of the chosen rows, at most MAX_CELLS of them, and no others.
import { OpenprepError } from '../contract/errors.ts'
import type { AttackColumn, AttackOutcome, AttackTable, Auxiliary } from '../core/attacks/attack.ts'
import { columnBehind } from '../core/attacks/attack.ts'
import { findContradictions } from '../core/attacks/contradictions.ts'
import { findHashColumns } from '../core/attacks/hash-columns.ts'
import { type Hit, searchHashes } from '../core/attacks/hash-search.ts'
import { knownPlaces } from '../core/attacks/known-places.ts'
import { ATTACKS, CONSISTENCY_ATTACKS } from '../core/attacks/registry.ts'
import { whatIsLeft } from '../core/attacks/what-is-left.ts'
import { withTable } from './read-version.ts'
import type { AttackedTable, HashedColumn, TaskOf, WorkerResult } from './worker-tasks.ts'

/** About 300 MB of short strings. */
const MAX_CELLS = 6_000_000

interface Loaded {
  readonly columns: AttackColumn[]
  readonly rowNumbers: number[]
}

/** Whole chunks, evenly over the table. */
function loadEvenly({ place, profiles }: AttackedTable, wanted: number, goOn: () => void): Loaded {
  return withTable(place, table => {
    const names = profiles.map(({ name }) => name)
    const cells: string[][] = names.map(() => [])
    const rowNumbers: number[] = []
    const every = Math.max(1, Math.ceil(table.rows / Math.max(1, wanted)))
    for (const { no } of table.chunks.filter((_, at) => at % every === 0)) {
      goOn()
      const chunk = table.readChunk(no, names)
      for (const [at, column] of chunk.columns.entries()) for (const value of column) cells[at]?.push(value)
      for (const rowNumber of chunk.rowNumbers) rowNumbers.push(rowNumber)
    }
    return { columns: profiles.map((profile, at) => ({ profile, cells: cells[at] ?? [] })), rowNumbers }
  })
}

/** The rows of the source that the loaded rows were made of, in the order of these. */
function loadBehind(
  { place, profiles }: AttackedTable,
  rowNumbers: readonly number[],
  goOn: () => void,
): AttackColumn[] {
  const places = new Map<number, number[]>()
  for (const [at, rowNumber] of rowNumbers.entries()) {
    const known = places.get(rowNumber)
    if (known === undefined) places.set(rowNumber, [at])
    else known.push(at)
  }
  return withTable(place, table => {
    const names = profiles.map(({ name }) => name)
    const cells = names.map(() => new Array<string>(rowNumbers.length).fill(''))
    for (const { no } of table.chunks) {
      goOn()
      const numbers = table.rowNumbers(no)
      if (!numbers.some(rowNumber => places.has(rowNumber))) continue
      const chunk = table.readChunk(no, names)
      for (const [row, rowNumber] of numbers.entries()) {
        for (const at of places.get(rowNumber) ?? []) {
          for (const [column, target] of cells.entries()) target[at] = chunk.columns[column]?.[row] ?? ''
        }
      }
    }
    return profiles.map((profile, at) => ({ profile, cells: cells[at] ?? [] }))
  })
}

function loadAuxiliary(given: TaskOf<'attackTable'>['auxiliary'], goOn: () => void): Auxiliary | null {
  if (given === null) return null
  const { columns, rowNumbers } = loadEvenly(given, Math.floor(MAX_CELLS / Math.max(1, given.profiles.length)), goOn)
  return { name: given.name, rows: rowNumbers.length, columns }
}

export function attackTable(task: TaskOf<'attackTable'>, stopped: () => boolean): WorkerResult<TaskOf<'attackTable'>> {
  const goOn = () => {
    if (stopped()) throw new OpenprepError('CANCELLED')
  }
  const { released, source, treatments, today } = task
  const width = Math.max(1, released.profiles.length + (source?.profiles.length ?? 0))
  const loaded = loadEvenly(released, Math.min(task.wanted, Math.floor(MAX_CELLS / width)), goOn)
  const table: AttackTable = {
    rowNumbers: loaded.rowNumbers,
    released: loaded.columns,
    source: source === null ? null : loadBehind(source, loaded.rowNumbers, goOn),
    treatments,
    auxiliary: loadAuxiliary(task.auxiliary, goOn),
    today,
  }
  if (task.consistencyOnly === true) return consistencyOf(table, goOn)
  const outcomes: AttackOutcome[] = ATTACKS.flatMap(attack => attack.run(table, goOn))
  return {
    rowNumbers: loaded.rowNumbers,
    outcomes,
    left: whatIsLeft(table, goOn),
    contradictions: findContradictions(table, goOn),
    hashed: hashedColumns(table),
  }
}

function consistencyOf(table: AttackTable, goOn: () => void): WorkerResult<TaskOf<'attackTable'>> {
  const outcomes = CONSISTENCY_ATTACKS.flatMap(attack => attack.run(table, goOn))
  return {
    rowNumbers: [...table.rowNumbers],
    outcomes,
    left: [],
    contradictions: findContradictions(table, goOn),
    hashed: [],
  }
}

/** What the recipe made itself was made with a key: trying numbers against it would be trying the key. */
function hashedColumns(table: AttackTable): HashedColumn[] {
  const keyed = new Set(
    table.treatments.filter(({ reversibility }) => reversibility !== 'guessable').map(({ carriedBy }) => carriedBy),
  )
  const { divisions, births } = knownPlaces(table)
  return findHashColumns(table)
    .filter(({ column }) => !keyed.has(column.profile.name))
    .map(({ column, algorithms, targets }) => {
      const places = new Map<string, number>()
      const codes = Uint32Array.from(column.cells, cell => {
        if (cell === '') return 0
        const hash = cell.toLowerCase()
        const known = places.get(hash) ?? places.size + 1
        places.set(hash, known)
        return known
      })
      const { name } = column.profile
      const behind = columnBehind(table, name)?.profile.name ?? name
      return { name, column: behind, algorithms, targets, hashes: [...places.keys()], codes, divisions, births }
    })
}

export function searchHashSlice(task: TaskOf<'searchHashes'>, stopped: () => boolean): Hit[] {
  if (stopped()) throw new OpenprepError('CANCELLED')
  return searchHashes(task.targets, task.range, task.from, task.count)
}
