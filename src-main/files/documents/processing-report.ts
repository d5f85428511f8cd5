// The treatment report: what was done to the table in plain sentences, the counts, and the digests that prove it.
// Names no column that is not published, and shows no sensitive value a step's parameters may hold (R12, R55).
import type { RunReport } from '../../contract/run.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { documentTexts } from '../../contract/text/zh-CN/documents.ts'
import { operationWords } from '../../contract/text/zh-CN/operations.ts'
import { searchText } from '../../core/detection/search-text.ts'
import { stepTitle } from '../../core/recipe/sentence.ts'
import { type DocumentHead, writeHead } from './document.ts'
import { FormSheet } from './form-sheet.ts'
import type { DocumentSheet } from './xlsx-writer.ts'

export interface Processing {
  readonly report: RunReport
  /** One sentence per step of `report.steps`. */
  readonly sentences: readonly string[]
  /** Columns of the source or of steps between that the result does not have. */
  readonly hiddenColumns: readonly string[]
  readonly tool: string
}

const texts = documentTexts.processing
const WIDTHS = [8, 14, 14, 14, 14, 12, 12, 12, 12, 12]
const STEP_SPANS = [1, 4, 1, 1, 1, 1, 1]
const LABEL_COLUMNS = 2

export function processingReport(processing: Processing, head: Omit<DocumentHead, 'title'>): DocumentSheet[] {
  const { report } = processing
  const { read, setAside, source, removed, added, result } = report.counts
  const form = new FormSheet(WIDTHS)
  writeHead(form, { ...head, title: texts.title })
  form.section(texts.counts)
  form.table(texts.countColumns, [[read, setAside, source, removed, added, result].map(String)], {
    spans: [2, 1, 2, 1, 2, 2],
    centred: [0, 1, 2, 3, 4, 5],
  })
  form.note(texts.countRule)
  form.section(texts.steps)
  if (report.steps.length === 0) form.note(texts.noSteps)
  else form.table(texts.stepColumns, stepRows(processing), { spans: STEP_SPANS, centred: [0, 2, 3, 4, 5, 6] })
  writeLeftOut(form, processing)
  form.section(texts.proof)
  form.field(texts.resultSha, report.result.sha256, LABEL_COLUMNS)
  form.field(texts.recipeSha, report.recipe.sha256, LABEL_COLUMNS)
  form.field(texts.digest, report.digest, LABEL_COLUMNS)
  form.field(texts.tool, processing.tool, LABEL_COLUMNS)
  return [form.sheet(texts.sheet)]
}

/** Steps the data lacked columns for; nothing where there are none. */
function writeLeftOut(form: FormSheet, { report, hiddenColumns }: Processing): void {
  if (report.leftOut.length === 0) return
  form.note(texts.leftOutRule)
  const rows = report.leftOut.map(({ number, op, reason }) => [
    String(number),
    stepTitle(op),
    publicSentence(reason, hiddenColumns),
  ])
  form.table(texts.leftOutColumns, rows, { spans: [1, 2, 7], centred: [0] })
}

function stepRows({ report, sentences, hiddenColumns }: Processing): string[][] {
  return report.steps.map((step, i) => [
    String(i + 1),
    publicSentence(sentences[i] ?? step.op, hiddenColumns),
    ...[step.rowsIn, step.cellsChanged, step.cellsFailed, step.rowsRemoved, step.rowsAdded].map(String),
  ])
}

/** The sentence without names of unpublished columns and without sensitive values. */
export function publicSentence(sentence: string, hiddenColumns: readonly string[]): string {
  const named = hiddenColumns.reduce(
    (text, column) =>
      text.replaceAll(fill(operationWords.column, { column }), () =>
        fill(operationWords.column, { column: texts.hiddenColumn }),
      ),
    sentence,
  )
  const matches = searchText(named)
  return matches.reduceRight((text, match) => `${text.slice(0, match.start)}***${text.slice(match.end)}`, named)
}
