// 答复: a letter to whoever asked, complained or reported, with result, ground and basis (细则第十五条（三）, 第十七条, 第二十三条).
// Decides nothing: the answer is given.
import type { ReplyFacts } from '../../../contract/documents.ts'
import { fill } from '../../../contract/text/describe-error.ts'
import { officialTexts } from '../../../contract/text/zh-CN/official-documents.ts'
import { basisText, type DocumentModule, letterDate } from '../document.ts'

const texts = officialTexts.reply

export const replyLetter: DocumentModule = ({ catalogue, date, reply }) => {
  if (reply === undefined) return null
  return [
    {
      name: texts.sheet,
      widths: [80],
      landscape: false,
      write(form) {
        form.title(fill(texts.title, { subject: reply.subject }))
        form.addressee(fill(texts.to, { addressee: reply.addressee }))
        for (const line of lettersLines(reply)) form.paragraph(line)
        if (catalogue.title !== '') form.paragraph(fill(texts.dataset, { title: catalogue.title }))
        if (catalogue.contact !== '') form.paragraph(fill(texts.contact, { contact: catalogue.contact }))
        form.signature([fill(texts.signer, { publisher: catalogue.publisher.name }), letterDate(date)])
      },
    },
  ]
}

function lettersLines(reply: ReplyFacts): string[] {
  const { number, receivedDate: received, kind, granted, answer, reason, legalBasis } = reply
  const words = { date: letterDate(received), kind: officialTexts.replyKinds[kind], number }
  const outcome = kind === 'access' ? texts.granted : texts.handled
  const points = [
    granted ? outcome.true : outcome.false,
    ...(answer === '' ? [] : [fill(texts.answer, { answer })]),
    ...(reason === '' ? [] : [fill(texts.reason, { reason })]),
    ...(legalBasis.length === 0 ? [] : [fill(texts.basis, { basis: basisText(legalBasis) })]),
  ]
  return [
    fill(number === '' ? texts.receivedPlain : texts.received, words),
    ...points.map((text, at) => fill(texts.numbered, { number: texts.numbers[at] ?? '', text })),
  ]
}
