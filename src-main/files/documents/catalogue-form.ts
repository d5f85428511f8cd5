// The catalogue entry as the 公共数据资源目录确认表: the nine elements, the extras, and the list of data items.
// Leaves out grades and treatments of data items: those are for reviewers, not for the public (R12).
import type { Catalogue, DataField } from '../../contract/catalogue.ts'
import { fill } from '../../contract/text/describe-error.ts'
import {
  catalogueLabels,
  domainLabels,
  fieldTypeLabels,
  formatLabels,
  gradeLabels,
  openAttributeLabels,
  openFormLabels,
  resourceKindLabels,
  updateCycleLabels,
} from '../../contract/text/zh-CN/catalogue.ts'
import { documentTexts } from '../../contract/text/zh-CN/documents.ts'
import { type DocumentFacts, type DocumentModule, writeHead } from './document.ts'
import type { DocumentPart } from './document-parts.ts'
import type { Form } from './form.ts'
import { sealWords } from './layout.ts'

const FORM_WIDTHS = [21, 21, 21, 21, 20, 20]
const texts = documentTexts.confirmation

export const catalogueForm: DocumentModule = facts => {
  const { catalogue } = facts
  const form: DocumentPart = {
    name: texts.sheet,
    widths: FORM_WIDTHS,
    landscape: false,
    write(form) {
      writeHead(form, texts.title, facts)
      form.section(texts.elements)
      writeElements(form, catalogue)
      form.section(texts.extra)
      writeExtras(form, catalogue)
      form.seals(sealWords([texts.seal, texts.leader, texts.filledBy], facts.layout))
    },
  }
  return [form, fieldsPart(facts, documentTexts.fields.title, documentTexts.fields.sheet)]
}

function writeElements(form: Form, catalogue: Catalogue): void {
  const labels = catalogueLabels
  const { openAttribute, resourceKind, publisher } = catalogue
  form.field(labels.title, catalogue.title)
  form.pair([labels.publisher, publisher.name], [labels.uscc, publisher.uscc])
  form.pair(
    [labels.openAttribute, openAttribute === null ? '' : openAttributeLabels[openAttribute]],
    [labels.contact, catalogue.contact],
  )
  form.field(labels.openConditions, conditionsText(catalogue))
  form.pair(
    [labels.formats, catalogue.formats.map(format => formatLabels[format]).join('、')],
    [labels.resourceKind, resourceKind === null ? '' : resourceKindLabels[resourceKind]],
  )
  form.pair([labels.updateCycle, cycleText(catalogue)], [labels.openForm, openFormLabels[catalogue.openForm]])
  const items = catalogue.fields.map(field => field.label).join('、')
  form.field(labels.fields, fill(texts.fieldsLine, { count: catalogue.fields.length, labels: items }))
}

/** `2025-01 至 2025-12`; one end where only one is stated or both are the same. */
export function periodText({ start, end }: Catalogue['temporalCoverage']): string {
  if (start === '' || end === '' || start === end) return start || end
  return fill(documentTexts.period, { start, end })
}

/** `不定期（停车场增减时更新）`: a cycle without a pace says nothing by itself. */
export function cycleText({ updateCycle, updateCycleNote }: Catalogue): string {
  const cycle = updateCycle === null ? '' : updateCycleLabels[updateCycle]
  return updateCycleNote === '' ? cycle : `${cycle}（${updateCycleNote}）`
}

/** What the document prints under 开放条件: 无 for unconditional data, reason and grounds for closed data. */
export function conditionsText(
  catalogue: Pick<Catalogue, 'openAttribute' | 'openConditions' | 'closedReason' | 'legalBasis'> &
    Partial<Pick<Catalogue, 'secureEnvironment'>>,
): string {
  const part = (label: string, text: string) =>
    text === '' ? [] : [fill(documentTexts.conditionPart, { label, text })]
  switch (catalogue.openAttribute) {
    case null:
      return ''
    case 'UNCONDITIONAL':
      return documentTexts.none
    case 'CONDITIONAL': {
      const { recipient, purpose, scope, other } = catalogue.openConditions
      return [
        ...part(catalogueLabels.recipient, recipient),
        ...part(catalogueLabels.purpose, purpose),
        ...part(catalogueLabels.scope, scope),
        ...part(catalogueLabels.other, other),
        ...(catalogue.secureEnvironment ? [catalogueLabels.secureEnvironment] : []),
      ].join('\n')
    }
    case 'CLOSED':
      return [
        ...part(catalogueLabels.closedReason, catalogue.closedReason),
        ...catalogue.legalBasis.flatMap(basis => part(catalogueLabels.legalBasis, `${basis.title} ${basis.article}`)),
      ].join('\n')
    default:
      return catalogue.openAttribute satisfies never
  }
}

function writeExtras(form: Form, catalogue: Catalogue): void {
  const labels = catalogueLabels
  const grade = catalogue.securityGrade === null ? '' : gradeLabels[catalogue.securityGrade]
  const rows = catalogue.rowCount === null ? '' : fill(documentTexts.rowsUnit, { count: catalogue.rowCount })
  form.field(labels.description, catalogue.description)
  form.pair([labels.identifier, catalogue.identifier], [labels.version, catalogue.version])
  form.pair(
    [labels.domains, catalogue.domains.map(domain => domainLabels[domain]).join('、')],
    [labels.theme, catalogue.theme],
  )
  form.pair([labels.businessLine, catalogue.businessLine], [labels.region, catalogue.region])
  form.pair([labels.sourceSystem, catalogue.sourceSystem], [labels.securityGrade, grade])
  form.pair([labels.rowCount, rows], [labels.dataUpdateDate, catalogue.dataUpdateDate])
  form.pair([labels.temporalCoverage, periodText(catalogue.temporalCoverage)], [labels.license, catalogue.license])
  form.field(labels.keywords, catalogue.keywords.join('、'))
}

const FIELD_WIDTHS = [6, 18, 16, 12, 9, 7, 9, 16, 16, 9, 34, 18]

/** The data items as a table; also the data dictionary's first part. */
export function fieldsPart(facts: DocumentFacts, title: string, name: string): DocumentPart {
  const rows = facts.catalogue.fields.map((field, index) => fieldRow(field, index))
  return {
    name,
    widths: FIELD_WIDTHS,
    landscape: true,
    write(form) {
      writeHead(form, title, facts)
      form.table(documentTexts.fields.columns, rows, { centred: [0, 3, 4, 5, 6, 9], repeat: true })
    },
  }
}

function fieldRow(field: DataField, index: number): string[] {
  const yesNo = (flag: boolean) => (flag ? documentTexts.yes : documentTexts.no)
  return [
    String(index + 1),
    field.label,
    field.name,
    fieldTypeLabels[field.type],
    field.length,
    yesNo(field.primaryKey),
    yesNo(field.nullable),
    field.nullMeaning,
    field.codeList?.name ?? '',
    field.unit,
    field.description,
    field.example,
  ]
}
