// Looks at the beginnings of several files or sheets and sets their columns beside each other, before anything is imported.
// Keeps nothing; decides nothing about columns that differ, only proposes.
import { basename } from 'node:path'
import type { Progress } from '../contract/call.ts'
import type { FilePreview } from '../contract/datasets.ts'
import { OpenprepError } from '../contract/errors.ts'
import type { Reading } from '../contract/reading.ts'
import type { SourcePart, SurveyedPart } from '../contract/sources.ts'
import { describeError } from '../contract/text/describe-error.ts'
import { proposeMapping } from '../core/recipe/header-similarity.ts'
import { fileBytes } from '../files/delimited/file-bytes.ts'
import { KeptSource } from '../files/kept-source.ts'
import { previewFile } from '../files/preview.ts'

export interface SurveyInput {
  parts: readonly SourcePart[]
  reading: Reading
  /** Columns to compare with; absent = those of the first part that can be read. */
  columns?: readonly string[]
  signal: AbortSignal
  onProgress(progress: Progress): void
}

const AUTOMATIC: Reading = { header: 'auto' }
/** Rows looked at: enough to find a header, few enough to be quick. */
const HEAD = 20

/** `columns` = what was compared with. A part that cannot be read has a `fault` and no columns. */
export async function surveyParts(input: SurveyInput): Promise<{ columns: string[]; parts: SurveyedPart[] }> {
  const parts: SurveyedPart[] = []
  let columns = input.columns === undefined ? null : [...input.columns]
  for (const [done, part] of input.parts.entries()) {
    if (input.signal.aborted) throw new OpenprepError('CANCELLED')
    input.onProgress({ stage: 'import', done, total: input.parts.length, unit: 'files' })
    const head = await headOf(part, input.reading, input.signal)
    if (head.preview !== null) columns ??= renamed(head.preview.columns, part)
    parts.push(surveyed(part, head, columns ?? []))
  }
  return { columns: columns ?? [], parts }
}

/** Columns that every readable part has, in the order of the first. */
export async function commonColumns(input: SurveyInput): Promise<string[]> {
  const { parts } = await surveyParts(input)
  const readable = parts.flatMap((part, at) => {
    const given = input.parts[at]
    return part.fault === null && given !== undefined ? [renamed(part.columns, given)] : []
  })
  const [first = [], ...others] = readable
  return first.filter(column => others.every(columns => columns.includes(column)))
}

interface Head {
  preview: FilePreview | null
  /** Known also where the sheet that is wanted is not among them. */
  sheets: SurveyedPart['sheets']
  bytes: number
  fault: SurveyedPart['fault']
}

async function headOf(part: SourcePart, reading: Reading, signal: AbortSignal): Promise<Head> {
  const own = part.sheet === undefined ? reading : { ...reading, sheet: part.sheet }
  let bytes = 0
  const kept = new KeptSource()
  const look = (glance: boolean) => previewFile(part.path, own, HEAD, { password: part.password, signal, kept, glance })
  try {
    bytes = await fileBytes(part.path)
    const first = await look(true)
    const preview = first.complete || isPlainHead(first) ? first : await look(false)
    return { preview, sheets: preview.sheets, bytes, fault: null }
  } catch (thrown) {
    if (!(thrown instanceof OpenprepError) || thrown.kind !== 'user') throw thrown
    const sheets = thrown.code === 'SHEET_NOT_FOUND' ? await sheetsOf(part, signal, kept) : []
    return { preview: null, sheets, bytes, fault: { code: thrown.code, ...describeError(thrown) } }
  } finally {
    await kept.close()
  }
}

/** A sheet is often named after its month: what there is instead of the one of last time. */
async function sheetsOf(part: SourcePart, signal: AbortSignal, kept: KeptSource): Promise<SurveyedPart['sheets']> {
  const { password } = part
  return kept.use(part.path, AUTOMATIC, { password, signal }, async source => source.sheets)
}

/**
 * A header of one row in the first row, without a gap: the merged cells that stand behind all rows of a sheet cannot change its names, so
 * a large workbook need not be gone through to its end.
 */
function isPlainHead({ headerRows, rows: [first], columns }: FilePreview): boolean {
  if (headerRows?.[0] !== 1 || headerRows[1] !== 1 || first === undefined) return false
  return columns.every((_, at) => (first.cells[at] ?? '').trim() !== '')
}

function renamed(columns: readonly string[], { rename }: SourcePart): string[] {
  return columns.map(column => rename[column] ?? column)
}

function surveyed(part: SourcePart, { preview, sheets, bytes, fault }: Head, table: readonly string[]): SurveyedPart {
  const own = preview?.columns ?? []
  const names = renamed(own, part)
  const missing = preview === null ? [] : table.filter(column => !names.includes(column))
  const extra = own.filter((_, at) => !table.includes(names[at] ?? ''))
  const shared = table.filter(column => names.includes(column))
  return {
    file: basename(part.path),
    sheet: preview?.sheet ?? part.sheet ?? null,
    sheets,
    columns: own,
    head: headOfRecords(preview),
    headerRows: preview?.headerRows ?? null,
    confidence: preview?.confidence ?? 0,
    bytes,
    missing,
    extra,
    reordered: shared.some((column, at) => column !== names.filter(name => table.includes(name))[at]),
    proposed: proposed(missing, extra),
    fault,
  }
}

/** Records shown of every part. */
const SHOWN = 4

function headOfRecords(preview: FilePreview | null): SurveyedPart['head'] {
  const records = (preview?.rows ?? []).filter(({ role }) => role === 'data').slice(0, SHOWN)
  return records.map(({ number, cells }) => ({
    rowNumber: number,
    cells: (preview?.columns ?? []).map((_, at) => cells[at] ?? ''),
  }))
}

/** Own name → name in the table. */
function proposed(missing: readonly string[], extra: readonly string[]): Record<string, string> {
  const mapping = proposeMapping(missing, extra)
  return Object.fromEntries(Object.entries(mapping).flatMap(([name, own]) => (own === null ? [] : [[own, name]])))
}
