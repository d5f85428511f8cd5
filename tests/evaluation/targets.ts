// What detection has to reach on messy tables, as figures computed from the confusion tables.
// Must not change a count: it only reads.
import type { Confusion, Evaluation } from './evaluate-table.ts'

export interface Target {
  readonly title: string
  readonly value: number
  readonly limit: number
  readonly kind: 'at least' | 'at most'
  readonly reached: boolean
}

type Rows = (truth: string) => boolean
type Taken = (taken: string) => boolean

function total(confusion: Confusion, rows: Rows, taken: Taken = () => true): number {
  let sum = 0
  for (const [truth, row] of confusion) {
    if (!rows(truth)) continue
    for (const [name, times] of row) if (taken(name)) sum += times
  }
  return sum
}

const share = (part: number, whole: number) => (whole === 0 ? Number.NaN : part / whole)

/** Whole-cell kinds of one column: recall within the true cells, precision over every cell of every column. */
function columnTargets(cells: Confusion, title: string, column: string, kinds: readonly string[]): Target[] {
  const isTrue: Rows = truth => kinds.some(kind => truth === `${column} ${kind}`)
  const isTaken: Taken = taken => kinds.includes(taken)
  const hits = total(cells, isTrue, isTaken)
  return [
    atLeast(`${title}: recall`, share(hits, total(cells, isTrue)), 0.999),
    atLeast(
      `${title}: precision`,
      share(
        hits,
        total(cells, () => true, isTaken),
      ),
      0.99,
    ),
  ]
}

function atLeast(title: string, value: number, limit: number): Target {
  return { title, value, limit, kind: 'at least', reached: value >= limit }
}

function atMost(title: string, value: number, limit: number): Target {
  return { title, value, limit, kind: 'at most', reached: value <= limit }
}

export function targetsOf({ cells, remarks }: Evaluation): Target[] {
  const inRemarks: Rows = truth => truth !== 'other'
  const exact = [...remarks.keys()].reduce((sum, truth) => sum + total(remarks, is(truth), is(truth)), 0)
  const isName: Taken = taken => taken === 'personName' || taken === 'personName?'
  const names: Rows = truth => truth === '姓名 personName'
  return [
    ...columnTargets(cells, 'citizen numbers', '身份证号', ['citizenId18', 'citizenId15']),
    ...columnTargets(cells, 'mobile numbers', '手机号', ['mobile']),
    ...columnTargets(cells, 'social credit codes', '统一社会信用代码', ['uscc']),
    atLeast('identifiers in remarks, exact place: recall', share(exact, total(remarks, inRemarks)), 0.995),
    atLeast('identifiers in remarks: precision', share(exact, exact + total(remarks, is('other'), () => true)), 0.99),
    atLeast('names: recall', share(total(cells, names, isName), total(cells, names)), 0.98),
    ...['单位名称', '行政区划', '地址'].map(column => {
      const rows: Rows = truth => truth.startsWith(`${column} `)
      return atMost(`names in ${column}: false`, share(total(cells, rows, isName), total(cells, rows)), 0.02)
    }),
  ]
}

const is = (one: string) => (other: string) => one === other
