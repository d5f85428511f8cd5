// Reads generated workbooks with our reader and three others and sorts every difference under its reason.
// Judges nothing beyond the table of reasons.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readSpreadsheet } from '../golden/read-spreadsheet.ts'
import { differencesOf } from './compare-cells.ts'
import { EXPLAINED } from './explained.ts'
import { makeWorkbook } from './make-workbook.ts'
import {
  ORACLES,
  type OracleBook,
  type OracleName,
  readWithLibreOffice,
  readWithOpenpyxl,
  readWithSheetjs,
} from './oracles.ts'

export interface DifferentialResult {
  workbooks: number
  /** Cells we read; each is compared three times. */
  cells: number
  explained: { oracle: OracleName; reason: string; cells: number }[]
  unexplained: string[]
}

/** `folder` must be empty and is left to the caller. */
export async function runDifferential(seed: number, workbooks: number, folder: string): Promise<DifferentialResult> {
  const paths = Array.from({ length: workbooks }, (_, index) => {
    const path = join(folder, `made-${seed}-${index}.xlsx`)
    writeFileSync(path, makeWorkbook(seed, index).bytes)
    return path
  })
  const books: Record<OracleName, OracleBook[]> = {
    sheetjs: paths.map(readWithSheetjs),
    openpyxl: readWithOpenpyxl(paths),
    libreoffice: await readWithLibreOffice(paths, folder),
  }
  const explained = EXPLAINED.map(({ oracle, reason }) => ({ oracle, reason, cells: 0 }))
  const result: DifferentialResult = { workbooks, cells: 0, explained, unexplained: [] }
  for (const [index, path] of paths.entries()) {
    const sheets = await readSpreadsheet(path)
    for (const { rows } of sheets)
      for (const cells of rows.values()) result.cells += cells.filter(cell => cell !== null).length
    for (const oracle of ORACLES) {
      for (const difference of differencesOf(sheets, books[oracle][index] ?? {}))
        sort(result, oracle, index, difference)
    }
  }
  return result
}

function sort(result: DifferentialResult, oracle: OracleName, index: number, difference: string): void {
  const at = EXPLAINED.findIndex(candidate => candidate.oracle === oracle && candidate.difference.test(difference))
  const entry = result.explained[at]
  if (entry === undefined) result.unexplained.push(`workbook ${index}, ${oracle}: ${difference}`)
  else entry.cells += 1
}
