// 利用协议 and 申请表 of data opened under conditions: the conditions as the entry states them, to be signed (细则第十五条, R9).
// A form to fill in; judges no application.
import { catalogueLabels } from '../../../contract/text/zh-CN/catalogue.ts'
import { agreementTexts as texts } from '../../../contract/text/zh-CN/further-documents.ts'
import { conditionsText } from '../catalogue-form.ts'
import { type DocumentFacts, type DocumentModule, writeHead } from '../document.ts'
import type { DocumentPart } from '../document-parts.ts'

const WIDTHS = [18, 26, 18, 26]

export const agreement: DocumentModule = facts =>
  facts.catalogue.openAttribute === 'CONDITIONAL' ? [agreementPart(facts), applicationPart(facts)] : null

function agreementPart(facts: DocumentFacts): DocumentPart {
  const { catalogue } = facts
  return {
    name: texts.sheet,
    widths: WIDTHS,
    landscape: false,
    write(form) {
      writeHead(form, texts.title, facts)
      form.warning(texts.warning)
      form.section(texts.data)
      form.field(texts.provider, catalogue.publisher.name)
      form.field(texts.user, '')
      form.field(catalogueLabels.title, catalogue.title)
      form.field(catalogueLabels.openConditions, conditionsText(catalogue))
      form.pair([catalogueLabels.license, catalogue.license], [texts.until, ''])
      form.section(texts.promises)
      for (const line of texts.promiseLines) form.note(line)
      form.section(texts.signing)
      form.seals([texts.providerSeal, texts.userSeal])
      form.note(texts.basis)
    },
  }
}

function applicationPart(facts: DocumentFacts): DocumentPart {
  return {
    name: texts.applicationSheet,
    widths: WIDTHS,
    landscape: false,
    write(form) {
      writeHead(form, texts.applicationTitle, facts)
      form.section(texts.application)
      form.field(texts.applicationTitleField, '')
      form.pair([texts.applicant, ''], [texts.contact, ''])
      form.field(texts.reason, '\n')
      form.pair([texts.kind, texts.kindChoices], [texts.until, ''])
      form.field(texts.outcome, '\n')
      form.field(texts.scenario, '\n\n')
      form.section(texts.promise)
      form.note(texts.promiseWords)
      form.seals([texts.applicantSeal])
      form.section(texts.handling)
      form.seals([texts.providerOpinion])
      form.note(texts.basis)
    },
  }
}
