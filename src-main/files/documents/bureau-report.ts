// The picture of the ledger as a document: section by section, for a workbook and for a page to print.
// Computes nothing: every figure comes from core/bureau-ledger/report.
import type { BureauList, DisputeView, SharedField } from '../../contract/bureau-decisions.ts'
import {
  type BodyProgress,
  type LedgerItem,
  type LedgerReport,
  type ScoreWeights,
  SHARE_TARGETS,
  type TargetOutcome,
} from '../../contract/bureau-ledger.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { disputeStateTexts, uncountedTexts } from '../../contract/text/zh-CN/bureau-decisions.ts'
import {
  bodyGroupTexts,
  returnReasonTexts,
  targetKindTexts,
  ledgerReportTexts as texts,
} from '../../contract/text/zh-CN/bureau-ledger.ts'
import { domainLabels } from '../../contract/text/zh-CN/catalogue.ts'
import { bar, grouped, percent } from './document.ts'
import type { DocumentPart } from './document-parts.ts'
import { type ReportSection, sectionsPage } from './section-page.ts'

export interface LedgerFacts {
  readonly report: LedgerReport
  readonly items: readonly LedgerItem[]
  readonly weights: ScoreWeights
  /** Who makes the report; '' = not set. */
  readonly unit: string
  readonly sources: readonly SharedField[]
  readonly disputes: readonly DisputeView[]
  readonly lists: readonly BureauList[]
}

export function targetFigure(kind: TargetOutcome['kind'], value: number): string {
  return SHARE_TARGETS.has(kind) ? percent(value) : grouped(value)
}

export function ledgerSections(facts: LedgerFacts): ReportSection[] {
  const { report, items, weights } = facts
  return [
    {
      title: texts.summary,
      header: texts.summaryColumns,
      rows: [summaryRow(report)],
      none: '',
      spans: [3, 3, 3, 3, 3, 3, 2],
      figures: [0, 1, 2, 3, 4, 5, 6],
    },
    {
      title: texts.outcomes,
      header: texts.outcomeColumns,
      rows: report.outcomes.map(outcomeRow),
      none: texts.none,
      spans: [4, 2, 2, 2, 2, 4, 4],
      figures: [2, 3],
    },
    {
      title: texts.bodies,
      header: texts.bodyColumns,
      rows: report.bodies.map(bodyRow),
      none: texts.none,
      spans: [1, 4, 2, 1, 1, 2, 3, 1, 1, 1, 1, 2],
      figures: [0, 3, 4, 5, 7, 8, 9, 10, 11],
    },
    {
      title: texts.domains,
      header: texts.domainColumns,
      rows: domainRows(report),
      none: '',
      spans: [5, 3, 12],
      figures: [1],
    },
    {
      title: texts.scores,
      header: texts.scoreColumns,
      rows: report.scores.map(({ body, scope, quality, timeliness, score }) => [
        body,
        shareText(scope),
        shareText(quality),
        shareText(timeliness),
        score === null ? '' : score.toFixed(1),
        score === null ? '' : bar(score / 100),
      ]),
      none: texts.none,
      note: fill(texts.weights, weights),
      spans: [6, 3, 3, 3, 2, 3],
      figures: [1, 2, 3, 4],
    },
    {
      title: texts.twins,
      header: texts.twinColumns,
      rows: twinRows(report, items),
      none: texts.none,
      spans: [4, 4, 4, 3, 2, 3],
      figures: [4],
    },
    {
      title: texts.returned,
      header: texts.returnedColumns,
      rows: items.filter(item => item.state === 'RETURNED').map(returnedRow),
      none: texts.none,
      spans: [4, 4, 4, 8],
    },
    ...decisionSections(facts),
  ]
}

/** What the bureau decided, and what waits for it. */
function decisionSections({ report, sources, disputes, lists }: LedgerFacts): ReportSection[] {
  const { none } = texts
  return [
    {
      title: texts.uncounted,
      header: texts.uncountedColumns,
      rows: report.uncounted.map(({ body, title, reason }) => [body, title, uncountedTexts[reason]]),
      none,
      spans: [6, 8, 6],
    },
    {
      title: texts.sources,
      header: texts.sourceColumns,
      rows: sources.flatMap(({ label, source, flagged }) =>
        source === null ? [] : [[label, source.body, source.basis, flagged.join('、')]],
      ),
      none,
      spans: [3, 4, 6, 7],
    },
    {
      title: texts.disputes,
      header: texts.disputeColumns,
      rows: disputes.map(disputeRow),
      none,
      spans: [4, 4, 2, 2, 2, 3, 3],
    },
    {
      title: texts.lists,
      header: texts.listColumns,
      rows: lists.map(({ name, lines, standings }) => [
        name,
        ...[lines, ...standings.map(one => one.lines)].map(String),
      ]),
      none,
      spans: [6, 2, 3, 2, 2, 2, 3],
      figures: [1, 2, 3, 4, 5, 6],
    },
  ]
}

