// Encodes the chunks of an import on the workers while the reading goes on, and hands them to the writer in their order.
// Changes no cell; holds a bounded number of chunks, whatever the size of the table.
import { packCells } from '../core/table/cell-bytes.ts'
import type { LineCut, MaybeSplit } from '../core/table/split-line.ts'
import { encodeChunk, type PackedCells } from '../store/chunk-codec.ts'
import type { EncodedChunk, TableWriter } from '../store/table-store.ts'
import { type BuiltChunk, chunkOf, columnsOf } from './chunk-builder.ts'
import type { WorkerPool } from './worker-pool.ts'

/** Chunks that wait for one before them; some 30 MB of a table of twenty columns. */
const MOST_WAITING = 24
/** One being worked on and one at hand. */
const AT_EACH_WORKER = 2

/** Something for the writer, in its turn. */
interface Turn {
  /** null = not there yet. */
  write: (() => void) | null
  /** Settled when `write` is there. */
  ready: Promise<void>
}

export class ChunkEncoder {
  readonly #writer: TableWriter
  readonly #pool: WorkerPool
  readonly #signal: AbortSignal
  /** One thread fewer than there may be: the one that reads is busy too. */
  readonly #lanes: number
  #waiting: Turn[] = []
  #atWorkers = 0
  #sent = 0
  #fault: { thrown: unknown } | null = null

  constructor(writer: TableWriter, pool: WorkerPool, signal: AbortSignal) {
    this.#writer = writer
    this.#pool = pool
    this.#signal = signal
    this.#lanes = Math.max(1, pool.lanes - 1)
  }

  /** The workers have enough to do: then this thread encodes as well, so that no core waits for another. */
  append(built: BuiltChunk): void {
    if (this.#atWorkers >= this.#lanes * AT_EACH_WORKER) {
      const encoded = encodeChunk(chunkOf(built), built.sidecars)
      this.#add({ write: () => this.#writer.append(encoded), ready: Promise.resolve() })
    } else this.#send(built)
  }

  /** For the chunks that come after it. */
  widen(names: readonly string[]): void {
    this.#add({ write: () => this.#writer.widen(names), ready: Promise.resolve() })
  }

  /** To be awaited now and then while chunks are given. Throws what encoding or writing threw. */
  async keepUp(): Promise<void> {
    await this.#untilWaiting(MOST_WAITING)
  }

  /** All that was given is with the writer. Throws what encoding or writing threw. */
  async settle(): Promise<void> {
    await this.#untilWaiting(0)
  }

  /** Whatever is still on its way is not written any more. */
  stop(): void {
    this.#fault ??= { thrown: this.#signal.reason }
    this.#waiting = []
  }

  async #untilWaiting(most: number): Promise<void> {
    for (let head = this.#waiting[0]; head !== undefined && this.#waiting.length > most; head = this.#waiting[0]) {
      await head.ready
      this.#writeReady()
    }
    if (this.#fault !== null) throw this.#fault.thrown
  }

  #send(built: BuiltChunk): void {
    const lane = this.#sent % this.#lanes
    this.#sent += 1
    this.#atWorkers += 1
    const cells = packChunk(built)
    const packed = [cells.columns, ...(cells.lines === null ? [] : [cells.lines.text, cells.lines.kinds])]
    const transfer = [...packed, ...(cells.sidecars === null ? [] : [cells.sidecars.cells])].map(({ buffer }) => buffer)
    const turn: Turn = { write: null, ready: Promise.resolve() }
    const take = (encoded: EncodedChunk) => {
      turn.write = () => this.#writer.append(encoded)
    }
    turn.ready = this.#pool
      .run({ kind: 'encodeCells', cells }, { lane, transfer, signal: this.#signal })
      .then(take, thrown => this.#fail(thrown))
      .finally(() => {
        this.#atWorkers -= 1
      })
    this.#add(turn)
  }

  #add(turn: Turn): void {
    this.#waiting.push(turn)
    this.#writeReady()
  }

  #fail(thrown: unknown): void {
    this.#fault ??= { thrown }
    this.#waiting = []
  }

  #writeReady(): void {
    if (this.#fault !== null) this.#waiting = []
    for (let head = this.#waiting[0]; head?.write != null; head = this.#waiting[0]) {
      this.#waiting.shift()
      head.write()
    }
  }
}

/** Rows that are lines of a text still go as such: taking their cells together column by column costs eight times as much. */
export function packChunk({ names, rows, rowNumbers, sidecars }: BuiltChunk): PackedCells {
  const own = sidecars.flatMap((sidecar, column) => (sidecar === null ? [] : [{ column, sidecar }]))
  const { apart, lines } = own.length === 0 ? splitRows(rows, names.length) : { apart: rows, lines: null }
  return {
    rows: rows.length,
    rowNumbers,
    lines,
    columns: packCells(columnsOf(apart, names.length)),
    sidecars:
      own.length === 0
        ? null
        : { columns: own.map(({ column }) => column), cells: packCells(own.map(({ sidecar }) => sidecar)) },
  }
}

type Rows = BuiltChunk['rows']

function splitRows(rows: Rows, columns: number): { apart: Rows; lines: PackedCells['lines'] } {
  const cut = cutOf(rows)
  if (cut === undefined) return { apart: rows, lines: null }
  const kinds = new Uint8Array(rows.length)
  const texts: string[] = []
  const apart: Rows[number][] = []
  for (const [at, cells] of rows.entries()) {
    const line = lineOf(cells, cut, columns)
    if (line === null) apart.push(cells)
    else {
      kinds[at] = 1
      texts.push(line)
    }
  }
  return { apart, lines: { cut, text: packCells([texts]), kinds } }
}

/** That of the first line: rows of a further file that is cut otherwise are set apart. */
function cutOf(rows: readonly MaybeSplit[]): LineCut | undefined {
  return rows.find(({ cut }) => cut !== undefined)?.cut
}

function lineOf({ cut, line, length }: MaybeSplit, wanted: LineCut, columns: number): string | null {
  return length === columns && isSame(cut, wanted) ? (line ?? null) : null
}

function isSame(cut: LineCut | undefined, wanted: LineCut): boolean {
  return cut === wanted || (cut?.delimiter === wanted.delimiter && cut.quote === wanted.quote)
}
