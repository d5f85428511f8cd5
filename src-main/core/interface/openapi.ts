// The interface as an OpenAPI 3.1.0 document (openapis.org, 2021; JSON Schema 2020-12 for the records).
// Holds no real address, key or value: the server is a placeholder under a reserved name (RFC 2606).
import type { Catalogue } from '../../contract/catalogue.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { fieldTypeLabels } from '../../contract/text/zh-CN/catalogue.ts'
import { interfaceTexts, returnCodeTexts } from '../../contract/text/zh-CN/interface.ts'
import {
  DEFAULT_PAGE_SIZE,
  type InterfaceDescription,
  type InterfaceField,
  type InterfaceParameter,
  MAX_PAGE_SIZE,
} from './interface-description.ts'

export interface Reply {
  code: string
  message: string
  data: { total: number; page: number; pageSize: number; records: Record<string, string | null>[] }
}

export function replyOf(records: Record<string, string | null>[], page = 1, pageSize = DEFAULT_PAGE_SIZE): Reply {
  const from = (page - 1) * pageSize
  const data = { total: records.length, page, pageSize, records: records.slice(from, from + pageSize) }
  return { code: '0', message: returnCodeTexts['0'], data }
}

/** `example` = a reply made of the sample data. */
export function openApi(catalogue: Catalogue, description: InterfaceDescription, example: Reply) {
  const { title, publisher, contact, version } = catalogue
  return {
    openapi: '3.1.0',
    info: {
      title,
      version,
      description: fill(interfaceTexts.description, { title }),
      contact: { name: publisher.name, ...(contact.includes('@') ? { email: contact } : { 'x-phone': contact }) },
    },
    servers: [
      {
        url: 'https://{platform}',
        description: interfaceTexts.platform,
        variables: { platform: { default: 'platform.example' } },
      },
    ],
    paths: {
      [description.path]: {
        get: {
          operationId: description.operationId,
          summary: title,
          description: catalogue.description,
          security: [{ appKey: [] }],
          parameters: description.parameters.filter(({ place }) => place === 'query').map(parameter),
          responses: {
            '200': {
              description: interfaceTexts.data,
              content: { 'application/json': { schema: { $ref: '#/components/schemas/Reply' }, example } },
            },
          },
        },
      },
    },
    components: {
      securitySchemes: {
        appKey: { type: 'apiKey', in: 'header', name: 'appKey', description: interfaceTexts.appKey },
      },
      schemas: { Reply: replySchema(), Record: recordSchema(description.fields) },
    },
  }
}

function parameter({ name, type, required, fallback, description }: InterfaceParameter) {
  const schema =
    type === 'integer'
      ? {
          type,
          minimum: 1,
          ...(name === 'pageSize' && { maximum: MAX_PAGE_SIZE }),
          ...(fallback !== '' && { default: Number(fallback) }),
        }
      : { type }
  return { name, in: 'query', required, description, schema }
}

function replySchema() {
  const code = {
    type: 'string',
    enum: Object.keys(returnCodeTexts),
    description: Object.entries(returnCodeTexts)
      .map(([number, words]) => `${number} ${words}`)
      .join('；'),
  }
  const number = (description: string) => ({ type: 'integer', minimum: 0, description })
  return {
    type: 'object',
    required: ['code', 'message'],
    properties: {
      code,
      message: { type: 'string', description: interfaceTexts.message },
      data: {
        type: ['object', 'null'],
        description: interfaceTexts.data,
        required: ['total', 'page', 'pageSize', 'records'],
        properties: {
          total: number(interfaceTexts.total),
          page: number(interfaceTexts.page),
          pageSize: number(fill(interfaceTexts.pageSize, { most: MAX_PAGE_SIZE })),
          records: {
            type: 'array',
            description: interfaceTexts.records,
            items: { $ref: '#/components/schemas/Record' },
          },
        },
      },
    },
  }
}

function recordSchema(fields: readonly InterfaceField[]) {
  const properties = fields.map(({ name, label, field }) => {
    const words = [fieldTypeLabels[field.type], field.unit, field.description, field.nullable ? field.nullMeaning : '']
    const description = words.filter(word => word !== '').join('；')
    return [name, { type: ['string', 'null'], title: label, description }] as const
  })
  return {
    type: 'object',
    additionalProperties: false,
    required: fields.map(({ name }) => name),
    properties: Object.fromEntries(properties),
  }
}
