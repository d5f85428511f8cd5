// The bureau's quality report of a month, quarter or year as an official document: text, workbook or page.
// Computes nothing but shares of what was counted.
import type { PeriodBody, PeriodReport } from '../../contract/quality-period.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { returnReasonTexts } from '../../contract/text/zh-CN/bureau-ledger.ts'
import { periodTexts as texts } from '../../contract/text/zh-CN/quality-period.ts'
import { percent } from './document.ts'
import type { DocumentPart } from './document-parts.ts'
import { type ReportSection, sectionsPage } from './section-page.ts'

export function periodTitle({ period }: PeriodReport): string {
  return texts.title[period.kind]
}

function about({ period, from, to }: PeriodReport, date: string): string {
  const name = fill(texts.name[period.kind], { year: period.year, number: period.number })
  return fill(texts.about, { name, from, to, date })
}

function sections(report: PeriodReport): ReportSection[] {
  const { total, bodies, reasons, tasks } = report
  const { handedIn, accepted, returned, rows } = total
  const figures = [handedIn, accepted, returned, rows].map(String)
  return [
    {
      title: texts.summary,
      header: texts.summaryColumns,
      rows: [
        [...figures, completeness(total), ...[total.repeated, tasks.issued, tasks.closed, tasks.late].map(String)],
      ],
      none: '',
      spans: [1, 1, 1, 1, 1, 1, 1, 1, 2],
    },
    {
      title: texts.bodies,
      header: texts.bodyColumns,
      rows: bodies.map(bodyRow),
      none: texts.none,
      spans: [3, 1, 1, 1, 1, 1, 1, 1],
    },
    {
      title: texts.reasons,
      header: texts.reasonColumns,
      rows: reasons.map(({ reason, items }) => [returnReasonTexts[reason], String(items)]),
      none: texts.noReturns,
      spans: [8, 2],
    },
  ]
}

function bodyRow(body: PeriodBody): string[] {
  const { handedIn, accepted, returned, rows, repeated } = body
  const share = handedIn === 0 ? '' : percent(accepted / handedIn)
  return [
    body.body,
    String(handedIn),
    String(accepted),
    String(returned),
    share,
    String(rows),
    completeness(body),
    String(repeated),
  ]
}

/** '' where no package with data came. */
function completeness({ cells, blank }: PeriodBody): string {
  return cells === 0 ? '' : percent(1 - blank / cells)
}

function countedText({ period, monthsReported }: PeriodReport): string {
  return fill(texts.counted, { year: period.year, count: monthsReported })
}

/** `date` = day of writing. */
export function periodParts(report: PeriodReport, date: string): DocumentPart[] {
  return [
    {
      name: texts.sheet,
      widths: [10, 10, 10, 10, 10, 10, 10, 10, 10, 10],
      landscape: false,
      write(form) {
        form.title(periodTitle(report))
        form.subtitle(about(report, date))
        for (const { title, header, rows, none, spans } of sections(report)) {
          form.section(title)
          if (rows.length === 0) form.note(none)
          else form.table(header, rows, { spans })
        }
        form.section(texts.method)
        form.note(texts.methodText)
        form.note(countedText(report))
      },
    },
  ]
}

export function periodPage(report: PeriodReport, date: string): string {
  return sectionsPage({
    title: periodTitle(report),
    about: about(report, date),
    sections: sections(report),
    lead: '',
    foot: `${texts.methodText}${countedText(report)}`,
  })
}
