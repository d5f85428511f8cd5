// The bureau's quality report of a month, quarter or year as an official document: text, workbook or page.
// Computes nothing but shares of what was counted.
import type { PeriodBody, PeriodReport } from '../../contract/quality-period.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { returnReasonTexts } from '../../contract/text/zh-CN/bureau-ledger.ts'
import { periodTexts as texts } from '../../contract/text/zh-CN/quality-period.ts'
import { grouped, percent } from './document.ts'
import type { DocumentPart } from './document-parts.ts'
import { type ReportSection, sectionsPage } from './section-page.ts'

export function periodTitle({ period }: PeriodReport): string {
  return texts.title[period.kind]
}

/** What a report says of itself. */
export interface PeriodImprint {
  /** Day of writing. */
  readonly date: string
  /** Who makes it; '' = not set. */
  readonly unit: string
}

/** One line of the period, and one of who makes the report. */
function about({ period, from, to }: PeriodReport, { date, unit }: PeriodImprint): string[] {
  const name = fill(texts.name[period.kind], { year: period.year, number: period.number })
  const words = fill(texts.about, { name, from, to, date })
  return unit === '' ? [words] : [words, fill(texts.by, { unit })]
}

function sections(report: PeriodReport): ReportSection[] {
  const { total, bodies, reasons, tasks } = report
  const { handedIn, accepted, returned, rows } = total
  const figures = [handedIn, accepted, returned, rows].map(grouped)
  return [
    {
      title: texts.summary,
      header: texts.summaryColumns,
      rows: [
        [...figures, completeness(total), ...[total.repeated, tasks.issued, tasks.closed, tasks.late].map(grouped)],
      ],
      none: '',
      spans: [2, 2, 2, 4, 3, 3, 2, 2, 3],
      figures: [0, 1, 2, 3, 4, 5, 6, 7, 8],
    },
    {
      title: texts.bodies,
      header: texts.bodyColumns,
      rows: bodies.map(bodyRow),
      none: texts.none,
      spans: [5, 2, 2, 2, 3, 3, 3, 3],
      figures: [1, 2, 3, 4, 5, 6, 7],
    },
    {
      title: texts.reasons,
      header: texts.reasonColumns,
      rows: reasons.map(({ reason, items }) => [returnReasonTexts[reason], grouped(items)]),
      none: texts.noReturns,
      spans: [18, 5],
      figures: [1],
    },
  ]
}

function bodyRow(body: PeriodBody): string[] {
  const { handedIn, accepted, returned, rows, repeated } = body
  const share = handedIn === 0 ? '' : percent(accepted / handedIn)
  return [
    body.body,
    grouped(handedIn),
    grouped(accepted),
    grouped(returned),
    share,
    grouped(rows),
    completeness(body),
    grouped(repeated),
  ]
}

/** '' where no package with data came. */
function completeness({ cells, blank }: PeriodBody): string {
  return cells === 0 ? '' : percent(1 - blank / cells)
}

function countedText({ period, monthsReported }: PeriodReport): string {
  return fill(texts.counted, { year: period.year, count: monthsReported })
}

/** Every table of the report lies on so many columns of the page. */
const GRID = 23

export function periodParts(report: PeriodReport, imprint: PeriodImprint): DocumentPart[] {
  return [
    {
      name: texts.sheet,
      widths: Array.from({ length: GRID }, () => 4),
      landscape: false,
      write(form) {
        form.title(periodTitle(report))
        for (const line of about(report, imprint)) form.subtitle(line)
        for (const { title, header, rows, none, spans, figures = [] } of sections(report)) {
          form.section(title)
          if (rows.length === 0) form.note(none)
          else form.table(header, rows, { spans, figures })
        }
        form.section(texts.method)
        form.note(texts.methodText)
        form.note(countedText(report))
      },
    },
  ]
}

export function periodPage(report: PeriodReport, imprint: PeriodImprint): string {
  return sectionsPage({
    title: periodTitle(report),
    about: about(report, imprint).join('　　'),
    sections: sections(report),
    lead: '',
    foot: `${texts.methodText}${countedText(report)}`,
  })
}
