// Reads files and sheets one after the other into one table, and says of each what became of it.
// Changes no value and drops no row; the table stays invisible.
import { basename } from 'node:path'
import { setImmediate as others } from 'node:timers/promises'
import type { Progress } from '../contract/call.ts'
import { OpenprepError, toWireError } from '../contract/errors.ts'
import type { Reading } from '../contract/reading.ts'
import type { ImportedPart, Several, SourcePart } from '../contract/sources.ts'
import { describeError } from '../contract/text/describe-error.ts'
import { type OpenedSource, openTableSource } from '../files/open-source.ts'
import { type ReadSummary, readTable, type TableReading } from '../files/read-table.ts'
import type { DatasetSource } from '../store/repositories/datasets.ts'
import { completeReading, type FoundReading, foundReading } from './found-reading.ts'
import { bytesOf, checkUnchanged, Fingerprint, type PartFile, statesOf } from './part-files.ts'
import type { PartsTable } from './parts-table.ts'
import type { WorkerPool } from './worker-pool.ts'

export interface PartsInput {
  several: Pick<Several, 'parts' | 'reading' | 'unreadable'>
  table: PartsTable
  /** Takes the fingerprints while this thread reads. */
  pool: WorkerPool
  /** Whose columns the table takes over: those of every part, of the first one, or of none. */
  columnsFrom: 'every' | 'first' | 'none'
  signal: AbortSignal
  onProgress(progress: Progress): void
}

export interface PartsOutcome {
  /** In the order of the input; `missing` is judged against the complete table. */
  parts: ImportedPart[]
  damaged: Map<string, number>
  warnings: string[]
  format: DatasetSource['format']
  /** The sheet of the first part that was read; '' for text. */
  sheet: string
  /** As chosen, with what was found in every part. */
  reading: Reading
}

type Running = Pick<PartsInput, 'signal' | 'onProgress' | 'pool'>

interface PartRead {
  part: ImportedPart
  matched: string[]
}

/**
 * Throws PART_UNREADABLE for a part that cannot be read, unless it may be left out; with a single part, its own error. Throws the last
 * part's error when none could be read.
 */
export async function importParts(input: PartsInput): Promise<PartsOutcome> {
  const { several, table, signal } = input
  const files = await statesOf(several.parts.map(({ path }) => path))
  const work = new PartsWork(input, totalBytes(several.parts, files))
  const read: PartRead[] = []
  for (const [at, part] of several.parts.entries()) {
    signal.throwIfAborted()
    const file = files.get(part.path)
    if (file !== undefined) read.push(await work.add(part, file, at))
  }
  if (read.every(({ part }) => part.fault !== null)) throw work.lastError ?? new OpenprepError('INTERNAL')
  return { ...work.outcome(), parts: read.map(one => compared(one, table.columns, table)) }
}

function totalBytes(parts: readonly SourcePart[], files: ReadonlyMap<string, PartFile | OpenprepError>): number {
  return bytesOf(parts.flatMap(({ path }) => files.get(path) ?? []))
}

/** What the part lacks of the table as it has become. */
function compared({ part, matched }: PartRead, columns: readonly string[], table: PartsTable): ImportedPart {
  if (part.fault !== null) return part
  const own = new Set(matched)
  const shared = columns.filter(column => own.has(column))
  const missing = columns.filter(column => !own.has(column) && column !== table.sourceColumn)
  return { ...part, missing, reordered: shared.some((column, at) => column !== matched[at]) }
}

class PartsWork {
  readonly #several: PartsInput['several']
  readonly #table: PartsTable
  readonly #columnsFrom: PartsInput['columnsFrom']
  readonly #running: Running
  readonly #total: number
  readonly #damaged = new Map<string, number>()
  readonly #warnings: string[] = []
  #doneBytes = 0
  #doneRows = 0
  #format: DatasetSource['format'] | null = null
  #sheet = ''
  readonly #found: FoundReading[] = []
  #readParts = 0
  #open: { path: string; password: string | undefined; source: OpenedSource } | null = null
  #fingerprint: Fingerprint | null = null
  lastError: OpenprepError | null = null

