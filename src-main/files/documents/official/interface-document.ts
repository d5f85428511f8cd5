// 接口文档 in the fourteen sections of the template: what a data user must know to call the interface (R44).
// Names no internal address and no key.
import { fill } from '../../../contract/text/describe-error.ts'
import { catalogueLabels, fieldTypeLabels, updateCycleLabels } from '../../../contract/text/zh-CN/catalogue.ts'
import { documentTexts } from '../../../contract/text/zh-CN/documents.ts'
import { returnCodeTexts, interfaceTexts as texts } from '../../../contract/text/zh-CN/interface.ts'
import {
  describeInterface,
  type InterfaceDescription,
  MAX_PAGE_SIZE,
} from '../../../core/interface/interface-description.ts'
import { replyOf } from '../../../core/interface/openapi.ts'
import { elementNames } from '../../exporters/field-keys.ts'
import { SAMPLE_PATH } from '../../packages/interface-paths.ts'
import { type DocumentFacts, type DocumentModule, writeHead } from '../document.ts'
import type { Form } from '../form.ts'

const WIDTHS = [14, 16, 8, 10, 28, 16]

export const interfaceDocument: DocumentModule = facts => {
  const { catalogue } = facts
  if (catalogue.openForm === 'DOWNLOAD') return null
  const names = elementNames(
    catalogue.fields.map(field => field.label),
    catalogue.fields,
  )
  const described = describeInterface(catalogue, names)
  return [
    {
      name: texts.sheet,
      widths: WIDTHS,
      landscape: false,
      write(form) {
        writeHead(form, fill(texts.title, { title: catalogue.title }), facts)
        writeOverview(form, facts)
        writeCalling(form, described)
        writeParameters(form, described)
        writeReply(form, described)
        writeExamples(form, facts, described)
        writeRest(form, facts)
      },
    },
  ]
}

function writeOverview(form: Form, { catalogue, date }: DocumentFacts): void {
  form.section(texts.overview)
  form.field(texts.name, catalogue.title)
  form.field(texts.purpose, catalogue.description)
  form.field(texts.provider, catalogue.publisher.name)
  form.field(texts.version, catalogue.version)
  form.field(texts.changes, fill(texts.changeLine, { version: catalogue.version, date }))
}

function writeCalling(form: Form, { path }: InterfaceDescription): void {
  form.section(texts.calling)
  form.field(texts.address, fill(texts.addressWords, { path }))
  form.field(texts.method, 'GET')
  form.field(texts.protocol, texts.protocolWords)
  form.field(texts.limits, texts.limitWords)
  form.section(texts.auth)
  form.field(texts.authName, texts.authWords)
}

function writeParameters(form: Form, { parameters }: InterfaceDescription): void {
  const rows = (place: 'header' | 'query') =>
    parameters
      .filter(parameter => parameter.place === place)
      .map(({ name, type, required, fallback, description, example }) => [
        name,
        texts[type === 'string' ? 'text' : type],
        required ? documentTexts.yes : documentTexts.no,
        fallback,
        description,
        example,
      ])
  form.section(texts.headers)
  form.table(texts.parameterColumns, rows('header'), { centred: [1, 2, 3] })
  form.section(texts.parameters)
  form.table(texts.parameterColumns, rows('query'), { centred: [1, 2, 3] })
  form.section(texts.paging)
  form.note(fill(texts.pagingWords, { most: MAX_PAGE_SIZE }))
}

function writeReply(form: Form, { fields }: InterfaceDescription): void {
  const rows = [
    ['1', 'code', texts.text, texts.code],
    ['1', 'message', texts.text, texts.message],
    ['1', 'data', texts.object, texts.data],
    ['2', 'total', texts.integer, texts.total],
    ['2', 'page', texts.integer, texts.page],
    ['2', 'pageSize', texts.integer, fill(texts.pageSize, { most: MAX_PAGE_SIZE })],
    ['2', 'records', texts.list, texts.records],
    ...fields.map(({ name, label, field }) => [
      '3',
      name,
      fieldTypeLabels[field.type],
      [label, field.unit, field.description].filter(word => word !== '').join('；'),
    ]),
  ]
  form.section(texts.reply)
  form.table(texts.replyColumns, rows, { spans: [1, 1, 2, 2], centred: [0, 2] })
  form.section(texts.codes)
  form.table(texts.codeColumns, Object.entries(returnCodeTexts), { spans: [2, 4], centred: [0] })
}

const SHOWN_RECORDS = 2

function writeExamples(form: Form, { sample = [] }: DocumentFacts, { path }: InterfaceDescription): void {
  form.section(texts.requestExample)
  form.note(`GET ${path}?page=1&pageSize=${SHOWN_RECORDS}\nappKey: YOUR_APP_KEY`)
  form.section(texts.replyExample)
  form.note(JSON.stringify(replyOf([...sample], 1, SHOWN_RECORDS), null, 2))
  form.section(texts.sample)
  form.note(fill(texts.sampleWords, { path: SAMPLE_PATH, count: sample.length }))
}

function writeRest(form: Form, { catalogue }: DocumentFacts): void {
  const { updateCycle, dataUpdateDate, contact } = catalogue
  form.section(texts.cycle)
  form.field(catalogueLabels.updateCycle, updateCycle === null ? '' : updateCycleLabels[updateCycle])
  form.field(catalogueLabels.dataUpdateDate, dataUpdateDate)
  form.section(texts.notice)
  form.note(texts.noticeWords)
  form.section(texts.contact)
  form.field(catalogueLabels.contact, contact)
}
