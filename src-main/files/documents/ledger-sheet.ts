// The ledger as a workbook: one line for each item.
// Judges nothing.
import type { LedgerRow } from '../../contract/ledger.ts'
import { fill } from '../../contract/text/describe-error.ts'
import {
  domainLabels,
  gradeLabels,
  openAttributeLabels,
  openFormLabels,
  updateCycleLabels,
} from '../../contract/text/zh-CN/catalogue.ts'
import { documentTexts } from '../../contract/text/zh-CN/documents.ts'
import { ledgerWords as words } from '../../contract/text/zh-CN/ledger.ts'
import { lifeCycleLabels } from '../../contract/text/zh-CN/opening.ts'
import { FormSheet } from './form-sheet.ts'
import type { DocumentSheet } from './xlsx-writer.ts'

const WIDTHS = [6, 30, 22, 10, 12, 12, 13, 18, 14, 14, 14, 10, 13, 13, 10, 10, 20]

/** `date` `YYYY-MM-DD`. */
export function ledgerSheet(rows: readonly LedgerRow[], date: string): DocumentSheet {
  const form = new FormSheet(WIDTHS)
  form.title(words.title)
  form.subtitle(fill(documentTexts.madeOn, { date }))
  form.table(words.columns, rows.map(cells), { centred: [0, 3, 4, 5, 6, 11, 12, 13, 14], repeat: true })
  return form.sheet(words.sheet)
}

function cells(row: LedgerRow, index: number): string[] {
  return [
    String(index + 1),
    row.title,
    row.publisher,
    row.disputed ? `${lifeCycleLabels[row.lifeCycle]}（${words.disputed}）` : lifeCycleLabels[row.lifeCycle],
    row.inForce === null ? '' : openAttributeLabels[row.inForce],
    row.pending === null ? '' : openAttributeLabels[row.pending],
    row.grade === null ? '' : gradeLabels[row.grade],
    row.domains.map(domain => domainLabels[domain]).join('、'),
    row.businessLine,
    row.theme,
    openFormLabels[row.openForm],
    row.updateCycle === null ? '' : updateCycleLabels[row.updateCycle],
    row.dataUpdateDate,
    row.nextDue,
    row.late === null ? '' : String(row.late),
    row.rows === null ? '' : String(row.rows),
    row.lastPackageAt.slice(0, 16).replace('T', ' '),
  ]
}
