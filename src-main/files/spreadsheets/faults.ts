// Makes the errors that spreadsheet readers throw, with the reason in words.
// Decides nothing; holds no visible text.
import { basename } from 'node:path'
import { OpenprepError } from '../../contract/errors.ts'
import { type SpreadsheetFault, spreadsheetFaults } from '../../contract/text/zh-CN/spreadsheet-faults.ts'

const HOSTILE = new Set<SpreadsheetFault>([
  'doctype',
  'expansion',
  'partSize',
  'depth',
  'tokenLength',
  'tooManyRows',
  'tooManyColumns',
  'tooManyEntries',
  'tooManyRegions',
  'duplicateEntry',
  'entryName',
  'memory',
  'tooSlow',
  'spinCount',
])

/** FILE_HOSTILE or FILE_CORRUPT, as the fault is. */
export function faultError(path: string, fault: SpreadsheetFault, cause?: unknown): OpenprepError {
  const code = HOSTILE.has(fault) ? 'FILE_HOSTILE' : 'FILE_CORRUPT'
  const params = { file: basename(path), reason: spreadsheetFaults[fault] }
  return new OpenprepError(code, params, { file: path }, cause === undefined ? undefined : { cause })
}

export function passwordError(path: string): OpenprepError {
  return new OpenprepError('FILE_PASSWORD', { file: basename(path) }, { file: path })
}

export function tooLargeError(path: string, bytes: number, limit: number): OpenprepError {
  const params = { file: basename(path), size: megabytes(bytes), limit: megabytes(limit) }
  return new OpenprepError('FILE_TOO_LARGE', params, { file: path })
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1024 / 1024)} MB`
}

export function sheetNotFound(sheet: string, names: readonly string[]): OpenprepError {
  return new OpenprepError('SHEET_NOT_FOUND', { sheet, sheets: names.join('、') }, { sheet })
}
