// Answers a request to the sample interface the way the platform's would: key, paging, filters, return codes.
// Knows no HTTP: path, query and headers come in as words.
import { returnCodeTexts } from '../../contract/text/zh-CN/interface.ts'
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from './interface-description.ts'
import { type Reply, replyOf } from './openapi.ts'

export type SampleRecord = Record<string, string | null>

export interface SampleRequest {
  /** `GET` and so on. */
  readonly method: string
  readonly path: string
  readonly query: ReadonlyMap<string, string>
  /** Of the header `appKey`; '' = none. */
  readonly appKey: string
}

export interface SampleInterface {
  readonly path: string
  /** Names of parameters one may filter by. */
  readonly filters: string[]
  readonly records: SampleRecord[]
}

type Code = keyof typeof returnCodeTexts
export type SampleAnswer = Reply | { code: string; message: string; data: null }

function refusal(code: Code): SampleAnswer {
  return { code, message: returnCodeTexts[code], data: null }
}

/** Any key is taken: there is nobody to have registered with. null = there is nothing at this path. */
export function answerSample(sample: SampleInterface, request: SampleRequest): SampleAnswer | null {
  if (request.path !== sample.path || request.method !== 'GET') return null
  if (request.appKey === '') return refusal('2001')
  const page = wholeNumber(request.query.get('page'), 1)
  const pageSize = wholeNumber(request.query.get('pageSize'), DEFAULT_PAGE_SIZE)
  if (page === null || pageSize === null) return refusal('1002')
  if (pageSize > MAX_PAGE_SIZE) return refusal('1003')
  const known = new Set(['page', 'pageSize', ...sample.filters])
  if ([...request.query.keys()].some(name => !known.has(name))) return refusal('1002')
  const found = sample.records.filter(record =>
    sample.filters.every(name => {
      const wanted = request.query.get(name)
      return wanted === undefined || record[name] === wanted
    }),
  )
  return found.length === 0 ? refusal('3001') : replyOf(found, page, pageSize)
}

/** At least 1; null where the words are no such number. */
function wholeNumber(text: string | undefined, fallback: number): number | null {
  if (text === undefined) return fallback
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null
}
