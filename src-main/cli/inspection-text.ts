// What a file holds, told to a person: the equation of rows first, then header and columns sheet by sheet.
// Prints nothing itself.
import type { Inspection, SheetInspection } from '../contract/reading.ts'
import { fill } from '../contract/text/describe-error.ts'
import { formatTable } from './output.ts'
import { inspecting, setAside } from './words.ts'

type ColumnInspection = SheetInspection['columns'][number]

export function inspectionText(inspection: Inspection): string {
  return [fileLine(inspection), ...inspection.sheets.map(sheetText)].join('\n\n')
}

const percent = (share: number) => Math.round(share * 100)

function fileLine({ format, bytes, encoding, encodingConfidence, delimiter }: Inspection): string {
  const shown = delimiter === '\t' ? inspecting.tab : delimiter
  return fill(inspecting.file, {
    format,
    bytes,
    encoding: encoding === null ? '' : fill(inspecting.encoding, { encoding, confidence: percent(encodingConfidence) }),
    delimiter: shown === null ? '' : fill(inspecting.delimiter, { delimiter: shown }),
  })
}

function sheetText(sheet: SheetInspection): string {
  const name = sheet.name === '' ? inspecting.wholeFile : fill(inspecting.sheet, { name: sheet.name })
  const title = `${name}${sheet.hidden ? inspecting.hidden : ''}`
  if (sheet.columns.length === 0) return `${title}　${inspecting.empty}`
  const columns = formatTable(sheet.columns.map(columnCells))
  return [`${title}　${equation(sheet)}`, headerLine(sheet), ...besides(sheet), columns].join('\n')
}

function equation({ columns, setAside: rows }: SheetInspection): string {
  const types = columns[0]?.storedTypes
  const kept = types === undefined ? 0 : Object.values(types).reduce((sum, count) => sum + count, 0)
  const counts = new Map<keyof typeof setAside, number>()
  for (const { reason } of rows) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  const reasons = [...counts].map(([reason, count]) => fill(inspecting.reason, { reason: setAside[reason], count }))
  const told = reasons.length === 0 ? '' : fill(inspecting.reasons, { reasons: reasons.join(inspecting.separator) })
  return fill(inspecting.equation, { read: kept + rows.length, kept, setAside: rows.length }) + told
}

function headerLine({ headerRows, confidence, columnCount, unit }: SheetInspection): string {
  const [first, last] = headerRows ?? [0, 0]
  const words = headerRows === null ? inspecting.noHeader : first === last ? inspecting.headerOne : inspecting.header
  const said = fill(words, { first, last, confidence: percent(confidence), columns: columnCount })
  return `  ${said}${unit === null ? '' : fill(inspecting.unit, { unit })}`
}

function besides({ tables, headerRows, columns: own, hiddenRows, hiddenColumns }: SheetInspection): string[] {
  const names = own.map(({ name }) => name).join()
  const isOwn = (table: SheetInspection['tables'][number]) =>
    table.headerRows?.[0] === headerRows?.[0] && table.columns.join() === names
  const others = tables.length < 2 ? [] : tables.filter(table => !isOwn(table))
  const lines = others.map(({ table, region, columns }) =>
    fill(inspecting.otherTable, { table, region, columns: columns.join(inspecting.separator) }),
  )
  const rows = hiddenRows.reduce((sum, [from, to]) => sum + to - from + 1, 0)
  if (rows > 0 || hiddenColumns.length > 0)
    lines.push(fill(inspecting.hiddenParts, { rows, columns: hiddenColumns.length }))
  return lines.map(line => `  ${line}`)
}

function columnCells({ letter, name, hidden, formulas, storedTypes, damagedNumbers }: ColumnInspection): string[] {
  const types = Object.entries(storedTypes).filter(([, count]) => count > 0)
  const told = types.map(([type, count]) => fill(inspecting.typeCount, { type: typeWord(type), count }))
  if (formulas > 0) told.push(fill(inspecting.formulas, { count: formulas }))
  if (damagedNumbers > 0) told.push(fill(inspecting.damaged, { count: damagedNumbers }))
  if (hidden) told.push(inspecting.hiddenColumn)
  return [`  ${letter}`, name, told.join(inspecting.separator)]
}

function typeWord(type: string): string {
  return Object.entries(inspecting.types).find(([known]) => known === type)?.[1] ?? type
}
