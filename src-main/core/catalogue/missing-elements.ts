// What a catalogue entry still lacks or states wrongly: the nine elements of Article 11 and the data items.
// Judges the entry alone; whether it agrees with the data is for the gates.
import type { Catalogue, DataField } from '../../contract/catalogue.ts'
import { fill } from '../../contract/text/describe-error.ts'
import {
  type CatalogueProblem,
  catalogueLabels,
  catalogueProblems,
  noConditions,
} from '../../contract/text/zh-CN/catalogue.ts'
import { parseUscc } from '../identifiers/organisation-code.ts'
import { isRealDate } from '../values/calendar.ts'
import { judgeContact } from './contact.ts'

export interface MissingElement {
  /** `title`, `fields.3.description` … */
  path: string
  message: string
}

const LENGTH = /^[1-9]\d*(?:,\d+)?$/
export const FIELD_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/
/** Dates, logic, notes and general content have no length to state. */
const TYPES_WITHOUT_LENGTH = new Set<DataField['type']>(['D', 'T', 'L', 'M', 'G'])

function problem(path: string, code: CatalogueProblem, params: Record<string, string | number> = {}): MissingElement {
  return { path, message: fill(catalogueProblems[code], params) }
}

/** Everything missing or wrong, in the order of the form (catalogue.md §1, §3; R1–R4, R8, R11, R12, R46, R56). Empty = complete. */
export function missingElements(catalogue: Catalogue): MissingElement[] {
  return [
    ...titleProblems(catalogue.title),
    ...fieldsProblems(catalogue.fields),
    ...publisherProblems(catalogue),
    ...attributeProblems(catalogue),
    ...(catalogue.formats.length === 0 ? [problem('formats', 'formatsMissing')] : []),
    ...(catalogue.resourceKind === null ? [problem('resourceKind', 'resourceKindMissing')] : []),
    ...cycleProblems(catalogue),
    ...contactProblems(catalogue.contact),
    ...dateProblems(catalogue),
  ]
}

const DATE_ELEMENTS = ['releaseDate', 'modifiedDate', 'dataUpdateDate'] as const
const PERIOD_END = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/

/** Dates may be left out; a stated one must exist. */
function dateProblems(catalogue: Catalogue): MissingElement[] {
  const found = DATE_ELEMENTS.filter(path => catalogue[path] !== '' && !isCivilDate(catalogue[path])).map(path =>
    problem(path, 'dateInvalid', { element: catalogueLabels[path], date: catalogue[path] }),
  )
  const { start, end } = catalogue.temporalCoverage
  if ([start, end].some(text => text !== '' && !isPeriodEnd(text)))
    return [...found, problem('temporalCoverage', 'periodInvalid')]
  const turned = start !== '' && end !== '' && start > end && !start.startsWith(end)
  return turned ? [...found, problem('temporalCoverage', 'periodTurned')] : found
}

function isPeriodEnd(text: string): boolean {
  return PERIOD_END.test(text) && isCivilDate(`${text}-01-01`.slice(0, 10))
}

function isCivilDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []
  return year !== undefined && isRealDate(Number(year), Number(month), Number(day))
}

/** Data catalogues are named by content; a system's or a file's name says nothing to the public. */
const SYSTEM_NAME = /(?:系统|平台|数据库|\.(?:xlsx?|csv|et|ods|txt))$/i

function titleProblems(title: string): MissingElement[] {
  if (title.trim() === '') return [problem('title', 'titleMissing')]
  const found: MissingElement[] = []
  if (title.length > 100) found.push(problem('title', 'titleTooLong', { length: title.length }))
  if (title.trim() !== title) found.push(problem('title', 'titleBlanks'))
  if (/[)）\]】〕]\s*$/.test(title)) found.push(problem('title', 'titleBracket'))
  if (SYSTEM_NAME.test(title.trim())) found.push(problem('title', 'titleSystem'))
  return found
}

function fieldsProblems(fields: readonly DataField[]): MissingElement[] {
  if (fields.length === 0) return [problem('fields', 'fieldsMissing')]
  const labels = new Set<string>()
  const names = new Set<string>()
  return fields.flatMap((field, index) => {
    const found = [...fieldNaming(field, index, labels, names), ...fieldContent(field, `fields.${index}`)]
    labels.add(field.label)
    names.add(field.name.toLowerCase())
    return found
  })
}

