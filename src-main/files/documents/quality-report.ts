// The quality report: overall rates with their formulas, every gate with its figure, every column's fill.
// Shows no cell value and no single finding: it goes to the public with the data.
import type { GateReport } from '../../contract/gates.ts'
import type { ColumnProfile, TableProfile } from '../../contract/profile.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { documentTexts } from '../../contract/text/zh-CN/documents.ts'
import { gateTexts } from '../../contract/text/zh-CN/gates.ts'
import { changedLimitWords, limitLabels } from '../../contract/text/zh-CN/limits.ts'
import { limitText } from '../../core/gates/own-limits.ts'
import { type DocumentModule, percent, writeHead } from './document.ts'

const texts = documentTexts.quality
const WIDTHS = [32, 24, 10, 12, 14, 14, 24]

export const qualityReport: DocumentModule = facts => {
  const { treated } = facts
  if (treated === null) return null
  const { profile, gates } = treated
  return [
    {
      name: texts.sheet,
      widths: WIDTHS,
      landscape: true,
      write(form) {
        writeHead(form, texts.title, facts)
        form.section(texts.rates)
        form.table(texts.rateColumns, rateRows(profile, gates), { spans: [1, 1, 5], centred: [1] })
        form.section(texts.gates)
        form.table(texts.gateColumns, gateRows(gates), { spans: [1, 1, 1, 2, 2], centred: [1, 2] })
        for (const line of changedLimitLines(gates)) form.note(line)
        form.section(texts.columns)
        form.table(texts.columnColumns, profile.columns.map(columnRow), { centred: [1, 2, 3, 4, 5, 6] })
        form.note(texts.basis)
      },
    },
  ]
}

function rateRows(profile: TableProfile, gates: GateReport): string[][] {
  const cells = profile.rows * profile.columns.length
  const empties = profile.columns.reduce((sum, column) => sum + emptiesOf(column), 0)
  const passed = gates.gates.filter(gate => gate.passed).length
  return [
    [texts.rows, String(profile.rows), texts.rowsFormula],
    [texts.columnsCount, String(profile.columns.length), texts.columnsFormula],
    [texts.complete, share(cells - empties, cells), texts.completeFormula],
    [texts.unique, share(profile.rows - profile.duplicateRows, profile.rows), texts.uniqueFormula],
    [texts.gateRate, share(passed, gates.gates.length), texts.gateFormula],
  ]
}

function share(part: number, whole: number): string {
  return whole === 0 ? documentTexts.none : percent(part / whole)
}

function gateRows(gates: GateReport): string[][] {
  return gates.gates.map(gate => [
    gate.title,
    basisOf(gate.id),
    gate.passed ? texts.passed : texts.failed,
    gate.exception === undefined ? gate.figure : fill(texts.exception, { figure: gate.figure, reason: gate.exception }),
    gate.limit,
  ])
}

/** Limits that this body changed are printed with their reasons. */
function changedLimitLines({ changedLimits = [] }: GateReport): string[] {
  if (changedLimits.length === 0) return []
  const lines = changedLimits.map(({ name, value, usual, reason }) =>
    fill(changedLimitWords.line, {
      limit: limitLabels[name],
      value: limitText(name, value),
      usual: limitText(name, usual),
      reason,
    }),
  )
  return [`${changedLimitWords.title}：`, ...lines]
}

/** A report stored by another version may name a gate this one does not have. */
function basisOf(id: string): string {
  return Object.entries(gateTexts).find(([known]) => known === id)?.[1].basis ?? ''
}

function emptiesOf(column: ColumnProfile): number {
  return column.emptyTokens.reduce((sum, token) => sum + token.count, column.empty)
}

function columnRow(column: ColumnProfile): string[] {
  const empties = emptiesOf(column)
  const { min, max } = column.length
  const filled = share(column.rows - empties, column.rows)
  return [column.name, column.rows, empties, column.distinct, min, max, filled].map(String)
}
