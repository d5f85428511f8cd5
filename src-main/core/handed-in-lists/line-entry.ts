// One line of an opening list (开放清单) or of a confirmation form that has a line for each item, as a catalogue entry.
// Data items of a line are names only; what cannot be understood is told, never guessed.
import { type Catalogue, CatalogueSchema, DataFieldSchema } from '../../contract/catalogue.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { handedInTexts, type ListElement, handedInTexts as texts } from '../../contract/text/zh-CN/handed-in-lists.ts'
import { type MissingElement, missingElements } from '../catalogue/missing-elements.ts'
import {
  readConditions,
  readCount,
  readDate,
  readDomains,
  readFormats,
  readLabels,
  readLegalBasis,
  readOpenAttribute,
  readOpenForm,
  readResourceKind,
  readUpdateCycle,
} from './read-words.ts'

/** Texts of a line by element; '' and absent are the same. */
export type LineTexts = ReadonlyMap<ListElement, string>

export interface LineEntry {
  readonly catalogue: Catalogue
  readonly missing: readonly MissingElement[]
  /** Sentences about cells that could not be understood. */
  readonly unread: readonly string[]
}

/** `headers` = the columns as the person sees them, for messages. */
export function lineEntry(line: LineTexts, headers: ReadonlyMap<ListElement, string>): LineEntry {
  const text = (element: ListElement) => line.get(element)?.trim() ?? ''
  const unread: string[] = []
  const understood = <T>(element: ListElement, read: (text: string) => T | null): T | null => {
    const value = text(element)
    const found = value === '' ? null : read(value)
    if (value !== '' && found === null)
      unread.push(fill(texts.unreadElement, { element: headers.get(element) ?? element, value: value.slice(0, 60) }))
    return found
  }
  const openForm = understood('openForm', readOpenForm) ?? 'DOWNLOAD'
  const { formats, strange } = readFormats(text('formats'))
  for (const value of strange) unread.push(fill(handedInTexts.formatsStrange, { value: value.slice(0, 60) }))
  const cycle = understood('updateCycle', readUpdateCycle)
  const openAttribute = understood('openAttribute', readOpenAttribute)
  const stated = readConditions(text('openConditions'))
  const catalogue = CatalogueSchema.parse({
    title: text('title').slice(0, 100),
    publisher: { name: text('publisher'), uscc: '' },
    identifier: text('identifier'),
    description: text('description'),
    fields: readLabels(text('fields')).map(label => DataFieldSchema.parse({ label, name: '', type: 'C', length: '' })),
    openAttribute,
    openConditions: openAttribute === 'CONDITIONAL' ? stated.openConditions : {},
    formats,
    openForm,
    // A form without 数据类型 says it by how the data are opened.
    resourceKind: headers.has('resourceKind')
      ? understood('resourceKind', readResourceKind)
      : openForm === 'API'
        ? 'INTERFACE'
        : 'DATASET',
    ...(cycle ?? {}),
    contact: text('contact'),
    domains: readDomains(text('domains')),
    businessLine: text('businessLine'),
    theme: text('theme'),
    sourceSystem: text('sourceSystem'),
    rowCount: readCount(text('rowCount')),
    dataUpdateDate: readDate(text('dataUpdateDate')),
    version: text('version') || '1',
    closedReason:
      text('closedReason') || stated.closedReason || closedWords(openAttribute, stated.openConditions.other),
    legalBasis: [...readLegalBasis(text('legalBasis')), ...stated.legalBasis],
  })
  return { catalogue, missing: lineProblems(catalogue, headers), unread }
}

/** For what is not opened the words under 开放条件 are the reason. */
function closedWords(attribute: Catalogue['openAttribute'], other: string): string {
  return attribute === 'CLOSED' ? other : ''
}

/** Of the entry's elements those a line has: names of data items, not their types; formats of what has files. */
function lineProblems(catalogue: Catalogue, headers: ReadonlyMap<ListElement, string>): MissingElement[] {
  const closed = catalogue.openAttribute === 'CLOSED'
  return missingElements(catalogue).filter(({ path }) => {
    if (/^fields\.\d+\./.test(path)) return path.endsWith('.label')
    if (path === 'formats') return !closed && catalogue.openForm !== 'API'
    if (path === 'contact') return headers.has('contact') || !closed
    return !closed || !['updateCycle', 'updateCycleNote', 'resourceKind'].includes(path)
  })
}
