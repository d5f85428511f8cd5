// Reads demands out of a table that was handed over: what is asked for, by whom, since when (R63; 细则第九条、第十五条（一）).
// Opens no case.
import { isRealDate } from '../values/calendar.ts'
import { parseCivilDate } from '../values/civil-date.ts'

const TITLE = /需求名称|需求标题|需求主题|需求数据|数据名称|目录名称|数据集名称|^标题$|^名称$|^需求$|^title$/i
const CONTENT = /需求内容|需求描述|需求说明|具体内容|用途|应用场景|说明|描述|内容/
const FROM = /需求单位|需求方|提出单位|提出人|申请单位|申请人|单位|来源|姓名/
const DATE = /日期|时间/

export interface DemandLine {
  readonly title: string
  readonly content: string
  readonly from: string
  /** `YYYY-MM-DD`; '' = not stated. */
  readonly date: string
}

const LONGEST_TITLE = 200
const LONGEST_TEXT = 4000

/** null when no column says what is asked for. */
export function demandLines(
  columns: readonly string[],
  rows: readonly (readonly (string | null)[])[],
): DemandLine[] | null {
  const place = (pattern: RegExp, ...taken: number[]) =>
    columns.findIndex((name, at) => !taken.includes(at) && pattern.test(name.trim()))
  const title = place(TITLE)
  if (title < 0) return null
  const from = place(FROM, title)
  const date = place(DATE, title, from)
  const content = place(CONTENT, title, from, date)
  const cell = (row: readonly (string | null)[], at: number) => (at < 0 ? '' : (row[at] ?? '').trim())
  return rows
    .map(row => ({
      title: cell(row, title).slice(0, LONGEST_TITLE),
      content: cell(row, content).slice(0, LONGEST_TEXT),
      from: cell(row, from).slice(0, LONGEST_TEXT),
      date: dayIn(cell(row, date)),
    }))
    .filter(line => line.title !== '')
}

function dayIn(text: string): string {
  const date = parseCivilDate(text)?.date ?? ''
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? []
  return year !== undefined && isRealDate(Number(year), Number(month), Number(day)) ? date : ''
}
