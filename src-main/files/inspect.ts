// What a file holds, sheet by sheet: structure, stored types, damaged numbers, rows that are not records.
// One streaming pass per sheet; keeps counts, never values.
import type { Progress } from '../contract/call.ts'
import { OpenprepError } from '../contract/errors.ts'
import type { Inspection, Reading, ReadWarning, SheetInspection, StoredType } from '../contract/reading.ts'
import type { ClassifiedRow } from '../core/structure/row-classifier.ts'
import { type ClassifiedTable, chooseSheet, classifyTable, isDamaged, type SourceRow } from './classified-rows.ts'
import { hashFile } from './hash-file.ts'
import { KeptSource } from './kept-source.ts'
import type { OpenedSource } from './open-source.ts'
import type { SheetHead, SheetInfo, SourceCell } from './table-source.ts'

export interface InspectOptions {
  signal?: AbortSignal
  onProgress?(progress: Progress): void
  /** Opens a protected workbook; used once and kept nowhere. */
  password?: string | undefined
  /** Spares opening the same workbook again. */
  kept?: KeptSource
}

type StoredCounts = Record<StoredType, number>

/** Throws what opening and reading throw; a sheet without content is reported, not refused. */
export async function inspectFile(path: string, reading: Reading, options: InspectOptions = {}): Promise<Inspection> {
  const source = options.kept ?? new KeptSource()
  const { password, signal } = options
  try {
    return await source.use(path, reading, { password, signal }, opened =>
      inspectSource(path, opened, reading, options),
    )
  } finally {
    if (options.kept === undefined) await source.close()
  }
}

async function inspectSource(
  path: string,
  source: OpenedSource,
  reading: Reading,
  options: InspectOptions,
): Promise<Inspection> {
  await source.whole?.(options.signal)
  const warnings: ReadWarning[] = [...source.openWarnings]
  const chosen = await chosenSheet(source, reading, options.signal)
  const sheets: SheetInspection[] = []
  for (const sheet of source.sheets) {
    const own = sheet.name === chosen ? reading : { header: 'auto' as const }
    sheets.push(await inspectSheet(source, sheet, own, warnings, options))
  }
  return {
    file: path,
    bytes: source.bytes,
    sha256: await hashFile(path, options.signal),
    format: source.format,
    encoding: source.encoding,
    bom: source.bom,
    encodingConfidence: source.encodingConfidence,
    encodingAlternatives: source.encodingAlternatives,
    delimiter: source.delimiter,
    quote: source.quote,
    columnStarts: source.columnStarts ?? null,
    sheets,
    warnings,
  }
}

/** The sheet the reading's choices are meant for; '' when no sheet has content. */
async function chosenSheet(source: OpenedSource, reading: Reading, signal?: AbortSignal): Promise<string> {
  try {
    return await chooseSheet(source, reading, signal)
  } catch (thrown) {
    if (thrown instanceof OpenprepError && thrown.code === 'SHEET_EMPTY') return ''
    throw thrown
  }
}

async function inspectSheet(
  source: OpenedSource,
  sheet: SheetInfo,
  reading: Reading,
  warnings: ReadWarning[],
  { signal, onProgress }: InspectOptions,
): Promise<SheetInspection> {
  const onBytes = (done: number, total: number) => onProgress?.({ stage: 'inspect', done, total, unit: 'bytes' })
  const table = await tableOrNothing(() =>
    classifyTable(source, sheet.name, reading, { onBytes, ...(signal && { signal }) }),
  )
  if (table === null) return emptySheet(sheet, await source.head(sheet.name))
  const tally = new SheetTally(table.head.names.length)
  for await (const batch of table.batches) for (const row of batch) tally.add(row)
  warnings.push(...table.warnings.map(warning => ({ ...warning, sheet: warning.sheet ?? sheet.name })))
  return describe(sheet, table, tally)
}

async function tableOrNothing(classify: () => Promise<ClassifiedTable>): Promise<ClassifiedTable | null> {
  try {
    return await classify()
  } catch (thrown) {
    if (thrown instanceof OpenprepError && thrown.code === 'SHEET_EMPTY') return null
    throw thrown
  }
}

