// What was found out about a file while it was read, as choices: with them next month's file is read the same way.
// Chooses nothing new; what the person chose stays, and what the parts do not have in common is left to be found again.
import type { Reading } from '../contract/reading.ts'
import type { TableReading } from '../files/read-table.ts'
import type { TableSource } from '../files/table-source.ts'

export type FoundReading = Partial<
  Pick<Reading, 'sheet' | 'header' | 'encoding' | 'delimiter' | 'quote' | 'comment' | 'columnStarts'>
>

/**
 * A sheet without a header is not found to have none: `none` would make records of its blank rows too. A table on a sheet is left as it
 * is, because the first one comes with the rows of the others, and a chosen one without.
 */
export function foundReading(source: TableSource, reads: Pick<TableReading, 'sheet' | 'headerRows'>): FoundReading {
  const { encoding, delimiter, quote, comment, columnStarts } = source
  const { headerRows } = reads
  return {
    ...(source.sheets.length > 1 && { sheet: reads.sheet }),
    ...(headerRows !== null && { header: `${headerRows[0]}..${headerRows[1]}` }),
    ...(encoding !== null && { encoding }),
    ...(delimiter !== null && { delimiter }),
    ...(quote !== null && { quote }),
    ...(comment !== undefined && comment !== '' && { comment }),
    ...(columnStarts && { columnStarts }),
  }
}

/** `found` = of each part that was read. */
export function completeReading(chosen: Reading, found: readonly FoundReading[]): Reading {
  const [first, ...others] = found
  if (first === undefined) return chosen
  const alike = Object.entries(first).filter(([name, value]) => {
    const text = JSON.stringify(value)
    return others.every(other => JSON.stringify(Object.entries(other).find(([known]) => known === name)?.[1]) === text)
  })
  const { header, ...rest } = chosen
  const given = Object.entries(rest).filter(([, value]) => value !== undefined)
  return { header, ...Object.fromEntries(alike), ...Object.fromEntries(given), ...(header !== 'auto' && { header }) }
}
