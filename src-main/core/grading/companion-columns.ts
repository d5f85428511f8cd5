// Columns without a telling header that only the rest of the table explains: birth dates beside persons, longitude beside latitude.
// Must not look at whole tables of values: extremes, quantiles and patterns of the profiles say enough. Whatever it finds is `possible`.
import type { ColumnProfile, Semantics } from '../../contract/profile.ts'
import { gradeReasons } from '../../contract/text/zh-CN/kinds.ts'
import { ruleOf } from './grade-rules.ts'

/** 列3, 字段12, Column1, C, F5: names that programs give. A header in words that name no kind speaks against one. */
const UNTOLD = /^(?:(?:列|字段|项|column|col|field|var|unnamed|[a-z]{1,2})[\s_:：.-]*\d{0,4}|\d{0,4})$/i
const MANY = 10
/** Ages of nearly all persons: dates of records lie within a few recent years. */
const EARLIEST_YEAR = 1880
const LEAST_SPREAD_YEARS = 15
const DECIMALS = /\.9{4,}$/
const NEARLY_ALL = 0.9
/** Extent of China, in degrees. */
const LONGITUDE = [73, 136] as const
const LATITUDE = [3, 54] as const

/** `persons`: other columns hold natural persons. Columns already explained come back as they are. */
export function explainByCompanions(columns: readonly ColumnProfile[], persons: boolean): ColumnProfile[] {
  return columns.map((column, at) => {
    if (!isUnexplained(column)) return column
    if (persons && mayBeBirths(column)) return withPossible(column, 'birthDate', gradeReasons.birthUnnamed)
    const beside = [columns[at - 1], columns[at + 1]].filter(other => other !== undefined)
    return beside.some(other => isUnexplained(other) && arePair(column, other))
      ? withPossible(column, 'coordinate', gradeReasons.coordinateUnnamed)
      : column
  })
}

function isUnexplained({ name, semantics }: ColumnProfile): boolean {
  return UNTOLD.test(name.trim()) && semantics.every(({ confidence }) => confidence === 'possible')
}

/** Spread over more years than records usually are, and hardly any two alike in a year's time: nine tenths decide, slips do not. */
function mayBeBirths({ type, distribution, distinct }: ColumnProfile): boolean {
  if (type !== 'date' || distribution == null || distinct < MANY) return false
  const yearAt = (share: number) =>
    Number(distribution.quantiles.find(quantile => quantile.share === share)?.value.slice(0, 4))
  const [from, to] = [yearAt(0.05), yearAt(0.95)]
  return from >= EARLIEST_YEAR && to - from >= LEAST_SPREAD_YEARS
}

function arePair(one: ColumnProfile, other: ColumnProfile): boolean {
  const fits = (left: ColumnProfile, right: ColumnProfile) => lies(left, LONGITUDE) && lies(right, LATITUDE)
  return fits(one, other) || fits(other, one)
}

/** All values in the range, and fine enough to find a house. */
function lies(column: ColumnProfile, [least, greatest]: readonly [number, number]): boolean {
  const { type, min, max, distinct, patterns } = column
  if (type !== 'decimal' || min === null || max === null || distinct < MANY) return false
  const listed = patterns.reduce((sum, { count }) => sum + count, 0)
  const fine = patterns.filter(({ pattern }) => DECIMALS.test(pattern)).reduce((sum, { count }) => sum + count, 0)
  return Number(min) >= least && Number(max) <= greatest && fine >= listed * NEARLY_ALL
}

/** Quasi-identifiers on suspicion: the reason asks for a look. */
function withPossible(column: ColumnProfile, kind: string, gradeReason: string): ColumnProfile {
  const filled = column.rows - column.empty - column.emptyTokens.reduce((sum, { count }) => sum + count, 0)
  const counted = { kind, header: false, matched: filled, valid: filled, lookalike: 0 }
  const found: Semantics = { ...counted, confidence: 'possible' }
  const semantics = [...column.semantics.filter(one => one.kind !== kind), found]
  return column.role === 'none'
    ? { ...column, semantics, role: 'quasi', grade: ruleOf(kind).grade, gradeReason }
    : column
}
