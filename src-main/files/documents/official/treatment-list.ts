// 数据项处理清单: every column of the source, what became of it, and its grade; for reviewers only (R12).
// Goes into no package: a dropped column must not be named in public.
import { catalogueLabels, gradeLabels } from '../../../contract/text/zh-CN/catalogue.ts'
import { treatmentTexts as texts } from '../../../contract/text/zh-CN/further-documents.ts'
import { type DocumentModule, writeHead } from '../document.ts'

const WIDTHS = [6, 22, 18, 14, 40]

export const treatmentList: DocumentModule = facts => {
  const { treated, catalogue } = facts
  if (treated === null) return null
  const published = catalogue.fields.map(({ label, name, grade, treatment }, at) => [
    String(at + 1),
    label,
    name,
    gradeLabels[grade],
    [...(facts.treatments?.get(label) ?? []), ...(treatment === '' ? [] : [treatment])].join('；') || texts.untreated,
  ])
  const dropped = treated.hiddenColumns.map((column, at) => [String(at + 1), column, texts.droppedWords])
  return [
    {
      name: texts.sheet,
      widths: WIDTHS,
      landscape: true,
      write(form) {
        writeHead(form, texts.title, facts)
        form.warning(texts.forReviewers)
        form.field(catalogueLabels.securityGrade, gradeOf(catalogue.securityGrade))
        form.section(texts.published)
        form.table(texts.publishedColumns, published, { centred: [0, 3] })
        form.section(texts.dropped)
        if (dropped.length === 0) form.note(texts.noneDropped)
        else form.table(texts.droppedColumns, dropped, { spans: [1, 2, 2], centred: [0] })
        form.note(texts.note)
      },
    },
  ]
}

function gradeOf(grade: keyof typeof gradeLabels | null): string {
  return grade === null ? '' : gradeLabels[grade]
}
