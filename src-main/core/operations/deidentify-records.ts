// What the de-identification step decides record by record: cut group by group, or at further levels for who is left over.
// Searches no levels: the same table and the same parameters give the same release. Holds the treated columns whole.
import { OpenprepError } from '../../contract/errors.ts'
import { deidentifyWords } from '../../contract/text/zh-CN/deidentify-operation.ts'
import { type GoalColumn, prepareGoal } from '../deidentification/encoding/goal-problem.ts'
import type { TextTable } from '../deidentification/encoding/prepare.ts'
import { TextColumnBuilder } from '../deidentification/encoding/text-column.ts'
import { EVERYTHING } from '../deidentification/hierarchies/hierarchy.ts'
import { keptRows, recodeAs, type StatedRecoding } from '../deidentification/recoding/recode-goal.ts'
import type { Release } from '../deidentification/recoding/recoded.ts'
import { type Column, columnOf, filterRows } from '../table/chunk.ts'
import { packColumns, unpackColumns } from '../table/packed-columns.ts'
import { sharedBytes, sharedNumbers } from '../table/shared-array.ts'
import { type GroupParams, refuseRisky, refuseTooMany } from './deidentify-groups.ts'
import { type InputTable, type StepPlan, type Survey, wholePlan } from './operation.ts'

export interface RecordsAsked extends GroupParams, Pick<StatedRecoding, 'strategy' | 'passes'> {
  readonly quasi: readonly GoalColumn[]
  readonly suppressed: 'drop' | 'star'
}

interface DecidedRecords {
  /** 1 = the row stays. */
  readonly keep: Uint8Array
  /** Per treated column what each row shows. */
  readonly columns: readonly { readonly labels: readonly string[]; readonly codes: Uint32Array }[]
}

/**
 * `people`: the further table that the population names. Memory while it decides: 4 bytes a row for each treated and each protected
 * column and their different texts, 4 bytes a combination and column, and, where equal records may be parted, the same for each record.
 */
export function recordsPlan(asked: RecordsAsked, all: readonly string[], people: InputTable | null): StepPlan {
  const chosen = asked.quasi.map(({ column }) => column)
  const names = [...chosen, ...asked.sensitive.map(({ column }) => column)]
  return wholePlan<DecidedRecords>({
    outputColumns: all,
    rearranges: false,
    observe: chunk => packColumns(names.map(name => columnOf(chunk, name) ?? [])),
    decide: survey => decideRecords(asked, surveyedTable(survey, names), peopleTable(people, chosen), survey.stopped),
    treat: ({ keep, columns }) => ({
      outputColumns: all,
      apply(chunk, first) {
        const kept = keep.subarray(first, first + chunk.rows)
        const shown = (at: number): Column => {
          const { labels = [], codes } = columns[at] ?? {}
          return Array.from({ length: chunk.rows }, (_, row) =>
            kept[row] === 0 ? EVERYTHING : (labels[codes?.[first + row] ?? 0] ?? EVERYTHING),
          )
        }
        const treated = chunk.names.map((name, at) => {
          const own = chosen.indexOf(name)
          return own < 0 ? (chunk.columns[at] ?? []) : shown(own)
        })
        const result = { ...chunk, columns: treated }
        return asked.suppressed === 'drop' ? filterRows(result, kept) : result
      },
    }),
  })
}

function textTable(names: readonly string[], pieces: Iterable<readonly Column[]>, file?: string): TextTable {
  const builders = names.map(() => new TextColumnBuilder())
  let rows = 0
  for (const columns of pieces) {
    rows += columns[0]?.length ?? 0
    for (const [at, builder] of builders.entries()) for (const value of columns[at] ?? []) builder.add(value)
  }
  const columns = new Map(names.map((name, at) => [name, builders[at]?.finish()]))
  return {
    rows,
    names,
    column: name => columns.get(name) ?? { values: [], codes: new Int32Array(0) },
    rowNumber: row => row + 1,
    ...(file !== undefined && { file }),
  }
}

function surveyedTable({ observations, stopped }: Survey, names: readonly string[]): TextTable {
  function* pieces() {
    for (const bytes of observations) {
      if (stopped()) throw new OpenprepError('CANCELLED')
      yield unpackColumns(bytes)
    }
  }
  return textTable(names, pieces())
}

function peopleTable(people: InputTable | null, names: readonly string[]): TextTable | null {
  if (people === null) return null
  function* pieces(table: InputTable) {
    for (const chunk of table.chunks(names)) yield names.map(name => columnOf(chunk, name) ?? [])
  }
  return textTable(names, pieces(people))
}

function notMet(reason: string): OpenprepError {
  return new OpenprepError('DEIDENTIFY_NOT_MET', { reason })
}

function decideRecords(
  asked: RecordsAsked,
  table: TextTable,
  people: TextTable | null,
  stopped: () => boolean,
): DecidedRecords {
  if (table.rows === 0) return { keep: sharedBytes(0), columns: [] }
  const prepared = prepareGoal(asked, table, people)
  const { strategy, passes, microaggregate: averaged, k, sensitive } = asked
  const release = recodeAs(prepared, { strategy, passes, averaged }, () => {
    if (stopped()) throw new OpenprepError('CANCELLED')
  })
  if (release === null) throw notMet(deidentifyWords.wholeTableFails)
  const kept = keptRows(release, prepared, k, sensitive)
  if (kept === null) throw notMet(deidentifyWords.notSettled)
  refuseTooMany(asked, table.rows, kept.suppressed)
  refuseRisky(asked, kept.sizes)
  const keep = sharedBytes(table.rows)
  keep.set(kept.keep)
  return { keep, columns: release.recoded.columns.map((_, at) => shownColumn(release, at)) }
}

function shownColumn(
  { recoded: { columns }, tuples: { ofRow } }: Release,
  at: number,
): DecidedRecords['columns'][number] {
  const column = columns[at]
  const codes = sharedNumbers(ofRow.length)
  for (let row = 0; row < ofRow.length; row += 1) codes[row] = column?.codes[ofRow[row] ?? 0] ?? 0
  return { labels: column?.labels ?? [], codes }
}
