// Has SheetJS read the older spreadsheet formats as a whole, within a size cap and behind our own checks.
// Hands out SheetJS's sheets; what their cells mean is legacy-rows.ts.
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import * as sheetjs from 'xlsx'
import * as codePages from 'xlsx/dist/cpexcel.full.mjs'
import { OpenprepError } from '../../contract/errors.ts'
import { openingError } from '../file-errors.ts'
import type { ReadLimits } from '../table-source.ts'
import { hasSoundRecords } from './biff-check.ts'
import { faultError, passwordError, tooLargeError } from './faults.ts'
import type { LegacyFile } from './legacy-messages.ts'
import { isOle } from './ole-directory.ts'
import { readWorkbookStream } from './ole-stream.ts'
import { openArchive } from './xlsx/archive.ts'

sheetjs.set_cptable(codePages)

/** Raw values and number formats only: dates stay serials, nothing is guessed from text. */
const OPTIONS = {
  dense: true,
  cellNF: true,
  cellText: false,
  cellDates: false,
  cellHTML: false,
  cellFormula: true,
  // Hidden rows and columns come only with styles.
  cellStyles: true,
  raw: true,
} as const satisfies sheetjs.ParsingOptions

/** All parts of an archive together, since SheetJS expands every one of them into memory. */
const MAX_EXPANDED_BYTES = 512 * 1024 * 1024

/** Throws FILE_TOO_LARGE, FILE_PASSWORD, FILE_CORRUPT, FILE_HOSTILE and what the system says of the file. */
export async function readLegacyWorkbook(file: LegacyFile): Promise<sheetjs.WorkBook> {
  const { path, format, limits } = file
  const bytes = await loadFile(path)
  if (format === 'xlsb') await checkArchive(path, limits)
  try {
    return parse(file, bytes)
  } catch (thrown) {
    if (thrown instanceof OpenprepError) throw thrown
    if (thrown instanceof Error && /password|encrypt/i.test(thrown.message)) throw passwordError(path)
    throw faultError(path, 'unreadable', thrown)
  }
}

async function loadFile(path: string): Promise<Buffer> {
  try {
    return await readFile(path)
  } catch (thrown) {
    throw openingError(thrown, path)
  }
}

/** Expands every part once and drops it: SheetJS itself knows no limit. */
async function checkArchive(path: string, limits: ReadLimits): Promise<void> {
  const archive = await openArchive(path, limits)
  try {
    let size = 0
    for (const name of archive.names) {
      for await (const piece of archive.read(name)) {
        size += piece.length
        if (size > MAX_EXPANDED_BYTES) throw tooLargeError(path, size, MAX_EXPANDED_BYTES)
      }
    }
  } finally {
    archive.close()
  }
}

function parse({ path, format, encoding, firstRows }: LegacyFile, bytes: Buffer): sheetjs.WorkBook {
  const options = firstRows === undefined ? OPTIONS : { ...OPTIONS, sheetRows: firstRows }
  switch (format) {
    case 'html':
      return sheetjs.read(decodeMarkup(path, bytes, encoding ?? htmlCharset(bytes)), { ...options, type: 'string' })
    case 'xml2003':
      return sheetjs.read(refuseDtd(path, decodeMarkup(path, bytes, encoding ?? xmlEncoding(bytes))), {
        ...options,
        type: 'string',
      })
    case 'xls':
      return sheetjs.read(biffOf(path, bytes), { ...options, type: 'buffer' })
    case 'xlsb':
      return sheetjs.read(bytes, { ...options, type: 'buffer' })
  }
}

/** The records of the workbook, without the container that newer xls files have around them. */
function biffOf(path: string, bytes: Buffer): Buffer {
  const stream = isOle(bytes) ? readWorkbookStream(bytes) : bytes
  if (stream === null) throw faultError(path, 'archiveBroken')
  if (!hasSoundRecords(stream)) throw faultError(path, 'unreadable')
  return stream
}

function decodeMarkup(path: string, bytes: Buffer, label: string): string {
  const bom =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : ''
  try {
    return new TextDecoder(bom === '' ? label : bom).decode(bytes)
  } catch (thrown) {
    throw new OpenprepError('ENCODING_UNKNOWN', { file: basename(path) }, { file: path }, { cause: thrown })
  }
}

/** Programs that export HTML under `.xls` often name no charset; in this country that means GB18030 unless it is valid UTF-8. */
function htmlCharset(bytes: Buffer): string {
  const declared = /charset\s*=\s*["']?\s*([\w-]+)/i.exec(bytes.toString('latin1', 0, 4096))?.[1]
  return declared ?? (isDecodable(bytes, 'utf-8') ? 'utf-8' : 'gb18030')
}

function xmlEncoding(bytes: Buffer): string {
  return /^[^<]{0,3}<\?xml[^>]*\sencoding=["']([\w.-]+)["']/.exec(bytes.toString('latin1', 0, 200))?.[1] ?? 'utf-8'
}

function refuseDtd(path: string, text: string): string {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw faultError(path, 'doctype')
  return text
}

function isDecodable(bytes: Buffer, label: string): boolean {
  try {
    new TextDecoder(label, { fatal: true }).decode(bytes)
    return true
  } catch (thrown) {
    if (thrown instanceof TypeError) return false
    throw thrown
  }
}
