// The interface of a dataset, derived from its catalogue entry: path, parameters, paging, return codes, records.
// Names no address and no key: those are the platform's. Template: catalogue.md section 8 (ours).
import type { Catalogue, DataField } from '../../contract/catalogue.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { interfaceTexts } from '../../contract/text/zh-CN/interface.ts'

export const MAX_PAGE_SIZE = 100
export const DEFAULT_PAGE_SIZE = 10
/** Rows of the sample file; at least ten where the table has them (R44). */
export const SAMPLE_ROWS = 20
export const LEAST_SAMPLE_ROWS = 10

export interface InterfaceParameter {
  readonly name: string
  readonly place: 'header' | 'query'
  readonly type: 'string' | 'integer'
  readonly required: boolean
  readonly fallback: string
  readonly description: string
  readonly example: string
}

export interface InterfaceField {
  readonly name: string
  readonly label: string
  readonly field: DataField
}

export interface InterfaceDescription {
  /** Behind the platform's address, beginning with a slash. */
  readonly path: string
  readonly operationId: string
  readonly parameters: readonly InterfaceParameter[]
  readonly fields: readonly InterfaceField[]
}

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/

/** `names` = one per data item, all different, as in the data files. */
export function describeInterface(catalogue: Catalogue, names: readonly string[]): InterfaceDescription {
  const operationId = operationName(catalogue.identifier)
  const fields = catalogue.fields.map((field, at) => ({
    name: names[at] ?? `field_${at + 1}`,
    label: field.label,
    field,
  }))
  return {
    path: `/api/v1/${operationId}`,
    operationId,
    parameters: [...GENERAL_PARAMETERS, ...fields.filter(isFilter).map(filterParameter)],
    fields,
  }
}

/** The identifier as a word of a path; a plain word where it is none. */
function operationName(identifier: string): string {
  const word = identifier.replace(/[^A-Za-z0-9]+/g, '_').replace(/^_+|_+$/g, '')
  if (word === '') return 'records'
  return NAME.test(word) ? word : `item_${word}`
}

const GENERAL_PARAMETERS: readonly InterfaceParameter[] = [
  {
    name: 'appKey',
    place: 'header',
    type: 'string',
    required: true,
    fallback: '',
    description: interfaceTexts.appKey,
    example: 'YOUR_APP_KEY',
  },
  {
    name: 'page',
    place: 'query',
    type: 'integer',
    required: false,
    fallback: '1',
    description: interfaceTexts.page,
    example: '1',
  },
  {
    name: 'pageSize',
    place: 'query',
    type: 'integer',
    required: false,
    fallback: String(DEFAULT_PAGE_SIZE),
    description: fill(interfaceTexts.pageSize, { most: MAX_PAGE_SIZE }),
    example: String(DEFAULT_PAGE_SIZE),
  },
]
const RESERVED = new Set(GENERAL_PARAMETERS.map(({ name }) => name))

/** Keys, coded items and dates are what people ask by. */
function isFilter({ name, field }: InterfaceField): boolean {
  return !RESERVED.has(name) && (field.primaryKey || field.codeList !== null || field.type === 'D')
}

function filterParameter({ name, label, field }: InterfaceField): InterfaceParameter {
  const description = fill(interfaceTexts.filter, { label })
  return { name, place: 'query', type: 'string', required: false, fallback: '', description, example: field.example }
}
