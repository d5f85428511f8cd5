// The treatment report: what was done to the table in plain sentences, the counts, and the digests that prove it.
// Names no column that is not published, and shows no sensitive value a step's parameters may hold (R12, R55).
import { fill } from '../../contract/text/describe-error.ts'
import { documentTexts } from '../../contract/text/zh-CN/documents.ts'
import { operationWords } from '../../contract/text/zh-CN/operations.ts'
import { searchText } from '../../core/detection/search-text.ts'
import { stepTitle } from '../../core/recipe/sentence.ts'
import { type DocumentModule, type TreatedFacts, writeHead } from './document.ts'
import type { Form } from './form.ts'

const texts = documentTexts.processing
const WIDTHS = [8, 14, 14, 14, 14, 12, 12, 12, 12, 12]
const STEP_SPANS = [1, 4, 1, 1, 1, 1, 1]
const LABEL_COLUMNS = 2

export const processingReport: DocumentModule = facts => {
  const { treated } = facts
  if (treated === null) return null
  return [
    {
      name: texts.sheet,
      widths: WIDTHS,
      landscape: true,
      write(form) {
        writeHead(form, texts.title, facts)
        writeCounts(form, treated)
        form.section(texts.steps)
        if (treated.report.steps.length === 0) form.note(texts.noSteps)
        else form.table(texts.stepColumns, stepRows(treated), { spans: STEP_SPANS, centred: [0, 2, 3, 4, 5, 6] })
        writeLeftOut(form, treated)
        writeProof(form, treated)
      },
    },
  ]
}

function writeCounts(form: Form, { report }: TreatedFacts): void {
  const { read, setAside, source, removed, added, result } = report.counts
  form.section(texts.counts)
  form.table(texts.countColumns, [[read, setAside, source, removed, added, result].map(String)], {
    spans: [2, 1, 2, 1, 2, 2],
    centred: [0, 1, 2, 3, 4, 5],
  })
  form.note(texts.countRule)
}

function writeProof(form: Form, { report, tool }: TreatedFacts): void {
  form.section(texts.proof)
  form.field(texts.resultSha, report.result.sha256, LABEL_COLUMNS)
  form.field(texts.recipeSha, report.recipe.sha256, LABEL_COLUMNS)
  form.field(texts.digest, report.digest, LABEL_COLUMNS)
  form.field(texts.tool, tool, LABEL_COLUMNS)
}

/** Steps the data lacked columns for; nothing where there are none. */
function writeLeftOut(form: Form, { report, hiddenColumns }: TreatedFacts): void {
  if (report.leftOut.length === 0) return
  form.note(texts.leftOutRule)
  const rows = report.leftOut.map(({ number, op, reason }) => [
    String(number),
    stepTitle(op),
    publicSentence(reason, hiddenColumns),
  ])
  form.table(texts.leftOutColumns, rows, { spans: [1, 2, 7], centred: [0] })
}

function stepRows({ report, sentences, hiddenColumns }: TreatedFacts): string[][] {
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
