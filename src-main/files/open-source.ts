// Opens any table file by what it contains, not by what it is called.
// Reads no rows; every format's own reader does that, and is loaded when a file of its format comes.
import { basename, extname } from 'node:path'
import { OpenprepError } from '../contract/errors.ts'
import type { FileFormat, Reading, ReadWarning } from '../contract/reading.ts'
import { fileBytes } from './delimited/file-bytes.ts'
import { openDelimited } from './delimited/open-delimited.ts'
import { openingError, readingError } from './file-errors.ts'
import { openJson } from './json/open-json.ts'
import { readingWarning } from './reading-warnings.ts'
import { sniffFormat } from './spreadsheets/sniff.ts'
import type { ReadLimits, TableSource } from './table-source.ts'

export interface OpenOptions {
  /** Decide the encoding of a text on its first bytes only: for previews of big files. */
  headBytes?: number
  /** Open an older workbook by this many first rows of its sheets, and go through it all only when asked for more. */
  firstRows?: number | undefined
  /** Opens a protected workbook; used once and kept nowhere. */
  password?: string | undefined
  signal?: AbortSignal | undefined
}

export interface OpenedSource extends TableSource {
  bytes: number
  /** What opening alone made clear: the extension does not fit the contents. */
  openWarnings: ReadWarning[]
}

/** Extensions under which each format is usually stored; text may be stored under any name of a text. */
const usualExtensions: Readonly<Record<FileFormat, readonly string[]>> = {
  xlsx: ['.xlsx', '.xlsm', '.xltx', '.et'],
  xls: ['.xls', '.et', '.xlt'],
  xlsb: ['.xlsb'],
  ods: ['.ods'],
  fods: ['.fods'],
  xml2003: ['.xml'],
  dbf: ['.dbf'],
  html: ['.html', '.htm'],
  csv: ['.csv', '.txt', '.tsv', '.tab', '.dat', ''],
  tsv: ['.csv', '.txt', '.tsv', '.tab', '.dat', ''],
  txt: ['.csv', '.txt', '.tsv', '.tab', '.dat', ''],
  json: ['.json', '.jsonl', '.ndjson', '.geojson', '.txt'],
}

function extensionWarnings(path: string, format: FileFormat): ReadWarning[] {
  const extension = extname(path).toLowerCase()
  const fits = usualExtensions[format].includes(extension)
  return fits ? [] : [readingWarning('FORMAT_MISMATCH', { extension: extension === '' ? '-' : extension, format })]
}

async function openByContents(
  path: string,
  reading: Reading,
  limits: Partial<ReadLimits>,
  options: OpenOptions,
): Promise<TableSource> {
  const format = await sniffFormat(path)
  if (format === 'text') {
    return (await openJson(path, reading, limits, options)) ?? openDelimited(path, reading, limits, options)
  }
  if (format === 'xlsx') {
    const { openXlsx } = await import('./spreadsheets/open-xlsx.ts')
    return openXlsx(path, reading, limits, options.password)
  }
  const { openLegacySpreadsheet } = await import('./spreadsheets/open-legacy.ts')
  return openLegacySpreadsheet(path, reading, limits, options)
}

/**
 * Throws FILE_NOT_FOUND, FILE_LOCKED, FILE_NOT_READABLE, FILE_GONE, FILE_EMPTY and what the format's reader throws.
 */
export async function openTableSource(
  path: string,
  reading: Reading,
  limits: Partial<ReadLimits> = {},
  options: OpenOptions = {},
): Promise<OpenedSource> {
  const bytes = await fileBytes(path)
  if (bytes === 0) throw new OpenprepError('FILE_EMPTY', { file: basename(path) }, { file: path })
  try {
    const source = await openByContents(path, reading, limits, options)
    return Object.assign(source, { bytes, openWarnings: extensionWarnings(path, source.format) })
  } catch (thrown) {
    throw readingError(openingError(thrown, path), path)
  }
}
