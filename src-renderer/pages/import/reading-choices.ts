// From what the engine found in a file to the choices the import screen offers, and back to a reading.
// Pure; the engine alone decides how a file is read.
import type { z } from 'zod'
import type { FilePreview } from '../../../src-main/contract/datasets.ts'
import type {
  Inspection,
  Reading,
  RowRoleSchema,
  SetAsideReason,
  SheetInspection,
} from '../../../src-main/contract/reading.ts'
import { COMMON_ENCODINGS, encodingText, importedText, importText } from '../../text/import.ts'

export type RowRole = z.infer<typeof RowRoleSchema>

export type HeaderMode = 'auto' | 'none' | 'rows'

export function headerMode(reading: Reading): HeaderMode {
  if (reading.header === 'auto' || reading.header === 'none') return reading.header
  return 'rows'
}

/** First and last header row of `A..B`; null for the other choices. */
export function headerRowsOf(reading: Reading): [number, number] | null {
  const found = /^(\d+)\.\.(\d+)$/.exec(reading.header)
  return found === null ? null : [Number(found[1]), Number(found[2])]
}

/** Keeps the two ends in order: moving one past the other takes it along. */
export function withHeaderRows(reading: Reading, first: number, last: number, moved: 'first' | 'last'): Reading {
  const ordered = first <= last ? [first, last] : moved === 'first' ? [first, first] : [last, last]
  return { ...reading, header: `${ordered[0]}..${ordered[1]}` }
}

/** The header in the rows of a preview: index of its first row, and of the first row behind it. Equal = no header. */
export function headerPlaces({ rows, headerRows }: Pick<FilePreview, 'rows' | 'headerRows'>): [number, number] | null {
  if (headerRows === null) return rows.length === 0 ? null : [0, 0]
  const first = rows.findIndex(({ number }) => number === headerRows[0])
  const last = rows.findIndex(({ number }) => number === headerRows[1])
  return first < 0 || last < 0 ? null : [first, last + 1]
}

/** The rows from `first` up to before `end` of a preview become the header; none of them = there is no header. */
export function withHeaderPlaces(reading: Reading, rows: FilePreview['rows'], first: number, end: number): Reading {
  const [top, bottom] = [rows[first], rows[end - 1]]
  if (end <= first || top === undefined || bottom === undefined) return { ...reading, header: 'none' }
  return { ...reading, header: `${top.number}..${bottom.number}` }
}

/** The person says what rows beginning with this text are; a later word on the same text replaces an earlier one. */
export function withRowRule(reading: Reading, text: string, role: RowRole): Reading {
  const others = (reading.rowRules ?? []).filter(rule => rule.text !== text)
  return { ...reading, rowRules: [...others, { text, role }] }
}

export function withoutRowRule(reading: Reading, text: string): Reading {
  const { rowRules = [], ...rest } = reading
  const others = rowRules.filter(rule => rule.text !== text)
  return others.length === 0 ? rest : { ...rest, rowRules: others }
}

/** `kept` = rows set aside for this reason are records after all. */
export function withKept(reading: Reading, reason: SetAsideReason, kept: boolean): Reading {
  const { keep = [], ...rest } = reading
  const others = keep.filter(known => known !== reason)
  const now = kept ? [...others, reason] : others
  return now.length === 0 ? rest : { ...rest, keep: now }
}

export interface Choice {
  value: string
  label: string
}

export function encodingName(encoding: string): string {
  return encodingText[encoding.toLowerCase()] ?? encoding.toUpperCase()
}

export function encodingChoices(found: string, alternatives: readonly string[]): Choice[] {
  const names = new Set([...alternatives, ...COMMON_ENCODINGS].map(name => name.toLowerCase()))
  return [
    { value: '', label: importText.automaticAs(found.toUpperCase()) },
    ...[...names].map(name => ({ value: name, label: encodingName(name) })),
  ]
}

export function delimiterName(delimiter: string): string {
  const names: Readonly<Record<string, string | undefined>> = importText.delimiters
  return names[delimiter] ?? importText.other(delimiter)
}

export function delimiterChoices(found: string): Choice[] {
  return [
    { value: '', label: importText.automaticAs(delimiterName(found)) },
    ...Object.entries(importText.delimiters).map(([value, label]) => ({ value, label })),
  ]
}

/** The sheet that was looked at: the chosen one, else the one the preview shows. */
export function sheetOf(
  inspection: Inspection,
  preview: FilePreview | undefined,
  reading: Reading,
): SheetInspection | null {
  const wanted = reading.sheet ?? preview?.sheet ?? null
  const named = inspection.sheets.find(sheet => sheet.name === wanted)
  return named ?? inspection.sheets.find(sheet => !sheet.hidden) ?? inspection.sheets[0] ?? null
}

export interface Equation {
  read: number
  kept: number
  setAside: number
}

/** Every record has one cell, empty or not, in the first column. */
export function equationOf(sheet: SheetInspection): Equation {
  const cells = Object.values(sheet.columns[0]?.storedTypes ?? {})
  const kept = cells.reduce((sum, count) => sum + count, 0)
  const setAside = sheet.setAside.length
  return { read: kept + setAside, kept, setAside }
}

export interface SetAsideCount {
  reason: SheetInspection['setAside'][number]['reason']
  count: number
}

export function setAsideCounts(sheet: SheetInspection): SetAsideCount[] {
  const counts = new Map<SetAsideCount['reason'], number>()
  for (const { reason } of sheet.setAside) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  return [...counts].map(([reason, count]) => ({ reason, count }))
}

export function damagedColumns(sheet: SheetInspection): { column: string; count: number }[] {
  return sheet.columns
    .filter(column => column.damagedNumbers > 0)
    .map(column => ({ column: column.name, count: column.damagedNumbers }))
}

/** The choices in one line: sheet, encoding, delimiter, header. */
export function readingText({ sheet, encoding, delimiter, columnStarts, header }: Reading): string {
  const parts = [
    sheet ?? '',
    encoding === undefined ? '' : encodingName(encoding),
    delimiter === undefined ? '' : delimiterName(delimiter),
    columnStarts === undefined ? '' : importedText.fixedWidth,
    importedText.headerChoice(header),
  ]
  return parts.filter(part => part !== '').join(' · ')
}
