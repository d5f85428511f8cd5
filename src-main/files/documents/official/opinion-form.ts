// 审查意见表: what is reviewed, by digest, and boxes to sign and stamp on paper (细则第十二条, 第二十二条; R27–R29).
// Decides nothing.
import { documentTexts } from '../../../contract/text/zh-CN/documents.ts'
import { officialTexts } from '../../../contract/text/zh-CN/official-documents.ts'
import { type DocumentModule, writeHead } from '../document.ts'

const texts = officialTexts.opinion
const WIDTHS = [32, 10, 24, 24]

export const opinionForm: DocumentModule = facts => {
  const { treated } = facts
  if (treated === null) return null
  const rows = treated.gates.gates.map(gate => [
    gate.title,
    gate.passed ? documentTexts.quality.passed : documentTexts.quality.failed,
    gate.figure,
    gate.limit,
  ])
  return [
    {
      name: texts.sheet,
      widths: WIDTHS,
      landscape: false,
      write(form) {
        writeHead(form, texts.title, facts)
        form.section(texts.object)
        form.field(texts.contentDigest, treated.report.digest)
        form.field(texts.resultDigest, treated.report.result.sha256)
        form.field(texts.packageDigest, facts.packageSha256 ?? texts.packageLater)
        form.section(texts.gates)
        form.table(texts.gateColumns, rows, { centred: [1] })
        form.section(texts.reviews)
        form.seals([texts.secrecy, texts.security])
        form.seals([texts.legal, texts.leader])
        form.note(texts.note)
        form.note(texts.basis)
      },
    },
  ]
}
