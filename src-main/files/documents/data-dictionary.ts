// The data dictionary: every data item, and the code lists they use.
// Says nothing about how the data were treated.
import type { DataField } from '../../contract/catalogue.ts'
import { documentTexts } from '../../contract/text/zh-CN/documents.ts'
import { fieldsSheet } from './catalogue-form.ts'
import { type DocumentHead, writeHead } from './document.ts'
import { FormSheet } from './form-sheet.ts'
import type { DocumentSheet } from './xlsx-writer.ts'

export function dataDictionary(fields: readonly DataField[], head: Omit<DocumentHead, 'title'>): DocumentSheet[] {
  const texts = documentTexts.dictionary
  const items = fieldsSheet(fields, head, texts.title, texts.sheet)
  const coded = fields.filter(field => field.codeList !== null)
  if (coded.length === 0) return [items]
  const form = new FormSheet([24, 16, 40, 30])
  writeHead(form, { ...head, title: texts.codeTitle })
  const rows = coded.flatMap(({ label, codeList }) =>
    (codeList?.values ?? []).map(({ code, label: meaning }) => [codeList?.name ?? '', code, meaning, label]),
  )
  form.table(documentTexts.codeColumns, rows, { centred: [1], repeat: true })
  return [items, form.sheet(texts.codeSheet)]
}
