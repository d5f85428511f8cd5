// Scores detection on one messy table against its truth: cells by kind, identifiers in remarks by exact place.
// Calls only what the product itself calls: the profile of a column, then the scan that relies on it.
import type { Semantics } from '../../src-main/contract/profile.ts'
import { DETECTORS } from '../../src-main/core/detection/registry.ts'
import type { TextMatch } from '../../src-main/core/detection/search-text.ts'
import { createColumnProfiler } from '../../src-main/core/profiling/column-profiler.ts'
import { createCellScanner } from '../../src-main/core/profiling/scan-column.ts'
import { trimBlanks } from '../../src-main/core/values/normalize-text.ts'
import { type CellTruth, cellTruth, type MessyTable, type RecordTruth } from '../golden/messy-table.ts'

/** What a cell truly is → what it was taken for → how often. */
export type Confusion = Map<string, Map<string, number>>

export interface Evaluation {
  readonly cells: Confusion
  readonly remarks: Confusion
  /** The first wrong ones of each pair, so that a shortfall can be looked at. */
  readonly examples: Map<string, string[]>
  /** Leading kind of each column by the true header. */
  readonly columns: Map<string, string>
}

const ALL_KINDS = new Set(DETECTORS.map(({ kind }) => kind))
const REMARK_KINDS: Readonly<Record<string, string>> = {
  phone: 'mobile',
  name: 'personName',
  id: 'citizenId18',
  email: 'email',
  plate: 'vehiclePlate',
  'bank card': 'bankCard',
}
const EXAMPLES = 6

export function newEvaluation(): Evaluation {
  return { cells: new Map(), remarks: new Map(), examples: new Map(), columns: new Map() }
}

/** Adds one table to `into`. With `blankHeaders` the product sees 列1, 列2 … and has only values to go by. */
export function evaluateTable(table: MessyTable, blankHeaders: boolean, into: Evaluation): void {
  for (const [at, trueName] of table.names.entries()) {
    const name = blankHeaders ? `列${at + 1}` : trueName
    const column = table.column(trueName)
    const profiler = createColumnProfiler(name)
    profiler.add(column, table.rowNumbers)
    const { semantics } = profiler.finish()
    into.columns.set(trueName, leadingKind(semantics))
    const scan = createCellScanner(name, semantics, { kinds: ALL_KINDS })
    for (const record of table.truth) {
      const cell = column[record.record - 1] ?? ''
      const found = cell === '' ? [] : scan(cell)
      if (trueName === '备注') scoreRemark(record, cell, found, into)
      else scoreCell(trueName, record, cell, found, into)
    }
  }
}

function leadingKind(semantics: readonly Semantics[]): string {
  const [best] = semantics
  return best === undefined ? '-' : `${best.kind} ${best.confidence}`
}

function scoreCell(
  column: string,
  record: RecordTruth,
  cell: string,
  found: readonly TextMatch[],
  into: Evaluation,
): void {
  if (cell.trim() === '') return
  const truth = trueKind(column, cellTruth(record, column), cell)
  const taken = takenFor(cell, found)
  count(into.cells, `${column} ${truth}`, taken)
  if (taken !== truth) example(into, `${column} ${truth} → ${taken}`, cell)
}

/** `citizenId18`; `citizenId18?` for a lookalike; `+mobile` for a value inside a longer cell; `-` for nothing. */
function takenFor(cell: string, found: readonly TextMatch[]): string {
  const [first] = found
  if (first === undefined) return '-'
  const covered = found.reduce((sum, { start, end }) => sum + end - start, 0)
  // Signs between two values and a quote mark in front belong to no value.
  const whole = covered >= trimBlanks(cell).length - 3
  return `${whole ? '' : '+'}${first.kind}${first.valid ? '' : '?'}`
}

function trueKind(column: string, truth: CellTruth | null, cell: string): string {
  const clean = truth?.clean
  switch (column) {
    case '身份证号':
      if (truth?.valid === true) return cell.replace(/\D/g, '').length === 15 ? 'citizenId15' : 'citizenId18'
      return truth?.valid === false ? 'damaged' : 'no value'
    case '手机号':
      return phoneKind(truth?.kind)
    case '统一社会信用代码':
      if (typeof clean === 'string') return 'uscc'
      return cell.includes('-') ? 'organisation code' : 'damaged'
    case '姓名':
      return 'personName'
    case '出生日期':
      return typeof clean === 'string' ? 'birthDate' : 'other'
    case '地址':
      return 'address'
    default:
      return 'other'
  }
}

function phoneKind(kind: string | undefined): string {
  if (kind === 'mobile' || kind === 'two mobiles') return 'mobile'
  return kind === 'landline' ? 'landline' : kind === 'invalid' ? 'damaged' : 'no value'
}

function scoreRemark(record: RecordTruth, cell: string, found: readonly TextMatch[], into: Evaluation): void {
  const open = new Map(found.map(match => [`${match.start}-${match.end}`, match]))
  for (const { kind, start, end } of record.note_pii ?? []) {
    const truth = REMARK_KINDS[kind] ?? kind
    const place = `${unitsBefore(cell, start)}-${unitsBefore(cell, end)}`
    const match = open.get(place)
    open.delete(place)
    const taken = match === undefined ? '-' : `${match.kind}${match.valid ? '' : '?'}`
    count(into.remarks, truth, taken)
    if (taken !== truth) example(into, `备注 ${truth} → ${taken}`, cell)
  }
  for (const match of open.values()) {
    count(into.remarks, 'other', match.kind)
    example(into, `备注 other → ${match.kind}`, cell)
  }
}

/** The truth counts characters, findings count UTF-16 units. */
function unitsBefore(text: string, characters: number): number {
  let units = 0
  let left = characters
  for (const character of text) {
    if (left === 0) break
    units += character.length
    left -= 1
  }
  return units
}

function count(confusion: Confusion, truth: string, taken: string): void {
  const row = confusion.get(truth) ?? new Map<string, number>()
  row.set(taken, (row.get(taken) ?? 0) + 1)
  confusion.set(truth, row)
}

function example(into: Evaluation, pair: string, cell: string): void {
  const list = into.examples.get(pair) ?? []
  if (list.length < EXAMPLES) list.push(cell)
  into.examples.set(pair, list)
}
