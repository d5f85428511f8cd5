// 备案表: a change of the open attribute to something stricter, reported to the bureau (细则第八条（三）, R7).
// Judges no transition.
import { catalogueLabels, openAttributeLabels } from '../../../contract/text/zh-CN/catalogue.ts'
import { officialTexts } from '../../../contract/text/zh-CN/official-documents.ts'
import { basisText, type DocumentModule, writeHead } from '../document.ts'

const texts = officialTexts.filing
const WIDTHS = [16, 26, 16, 26]

export const filingForm: DocumentModule = facts => {
  const { catalogue, filing } = facts
  if (filing === undefined) return null
  return [
    {
      name: texts.sheet,
      widths: WIDTHS,
      landscape: false,
      write(form) {
        writeHead(form, texts.title, facts)
        form.section(texts.change)
        form.field(catalogueLabels.title, catalogue.title)
        form.pair(
          [catalogueLabels.identifier, catalogue.identifier],
          [catalogueLabels.publisher, catalogue.publisher.name],
        )
        form.pair([texts.from, openAttributeLabels[filing.from]], [texts.to, openAttributeLabels[filing.to]])
        form.field(texts.effectiveDate, filing.effectiveDate || texts.onFiling)
        form.field(texts.reason, filing.reason)
        form.field(texts.legalBasis, basisText(filing.legalBasis))
        form.field(catalogueLabels.contact, catalogue.contact)
        form.seals([texts.opinion, texts.publisherSeal])
        form.section(texts.receipt)
        form.pair([texts.filingNumber, filing.filingNumber], [texts.filingDate, filing.filingDate])
        form.seals([texts.authoritySeal])
        form.note(texts.basis)
      },
    },
  ]
}
