// 补正告知书: what an application for conditional data lacks, as a letter (细则第十五条（二）, R59).
// Judges no application.
import type { Case } from '../../../contract/cases.ts'
import { fill } from '../../../contract/text/describe-error.ts'
import { supplementTexts as texts } from '../../../contract/text/zh-CN/case-documents.ts'
import { officialTexts } from '../../../contract/text/zh-CN/official-documents.ts'
import { letterDate } from '../document.ts'
import type { DocumentPart } from '../document-parts.ts'

export interface CaseFacts {
  readonly one: Case
  /** Of the entry; '' = the case concerns none. */
  readonly itemTitle: string
  readonly publisher: string
  readonly contact: string
  /** `YYYY-MM-DD`. */
  readonly date: string
}

export function supplementNotice(
  { one, itemTitle, publisher, contact, date }: CaseFacts,
  lacking: readonly string[],
): DocumentPart[] {
  const { title, receivedOn, request, handling } = one
  return [
    {
      name: texts.title,
      widths: [80],
      landscape: false,
      write(form) {
        form.title(texts.title)
        form.addressee(fill(texts.to, { applicant: request?.applicant ?? '' }))
        form.paragraph(fill(texts.received, { date: letterDate(receivedOn), subject: title }))
        if (itemTitle !== '') form.paragraph(fill(texts.dataset, { title: itemTitle }))
        form.paragraph(texts.lacking)
        lacking.forEach((material, at) => {
          form.paragraph(fill(texts.line, { number: at + 1, material }))
        })
        if (handling !== '') form.paragraph(fill(texts.note, { handling }))
        if (contact !== '') form.paragraph(fill(officialTexts.reply.contact, { contact }))
        form.paragraph(texts.basis)
        form.signature([fill(officialTexts.reply.signer, { publisher }), letterDate(date)])
      },
    },
  ]
}