function disputeRow({ subject, parties, state, openedOn, settledOn, source, result }: DisputeView): string[] {
  return [subject, parties.join('、'), disputeStateTexts[state], openedOn, settledOn, source, result]
}

function summaryRow({ items, accepted, returned, bodies }: LedgerReport): string[] {
  const sum = (figure: (body: BodyProgress) => number) => bodies.reduce((total, body) => total + figure(body), 0)
  const handedIn = bodies.filter(({ actual, returned: back }) => actual + back > 0).length
  return [
    items,
    accepted,
    returned,
    sum(body => body.actual),
    sum(body => body.conditional),
    sum(body => body.api),
    handedIn,
  ].map(grouped)
}

function outcomeRow({ kind, group, minimum, actual, met, short, source }: TargetOutcome): string[] {
  const { title, formula } = targetKindTexts[kind]
  return [
    source === '' ? title : `${title}（${source}）`,
    group === null ? texts.wholeCity : bodyGroupTexts[group],
    targetFigure(kind, minimum),
    actual === null ? '' : targetFigure(kind, actual),
    met === null ? texts.notKnown : met ? texts.met : texts.notMet,
    formula,
    short.join('、'),
  ]
}

function bodyRow(body: BodyProgress): string[] {
  const { rank, group, target, actual, completion, gap, returned, uncounted, api, timely, paced } = body
  const known = (value: number | null) => (value === null ? '' : grouped(value))
  return [
    known(rank),
    body.body,
    group === null ? texts.stranger : bodyGroupTexts[group],
    known(target),
    grouped(actual),
    shareText(completion),
    completion === null ? '' : bar(completion),
    known(gap),
    grouped(uncounted),
    grouped(returned),
    grouped(api),
    paced === 0 ? '' : `${timely}/${paced}`,
  ]
}

/** The bar is beside the field with most items. */
function domainRows({ domains }: LedgerReport): string[][] {
  const most = Math.max(1, ...domains.map(({ items }) => items))
  return domains.map(({ domain, items }) => [domainLabels[domain], grouped(items), bar(items / most)])
}

function shareText(share: number | null): string {
  return share === null ? '' : percent(share)
}

function twinRows({ twins }: LedgerReport, items: readonly LedgerItem[]): string[][] {
  const byDigest = new Map(items.map(item => [item.sha256, item]))
  return twins.flatMap(({ left, right, score, decision }) => {
    const [one, other] = [byDigest.get(left), byDigest.get(right)]
    if (one === undefined || other === undefined) return []
    return [[one.title, one.body, other.title, other.body, percent(score), decisionText(decision)]]
  })
}

function decisionText(decision: LedgerReport['twins'][number]['decision']): string {
  if (decision === null) return texts.twinOpen
  return decision.same ? fill(texts.twinSame, { source: decision.source }) : texts.twinApart
}

function returnedRow({ body, title, file, findings }: LedgerItem): string[] {
  const reasons = findings.map(({ reason, detail }) => `${returnReasonTexts[reason]}：${detail}`)
  return [body, title, file, reasons.join('；')]
}

function about({ report: { year, today }, unit }: LedgerFacts): string {
  const words = year === null ? fill(texts.noYear, { date: today }) : fill(texts.about, { year, date: today })
  return unit === '' ? words : fill(texts.by, { words, unit })
}

/** Every table of the report lies on so many columns of the page. */
const GRID = 20

/** For a workbook or a text document. */
export function ledgerParts(facts: LedgerFacts): DocumentPart[] {
  return [
    {
      name: texts.sheet,
      widths: Array.from({ length: GRID }, () => 8),
      landscape: true,
      write(form) {
        form.title(texts.title)
        form.subtitle(about(facts))
        for (const { title, header, rows, none, note, spans, figures = [] } of ledgerSections(facts)) {
          form.section(title)
          if (rows.length === 0) form.note(none)
          else form.table(header, rows, { spans, figures })
          if (note !== undefined && rows.length > 0) form.note(note)
        }
      },
    },
  ]
}

export function ledgerPage(facts: LedgerFacts): string {
  return sectionsPage({
    title: texts.title,
    about: about(facts),
    sections: ledgerSections(facts),
    lead: '',
    foot: '',
  })
}
