// Workbooks for others: an answered list, and faults by source system.
// Judges nothing.
import type { LineView } from '../../contract/reference-list.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { documentTexts } from '../../contract/text/zh-CN/documents.ts'
import { lineStateLabels } from '../../contract/text/zh-CN/reference-list.ts'
import { registerWords } from '../../contract/text/zh-CN/registers.ts'
import type { SourceFault } from '../../core/registers/source-faults.ts'
import { percent } from './document.ts'
import { FormSheet } from './form-sheet.ts'
import type { DocumentSheet } from './xlsx-writer.ts'

const REFERENCE_WIDTHS = [6, 30, 20, 30, 11, 30, 30, 26, 16, 14, 20]

/** `own` = titles of the own items; `date` `YYYY-MM-DD`. */
export function referenceSheet(
  list: { name: string; unit: string; lines: readonly LineView[] },
  own: ReadonlyMap<string, string>,
  date: string,
): DocumentSheet {
  const words = registerWords.reference
  const answered = list.lines.filter(({ answer }) => answer.state !== 'OPEN').length
  const form = new FormSheet(REFERENCE_WIDTHS)
  form.title(fill(words.title, { name: list.name }))
  form.subtitle(fill(words.progress, { lines: list.lines.length, answered }))
  if (list.unit !== '') form.subtitle(fill(words.unit, { unit: list.unit }))
  form.subtitle(fill(documentTexts.madeOn, { date }))
  const rows = list.lines.map(({ no, title, publisher, labels, answer, lacking }) => [
    String(no),
    title,
    publisher,
    labels.join('、'),
    lineStateLabels[answer.state],
    answer.datasetId === null ? '' : (own.get(answer.datasetId) ?? ''),
    answer.reason,
    answer.legalBasis,
    answer.agreedWith,
    answer.agreedOn,
    lacking,
  ])
  form.table(words.columns, rows, { centred: [0, 4, 9], repeat: true })
  return form.sheet(words.sheet)
}

const FAULT_WIDTHS = [6, 26, 24, 18, 22, 9, 9, 26, 46]

/** One sheet for each system; a sheet that says so where there is nothing. */
export function faultSheets(systems: ReadonlyMap<string, readonly SourceFault[]>, date: string): DocumentSheet[] {
  const words = registerWords.faults
  if (systems.size === 0) return [faultSheet(words.unknownSystem, [], date)]
  return [...systems].map(([system, faults], index) => faultSheet(system, faults, date, index))
}

function faultSheet(system: string, faults: readonly SourceFault[], date: string, index = 0): DocumentSheet {
  const words = registerWords.faults
  const form = new FormSheet(FAULT_WIDTHS)
  form.title(fill(words.title, { system }))
  form.subtitle(fill(documentTexts.madeOn, { date }))
  form.note(faults.length === 0 ? words.none : words.sentence)
  const rows = faults.map((fault, at) => [
    String(at + 1),
    fault.dataset,
    fault.file,
    fault.column,
    fault.problem,
    fault.count === null ? '' : String(fault.count),
    fault.share === null ? '' : percent(fault.share),
    rowsText(fault),
    fault.explanation,
  ])
  form.table(words.columns, rows, { centred: [0, 5, 6], repeat: true })
  // Names of sheets are unique and short: the number keeps two systems of a long common beginning apart.
  return form.sheet(`${index + 1} ${system.replace(/[[\]:*?/\\]|\p{Cc}/gu, '_')}`.slice(0, LONGEST_NAME))
}

const LONGEST_NAME = 31

function rowsText({ rows, count }: SourceFault): string {
  if (typeof rows === 'string') return rows
  if (rows.length === 0) return ''
  const words = registerWords.faults
  return fill(count !== null && count > rows.length ? words.more : words.rows, { rows: rows.join('、') })
}
