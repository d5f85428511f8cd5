// 数据泄露事件登记表: what got out, what was done at once, who had received the data (细则第二十三条, R61).
// Takes nothing back itself.
import type { Destination } from '../../../contract/audit.ts'
import { incidentTexts as texts } from '../../../contract/text/zh-CN/case-documents.ts'
import { caseDecisionLabels, caseStateLabels } from '../../../contract/text/zh-CN/cases.ts'
import { officialTexts } from '../../../contract/text/zh-CN/official-documents.ts'
import type { DocumentPart } from '../document-parts.ts'
import type { Form } from '../form.ts'
import type { CaseFacts } from './supplement-notice.ts'

/** The standard time of the country, wherever the computer stands, so that the same record gives the same sheet. */
const MOMENT = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' })

const WIDTHS = [18, 16, 22, 18, 36]

/** `gone` = every hand-over of the dataset's packages. */
export function incidentSheet(facts: CaseFacts, gone: readonly Destination[]): DocumentPart[] {
  return [
    {
      name: texts.sheet,
      widths: WIDTHS,
      landscape: true,
      write(form) {
        form.title(texts.title)
        form.subtitle(`${facts.publisher}　　${facts.date}`)
        writeFact(form, facts)
        writeCourse(form, facts)
        writeEvidence(form, facts)
        form.section(texts.spread)
        if (gone.length === 0) form.note(texts.noSpread)
        else form.table(texts.spreadColumns, gone.map(spreadRow), { centred: [0, 1] })
        form.seals([officialTexts.leader, officialTexts.seal])
        form.note(texts.basis)
      },
    },
  ]
}

function spreadRow({ at, recipient, purpose, sha256 }: Destination, index: number): string[] {
  return [String(index + 1), at.slice(0, 10), recipient, purpose, sha256]
}

function writeFact(form: Form, { one, itemTitle }: CaseFacts): void {
  form.section(texts.fact)
  form.field(texts.subject, one.title)
  form.field(texts.item, itemTitle)
  form.field(texts.from, one.from)
  form.field(texts.received, one.receivedOn)
  form.field(texts.place, [one.column, one.rows].filter(text => text !== '').join('　'))
  form.field(texts.content, one.content)
}

function writeCourse(form: Form, { one }: CaseFacts): void {
  const steps = one.steps.map(({ at, to, person, note }) => [
    MOMENT.format(new Date(at)),
    caseStateLabels[to],
    person,
    note,
  ])
  form.section(texts.steps)
  form.table(texts.stepColumns, steps, { spans: [1, 1, 1, 2], centred: [0, 1] })
  form.section(texts.remedy)
  form.field(texts.decision, one.decision === null ? texts.pending : caseDecisionLabels[one.decision])
  form.field(texts.handling, one.handling)
}

function writeEvidence(form: Form, { one }: CaseFacts): void {
  form.section(texts.evidence)
  if (one.evidence.length === 0) {
    form.note(texts.noEvidence)
    return
  }
  const rows = one.evidence.map(({ name, sha256 }, at) => [String(at + 1), name, sha256])
  form.table(texts.evidenceColumns, rows, { spans: [1, 2, 2], centred: [0] })
}