function fieldNaming(field: DataField, index: number, labels: Set<string>, names: Set<string>): MissingElement[] {
  const path = `fields.${index}`
  const { label, name } = field
  const found: MissingElement[] = []
  if (label.trim() === '') found.push(problem(`${path}.label`, 'fieldLabelMissing', { number: index + 1 }))
  else if (labels.has(label)) found.push(problem(`${path}.label`, 'fieldLabelTwice', { label }))
  if (!FIELD_NAME.test(name)) found.push(problem(`${path}.name`, 'fieldNameInvalid', { label, name }))
  else if (names.has(name.toLowerCase())) found.push(problem(`${path}.name`, 'fieldNameTwice', { name }))
  return found
}

function fieldContent(field: DataField, path: string): MissingElement[] {
  const { label } = field
  const found: MissingElement[] = []
  const lengthless = TYPES_WITHOUT_LENGTH.has(field.type) && field.length.trim() === ''
  if (!lengthless && !LENGTH.test(field.length.trim()))
    found.push(problem(`${path}.length`, 'fieldLengthInvalid', { label }))
  if (field.description.trim() === '') found.push(problem(`${path}.description`, 'fieldDescriptionMissing', { label }))
  if (field.nullable && field.nullMeaning.trim() === '')
    found.push(problem(`${path}.nullMeaning`, 'fieldNullMeaningMissing', { label }))
  return [...found, ...codeListProblems(field, path)]
}

function codeListProblems(field: DataField, path: string): MissingElement[] {
  if (field.codeList === null) return []
  const { label, codeList } = field
  if (codeList.name.trim() === '' || codeList.values.length === 0 || codeList.values.some(value => value.code === ''))
    return [problem(`${path}.codeList`, 'fieldCodeListEmpty', { label })]
  const codes = codeList.values.map(value => value.code)
  const twice = codes.find((code, at) => codes.indexOf(code) !== at)
  return twice === undefined ? [] : [problem(`${path}.codeList`, 'fieldCodeTwice', { label, code: twice })]
}

function publisherProblems({ publisher }: Catalogue): MissingElement[] {
  const found: MissingElement[] = []
  if (publisher.name.trim() === '') found.push(problem('publisher.name', 'publisherMissing'))
  if (publisher.uscc.trim() !== '' && parseUscc(publisher.uscc) === null)
    found.push(problem('publisher.uscc', 'usccInvalid'))
  return found
}

/** The open attribute and what each value demands (Articles 7 and 15). */
export function attributeProblems(catalogue: Catalogue): MissingElement[] {
  switch (catalogue.openAttribute) {
    case null:
      return [problem('openAttribute', 'openAttributeMissing')]
    case 'UNCONDITIONAL':
      return hasConditions(catalogue) ? [problem('openConditions', 'conditionsNotAllowed')] : []
    case 'CONDITIONAL':
      return hasConditions(catalogue) ? [] : [problem('openConditions', 'conditionsMissing')]
    case 'CLOSED':
      return closedProblems(catalogue)
    default:
      return catalogue.openAttribute satisfies never
  }
}

/** `无` typed by hand means none. */
function hasConditions({ openConditions }: Catalogue): boolean {
  return Object.values(openConditions).some(text => text.trim() !== '' && text.trim() !== noConditions)
}

function closedProblems(catalogue: Catalogue): MissingElement[] {
  const found: MissingElement[] = []
  if (catalogue.closedReason.trim() === '') found.push(problem('closedReason', 'closedReasonMissing'))
  if (catalogue.legalBasis.length === 0) found.push(problem('legalBasis', 'legalBasisMissing'))
  catalogue.legalBasis.forEach((basis, index) => {
    if (basis.title.trim() === '' || basis.article.trim() === '')
      found.push(problem(`legalBasis.${index}`, 'legalBasisIncomplete', { number: index + 1 }))
  })
  return found
}

function cycleProblems(catalogue: Catalogue): MissingElement[] {
  if (catalogue.updateCycle === null) return [problem('updateCycle', 'updateCycleMissing')]
  const unexplained = catalogue.updateCycle === 'IRREGULAR' && catalogue.updateCycleNote.trim() === ''
  return unexplained ? [problem('updateCycleNote', 'updateCycleNoteMissing')] : []
}

/** Also asked by the contact gate (R56). */
export function contactProblems(contact: string): MissingElement[] {
  if (contact.trim() === '') return [problem('contact', 'contactMissing')]
  switch (judgeContact(contact)) {
    case 'office':
      return []
    case 'mobile':
      return [problem('contact', 'contactMobile')]
    case 'unclear':
      return [problem('contact', 'contactUnclear')]
  }
}