function emptySheet({ name, hidden }: SheetInfo, head: SheetHead): SheetInspection {
  return {
    name,
    hidden,
    rows: 0,
    columnCount: 0,
    headerRows: null,
    firstDataRow: null,
    lastDataRow: null,
    setAside: [],
    mergedRegions: head.mergedRegions,
    confidence: 0,
    unit: null,
    hiddenRows: rangesOf(head.hiddenRows),
    hiddenColumns: head.hiddenColumns,
    tables: [],
    columns: [],
  }
}

/** Row numbers in rising order as ranges: filters hide hundreds of thousands of rows at a time. */
function rangesOf(rows: readonly number[]): [number, number][] {
  const ranges: [number, number][] = []
  for (const row of rows) {
    const last = ranges.at(-1)
    if (last !== undefined && last[1] === row - 1) last[1] = row
    else ranges.push([row, row])
  }
  return ranges
}

function describe({ name, hidden }: SheetInfo, table: ClassifiedTable, tally: SheetTally): SheetInspection {
  const { sheet, head, names } = table
  const hiddenColumns = new Set(sheet.hiddenColumns)
  const unnamed = new Set(head.unnamed)
  return {
    name,
    hidden,
    rows: tally.lastRow,
    columnCount: names.length,
    headerRows: head.headerRows,
    firstDataRow: tally.firstDataRow,
    lastDataRow: tally.lastDataRow,
    setAside: tally.setAside,
    mergedRegions: sheet.mergedRegions,
    confidence: head.confidence,
    unit: head.unit,
    hiddenRows: rangesOf(sheet.hiddenRows),
    hiddenColumns: sheet.hiddenColumns,
    tables: table.tables.describe(head),
    columns: names.map((column, at) => ({
      name: column,
      letter: table.letter(at),
      hidden: hiddenColumns.has(table.letter(at)),
      unnamed: unnamed.has(at) || at >= table.namedColumns,
      formulas: tally.columns[at]?.formulas ?? 0,
      storedTypes: tally.typesOf(at),
      damagedNumbers: tally.columns[at]?.damaged ?? 0,
    })),
  }
}

interface ColumnTally {
  counts: StoredCounts
  damaged: number
  formulas: number
}

class SheetTally {
  readonly columns: ColumnTally[]
  readonly setAside: SheetInspection['setAside'] = []
  #records = 0
  lastRow = 0
  firstDataRow: number | null = null
  lastDataRow: number | null = null

  constructor(width: number) {
    this.columns = Array.from({ length: width }, newColumn)
  }

  add({ row, role, cells }: ClassifiedRow<SourceRow>): void {
    this.lastRow = Math.max(this.lastRow, row)
    if (role !== 'data') {
      this.setAside.push({ row, reason: role })
      return
    }
    this.#records += 1
    this.firstDataRow ??= row
    this.lastDataRow = row
    for (let at = 0; at < cells.length; at++) this.#count(at, cells[at] ?? null)
  }

  #count(at: number, cell: string | SourceCell | null): void {
    if (cell === null || cell === '') return
    while (this.columns.length <= at) this.columns.push(newColumn())
    const column = this.columns[at]!
    column.counts[typeof cell === 'string' ? 'text' : cell.type] += 1
    if (isDamaged(cell)) column.damaged += 1
    if (typeof cell !== 'string' && cell.formula === true) column.formulas += 1
  }

  /** Cells that are there by type; what is missing to the number of records is empty. */
  typesOf(at: number): StoredCounts {
    const counts = this.columns[at]?.counts ?? newColumn().counts
    const filled = counts.text + counts.number + counts.date + counts.boolean + counts.error
    return { ...counts, empty: this.#records - filled }
  }
}

function newColumn(): ColumnTally {
  return { counts: { text: 0, number: 0, date: 0, boolean: 0, error: 0, empty: 0 }, damaged: 0, formulas: 0 }
}
