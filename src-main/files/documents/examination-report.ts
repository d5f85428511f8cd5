// The examination of a table as a document: what it says, section by section, for a workbook and for a page to print.
// Shows no cell value: columns, rows and numbers only, so that the report may be passed on.
import { type Repair, repairFor } from '../../contract/issue-repairs.ts'
import type { ColumnProfile, TableProfile } from '../../contract/profile.ts'
import { DIMENSIONS, emptyCells, type Share, tableQuality } from '../../contract/quality.ts'
import type { Relations, SingleOutReport } from '../../contract/relations.ts'
import { fill } from '../../contract/text/describe-error.ts'
import {
  leakTexts,
  examinationTexts as texts,
  timelessTexts,
  timelyFormulaText,
} from '../../contract/text/zh-CN/examination.ts'
import { requirementFor, requirementTexts } from '../../contract/text/zh-CN/issue-requirements.ts'
import { issueText } from '../../contract/text/zh-CN/issues.ts'
import { gradeLabels, kindLabel, roleLabels } from '../../contract/text/zh-CN/kinds.ts'
import { operations } from '../../contract/text/zh-CN/operations.ts'
import type { Timeliness } from '../../contract/timeliness.ts'
import { percent } from './document.ts'
import { FormSheet } from './form-sheet.ts'
import type { ReportSection } from './section-page.ts'
import type { DocumentSheet } from './xlsx-writer.ts'

export interface ExaminationFacts {
  /** The dataset's name. */
  readonly dataset: string
  /** `YYYY-MM-DD`. */
  readonly date: string
  readonly profile: TableProfile
  readonly timeliness: Timeliness
  /** null = nobody looked yet. */
  readonly relations: Relations | null
  readonly singleOut: SingleOutReport | null
}

const SINGLE_OUT_SHOWN = 20
const ROWS_SHOWN = 5

export function examinationSections(facts: ExaminationFacts): ReportSection[] {
  const { profile, relations, singleOut } = facts
  return [
    summarySection(facts),
    {
      title: texts.problems,
      header: texts.problemColumns,
      rows: profile.columns.flatMap(problemRows),
      none: texts.noProblems,
      spans: [1, 2, 1, 1, 2, 1],
    },
    {
      title: texts.columns,
      header: texts.columnColumns,
      rows: profile.columns.map(columnRow),
      none: '',
      ...(profile.gradeRules === undefined ? {} : { note: fill(texts.gradeRules, { version: profile.gradeRules }) }),
      spans: [1, 1, 1, 1, 1, 1, 2],
    },
    {
      title: texts.relations,
      header: texts.relationColumns,
      rows: relations === null ? [] : relationRows(relations),
      none: relations === null ? texts.notExamined : texts.noRelations,
      spans: [2, 2, 2, 2],
    },
    {
      title: texts.singleOut,
      header: texts.singleOutColumns,
      rows: singleOut === null ? [] : singleOutRows(singleOut),
      none: texts.notExamined,
      note: texts.singleOutNote,
      spans: [3, 1, 1, 1, 1, 1],
    },
  ]
}

function summarySection({ profile, timeliness }: ExaminationFacts): ReportSection {
  const shares = tableQuality(profile, timeliness)
  const rows = DIMENSIONS.map(dimension => {
    const share = shares[dimension]
    const [name, formula] = texts.dimensions[dimension]
    if (dimension === 'timely') return [name, timelyFigure(share), timelyFormula(timeliness)]
    if (share === null) return [name, texts.notYet, formula]
    const value = share.whole === 0 ? texts.notYet : percent(share.part / share.whole)
    return [name, value, `${formula}：${fill(texts.share, { part: String(share.part), whole: String(share.whole) })}`]
  })
  return { title: texts.summary, header: texts.summaryColumns, rows, none: '', spans: [1, 1, 6] }
}

function timelyFigure(share: Share): string {
  return share === null ? texts.notYet : percent(share.part / share.whole)
}

/** The formula with its figures, or why there are none. */
function timelyFormula(timeliness: Timeliness): string {
  if (!timeliness.known) return timelessTexts[timeliness.reason]
  const { cycleDays, newest, column, age } = timeliness
  return fill(timelyFormulaText, { cycle: String(cycleDays), column, newest, age: String(age) })
}

function problemRows(column: ColumnProfile): string[][] {
  return column.issues.map(({ code, count, rows }) => {
    const words = issueText(code)
    const requirement = requirementFor(code)
    return [
      column.name,
      words?.title ?? code,
      String(count),
      requirement === null ? '' : `${requirement} ${requirementTexts[requirement].basis}`,
      rows.slice(0, ROWS_SHOWN).join('、'),
      adviceOf(repairFor(column, code)),
    ]
  })
}

function adviceOf(repair: Repair | null): string {
  if (repair === null) return texts.bySource
  if (repair.kind === 'decide') return texts.byPerson[repair.place]
  const known: Readonly<Record<string, { title: string } | undefined>> = operations
  return fill(texts.operation, { title: known[repair.step.op]?.title ?? repair.step.op })
}

function columnRow(column: ColumnProfile): string[] {
  const { name, semantics, role, grade, distinct, gradeReason, judged } = column
  const kind = semantics[0]
  return [
    name,
    kind === undefined ? '' : kindLabel(kind.kind),
    roleLabels[role],
    gradeLabels[grade],
    String(distinct),
    String(emptyCells(column)),
    judged === undefined ? gradeReason : `${gradeReason}${texts.judged}`,
  ]
}

function relationRows({ leaks, dependencies, correlations = [] }: Relations): string[][] {
  const given = leaks.map(({ kind, from, to, compared, agreeing }) => [
    from,
    to,
    leakTexts[kind].title,
    fill(texts.share, { part: String(agreeing), whole: String(compared) }),
  ])
  const followed = dependencies.map(({ from, to, wrong, error }) => [
    from,
    to,
    fill(texts.follows, { from, to }),
    wrong === 0 ? texts.dependencyExact : fill(texts.dependencyNote, { wrong: String(wrong), error: percent(error) }),
  ])
  const together = correlations.map(({ left, right, rows, pearson, spearman }) => [
    left,
    right,
    fill(texts.together, { pearson: pearson.toFixed(3), spearman: spearman.toFixed(3), rows: String(rows) }),
    '',
  ])
  return [...given, ...followed, ...together]
}

function singleOutRows({ sets, rows }: SingleOutReport): string[][] {
  const worst = sets.toSorted((a, b) => b.alone - a.alone || a.columns.length - b.columns.length)
  return worst
    .slice(0, SINGLE_OUT_SHOWN)
    .map(set => [
      set.columns.join(' + '),
      String(set.alone),
      rows === 0 ? '' : percent(set.alone / rows),
      String(set.few),
      set.distinction.toFixed(4),
      set.separation.toFixed(4),
    ])
}

export function examinationSheets(facts: ExaminationFacts): DocumentSheet[] {
  const form = new FormSheet([20, 16, 14, 12, 14, 14, 18, 18])
  form.title(texts.title)
  form.subtitle(`${facts.dataset}　　${fill(texts.madeOn, { date: facts.date })}`)
  for (const { title, header, rows, none, note, spans } of examinationSections(facts)) {
    form.section(title)
    if (rows.length === 0) form.note(none)
    else form.table(header, rows, { spans })
    if (note !== undefined && rows.length > 0) form.note(note)
  }
  form.note(texts.noValues)
  return [form.sheet(texts.sheet)]
}
