// The data dictionary: every data item, and the code lists they use.
// Says nothing about how the data were treated.
import { documentTexts } from '../../contract/text/zh-CN/documents.ts'
import { fieldsPart } from './catalogue-form.ts'
import { type DocumentModule, writeHead } from './document.ts'

const texts = documentTexts.dictionary
const CODE_WIDTHS = [24, 16, 40, 30]

export const dataDictionary: DocumentModule = facts => {
  const items = fieldsPart(facts, texts.title, texts.sheet)
  const rows = facts.catalogue.fields.flatMap(({ label, codeList }) =>
    (codeList?.values ?? []).map(({ code, label: meaning }) => [codeList?.name ?? '', code, meaning, label]),
  )
  if (rows.length === 0) return [items]
  return [
    items,
    {
      name: texts.codeSheet,
      widths: CODE_WIDTHS,
      landscape: false,
      write(form) {
        writeHead(form, texts.codeTitle, facts)
        form.table(documentTexts.codeColumns, rows, { centred: [1], repeat: true })
      },
    },
  ]
}