  constructor({ several, table, columnsFrom, pool, signal, onProgress }: PartsInput, total: number) {
    this.#columnsFrom = columnsFrom
    this.#several = several
    this.#table = table
    this.#running = { pool, signal, onProgress }
    this.#total = total
  }

  async add(part: SourcePart, file: PartFile | OpenprepError, at: number): Promise<PartRead> {
    const mark = this.#several.unreadable === 'leaveOut' ? await this.#table.mark() : null
    try {
      if (file instanceof OpenprepError) throw file
      return await this.#read(part, file)
    } catch (thrown) {
      this.#fingerprint?.stop()
      this.#fingerprint = null
      await this.#close()
      const error = this.#judged(thrown, part)
      if (mark === null) throw this.#several.parts.length === 1 ? thrown : error
      await this.#table.backTo(mark)
      return { part: leftOut(part, error), matched: [] }
    } finally {
      if (this.#several.parts[at + 1]?.path !== part.path) await this.#close()
      if (!(file instanceof OpenprepError)) this.#doneBytes += file.bytes
    }
  }

  outcome(): Omit<PartsOutcome, 'parts'> {
    return {
      damaged: this.#damaged,
      warnings: this.#warnings,
      format: this.#format ?? 'csv',
      sheet: this.#sheet,
      reading: completeReading(this.#several.reading, this.#found),
    }
  }

  /** Faults of the file only: what is wrong with the folder, or with us, stops everything. */
  #judged(thrown: unknown, part: SourcePart): OpenprepError {
    if (this.#running.signal.aborted || !(thrown instanceof OpenprepError) || !aboutTheFile(thrown)) throw thrown
    this.lastError = thrown
    if (this.#several.parts.length === 1) return thrown
    const { message } = describeError(toWireError(thrown))
    return new OpenprepError(
      'PART_UNREADABLE',
      { file: placeOf(part), reason: message },
      { file: part.path },
      { cause: thrown },
    )
  }

  async #read(part: SourcePart, file: PartFile): Promise<PartRead> {
    const { reading } = this.#several
    const own = part.sheet === undefined ? reading : { ...reading, sheet: part.sheet }
    const fingerprint = this.#fingerprintOf(part.path)
    const source = await this.#source(part, own)
    const { signal, onProgress } = this.#running
    const rows = this.#doneRows
    let kept = 0
    const onBytes = (done: number) =>
      onProgress({
        stage: 'import',
        done: this.#doneBytes + Math.min(done, file.bytes),
        total: this.#total,
        unit: 'bytes',
        rows: rows + kept,
      })
    const reads = await readTable(source, null, own, { signal, onBytes })
    const firstRow = this.#table.lastRow
    const addsColumns = this.#columnsFrom === 'every' || (this.#columnsFrom === 'first' && this.#readParts === 0)
    const { label, rename } = part
    this.#table.begin({ file: basename(part.path), label, rename, firstRow, addsColumns })
    const setAside = await this.#copy(reads, count => {
      kept = count
    })
    const summary = reads.summary()
    if (summary.read !== kept + setAside) throw new OpenprepError('INTERNAL')
    const sha256 = await this.#settled(fingerprint)
    await checkUnchanged(part.path, file)
    signal.throwIfAborted()
    this.#doneRows += kept
    this.#readParts += 1
    this.#note(source, part, reads, summary)
    return {
      part: {
        file: basename(part.path),
        sheet: reads.sheet === '' ? null : reads.sheet,
        label: part.label,
        bytes: file.bytes,
        sha256,
        firstRow,
        rowsRead: summary.read,
        rowsSetAside: setAside,
        rows: kept,
        setAside: { ...summary.byReason },
        missing: [],
        extra: [...this.#table.extra],
        reordered: false,
        fault: null,
      },
      matched: this.#table.matched(),
    }
  }

  #fingerprintOf(path: string): Fingerprint {
    if (this.#fingerprint?.path === path) return this.#fingerprint
    const { pool, signal } = this.#running
    this.#fingerprint = new Fingerprint(path, pool, signal)
    return this.#fingerprint
  }

  /** Mostly long there: hashing is faster than reading. */
  async #settled(fingerprint: Fingerprint): Promise<string> {
    const { onProgress } = this.#running
    if (!fingerprint.settled) onProgress({ stage: 'import.hash', done: this.#doneBytes, total: null, unit: 'bytes' })
    return fingerprint.sha256()
  }

  /** Returns how many rows were set aside. */
  async #copy(reads: TableReading, onKept: (rows: number) => void): Promise<number> {
    const table = this.#table
    table.match(reads.columns)
    let kept = 0
    let setAside = 0
    for await (const batch of reads.batches) {
      this.#running.signal.throwIfAborted()
      table.match(reads.columns)
      for (const [at, cells] of batch.cells.entries()) table.addRow(batch.rowNumbers[at] ?? 0, cells)
      table.addSetAside(batch.setAside.map(({ row, reason, cells }) => ({ rowNumber: row, reason, cells })))
      kept += batch.cells.length
      setAside += batch.setAside.length
      onKept(kept)
      await table.keepUp()
      // Reading a batch is synchronous: without this the engine would answer no other call before the end of the file.
      await others()
    }
    return setAside
  }

  #note(source: OpenedSource, part: SourcePart, reads: TableReading, summary: ReadSummary): void {
    if (this.#format === null) this.#sheet = reads.sheet
    this.#format ??= source.format
    this.#found.push(foundReading(source, reads))
    for (const [own, count] of summary.damaged.entries()) {
      const column = this.#table.columns[this.#table.placeOf(own)]
      if (count > 0 && column !== undefined) this.#damaged.set(column, (this.#damaged.get(column) ?? 0) + count)
    }
    const several = this.#several.parts.length > 1
    for (const { message } of [...source.openWarnings, ...summary.warnings]) {
      this.#warnings.push(several ? `${placeOf(part)}：${message}` : message)
    }
  }

  /** Sheets of one workbook follow each other: it is opened once for all of them. */
  async #source(part: SourcePart, reading: Several['reading']): Promise<OpenedSource> {
    const { path, password } = part
    if (this.#open?.path === path && this.#open.password === password) return this.#open.source
    await this.#close()
    // Nobody can say how long opening takes: an older workbook is read as a whole.
    const { onProgress, signal } = this.#running
    onProgress({ stage: 'import.open', done: this.#doneBytes, total: null, unit: 'bytes' })
    const source = await openTableSource(path, reading, {}, { password, signal })
    this.#open = { path, password, source }
    return source
  }

  async #close(): Promise<void> {
    const open = this.#open
    this.#open = null
    await open?.source.close()
  }
}

/** What a person can mend by choosing another file or another way of reading it. */
function aboutTheFile({ code, kind }: OpenprepError): boolean {
  if (kind !== 'user') return false
  return !['STORE_', 'DISK_', 'DATASET_', 'COLUMN_'].some(prefix => code.startsWith(prefix))
}

function placeOf({ path, sheet }: SourcePart): string {
  return sheet === undefined ? basename(path) : `${basename(path)} · ${sheet}`
}

function leftOut(part: SourcePart, error: OpenprepError): ImportedPart {
  const cause = error.cause instanceof OpenprepError ? error.cause : error
  return {
    file: basename(part.path),
    sheet: part.sheet ?? null,
    label: part.label,
    bytes: 0,
    sha256: '',
    firstRow: 0,
    rowsRead: 0,
    rowsSetAside: 0,
    rows: 0,
    setAside: {},
    missing: [],
    extra: [],
    reordered: false,
    fault: { code: cause.code, ...describeError(cause) },
  }
}
