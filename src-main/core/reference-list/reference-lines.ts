// Reads lines of a handed-out list out of a table, finds own items that may answer them, and says what an answer lacks (R18).
// Confirms nothing: what is only alike is a person's decision.
import type { ReferenceAnswer, ReferenceLine } from '../../contract/reference-list.ts'
import { type ReferenceFault, referenceFaults } from '../../contract/text/zh-CN/reference-list.ts'
import { headerSimilarity } from '../recipe/header-similarity.ts'
import { judgedForm } from '../values/normalize-text.ts'

const TITLE = /目录名称|数据目录|数据集名称|资源名称|清单名称|开放内容|信息资源名称|^名称$|^title$/i
const PUBLISHER = /单位|部门|主体|提供方|publisher/i
const LABELS = /数据项|信息项|字段|fields?/i

export const NO_ANSWER: ReferenceAnswer = {
  state: 'OPEN',
  datasetId: null,
  reason: '',
  legalBasis: '',
  agreedWith: '',
  agreedOn: '',
}

/** null when no column says what the items are called. */
export function referenceLines(
  columns: readonly string[],
  rows: readonly (readonly (string | null)[])[],
): ReferenceLine[] | null {
  const title = columns.findIndex(name => TITLE.test(name.trim()))
  if (title < 0) return null
  const publisher = columns.findIndex(name => PUBLISHER.test(name))
  const labels = columns.findIndex((name, index) => index !== title && LABELS.test(name))
  return rows
    .map(row => ({
      title: (row[title] ?? '').trim(),
      publisher: publisher < 0 ? '' : (row[publisher] ?? '').trim(),
      labels: labels < 0 ? [] : splitLabels(row[labels] ?? ''),
    }))
    .filter(line => line.title !== '')
    .map((line, index) => ({ no: index + 1, ...line, answer: NO_ANSWER }))
}

function splitLabels(text: string): string[] {
  return text
    .split(/[、，,；;\n|]/)
    .map(label => label.trim())
    .filter(label => label !== '')
}

export interface OwnItem {
  readonly datasetId: string
  readonly title: string
}

export interface Candidate extends OwnItem {
  readonly score: number
  readonly exact: boolean
}

const ALIKE = 0.5
const MOST_CANDIDATES = 5

function bareTitle(title: string): string {
  return judgedForm(title)
    .replace(/[\s()（）《》“”"'、，,。.·\-—_]/g, '')
    .toLowerCase()
}

/** The most alike first; at most five. */
export function candidatesFor({ title }: Pick<ReferenceLine, 'title'>, own: readonly OwnItem[]): Candidate[] {
  const bare = bareTitle(title)
  return own
    .filter(item => item.title.trim() !== '')
    .map(item => {
      const exact = bareTitle(item.title) === bare
      return { ...item, exact, score: exact ? 1 : Math.min(0.99, headerSimilarity(item.title, title)) }
    })
    .filter(({ score }) => score >= ALIKE)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_CANDIDATES)
}

/** The line answered by the one own item of exactly its name; untouched when there is none, several, or an answer. */
export function answeredExactly(line: ReferenceLine, own: readonly OwnItem[]): ReferenceLine {
  const exact = candidatesFor(line, own).filter(candidate => candidate.exact)
  const only = exact[0]
  if (line.answer.state !== 'OPEN' || only === undefined || exact.length > 1) return line
  return { ...line, answer: { ...NO_ANSWER, state: 'LISTED', datasetId: only.datasetId } }
}

/** null = the answer is complete. */
export function answerFault(answer: ReferenceAnswer, own: readonly OwnItem[]): ReferenceFault | null {
  const { state, datasetId, reason, legalBasis, agreedWith, agreedOn } = answer
  const known = datasetId !== null && own.some(item => item.datasetId === datasetId)
  switch (state) {
    case 'OPEN':
      return null
    case 'LISTED':
      return known ? null : 'itemMissing'
    case 'ADDED':
    case 'ADJUSTED':
      if (reason === '') return 'reasonMissing'
      return datasetId === null || known ? null : 'itemMissing'
    case 'NOT_OPEN':
      if (reason === '') return 'reasonMissing'
      return legalBasis === '' ? 'basisMissing' : null
    case 'AGREED':
      return agreedWith === '' || !/^\d{4}-\d{2}-\d{2}$/.test(agreedOn) ? 'agreementMissing' : null
    default:
      return state satisfies never
  }
}

/** 逐项说明: the reference list is answered when no line is open. */
export function isAnswered({ answer }: ReferenceLine): boolean {
  return answer.state !== 'OPEN'
}

export function faultWords(fault: ReferenceFault): string {
  return referenceFaults[fault]
}
