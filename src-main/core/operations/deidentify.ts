// Operation deidentify: generalises the quasi-identifiers to fixed levels, or group by group, and suppresses the records of groups that
// are too small. Fails closed: a value no hierarchy covers, or more suppressed records than allowed, stops the run. Searches no levels.
import { z } from 'zod'
import { LevelsSchema, STRATEGIES } from '../../contract/deidentify.ts'
import { OpenprepError } from '../../contract/errors.ts'
import { HierarchySpecSchema } from '../../contract/hierarchies.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { deidentifyWords } from '../../contract/text/zh-CN/deidentify-operation.ts'
import { buildHierarchy } from '../deidentification/hierarchies/build-hierarchy.ts'
import { uncoveredError } from '../deidentification/hierarchies/coverage.ts'
import { EVERYTHING } from '../deidentification/hierarchies/hierarchy.ts'
import { percent } from '../deidentification/risk/risk-sentences.ts'
import { boundedMemo } from '../recipe/bounded-memo.ts'
import { type Column, columnOf, filterRows, type TableChunk } from '../table/chunk.ts'
import { packColumns } from '../table/packed-columns.ts'
import { rowDigests } from '../table/row-digests.ts'
import { type DecidedGroups, decideGroups, groupParams } from './deidentify-groups.ts'
import { recordsPlan } from './deidentify-records.ts'
import { checkInputColumns, inputOf } from './further-table.ts'
import { defineOperation, type InputTable, wholePlan } from './operation.ts'

/** Beyond that a set of levels keeps a handful of records. */
const MOST_FURTHER = 50

const params = z.strictObject({
  /** One for each column of the step. Cut group by group, values are brought to that level first. */
  levels: z
    .array(
      z.strictObject({ column: z.string(), level: z.number().int().min(0).max(20), hierarchy: HierarchySpecSchema }),
    )
    .min(1),
  strategy: z.enum(STRATEGIES).default('optimal'),
  /** Levels for the records that would be suppressed, one set after the other; each names all columns of the step. */
  further: z.array(LevelsSchema).max(MOST_FURTHER).default([]),
  ...groupParams,
  suppressed: z.enum(['drop', 'star']).default('drop'),
})
type Params = z.output<typeof params>

const title = '去标识'

function faulty(problem: keyof typeof deidentifyWords, values: Record<string, string | number>): OpenprepError {
  return new OpenprepError('RECIPE_INVALID', { reason: `${title}：${fill(deidentifyWords[problem], values)}` })
}

/** Per column of the step: the label of a value at its level, or an error that names the value. */
function generalisers({ levels, sensitive }: Params, chosen: readonly string[]): ((value: string) => string)[] {
  const stray = levels.find(
    ({ column }, at) => !chosen.includes(column) || levels.findIndex(one => one.column === column) !== at,
  )
  if (stray !== undefined) throw faulty('levelTwice', { column: stray.column })
  const both = sensitive.find(({ column }) => chosen.includes(column))
  if (both !== undefined) throw faulty('sensitiveTreated', { column: both.column })
  return chosen.map(column => {
    const found = levels.find(one => one.column === column)
    if (found === undefined) throw faulty('levelMissing', { column })
    const hierarchy = buildHierarchy(found.hierarchy, column)
    const { level } = found
    if (level > hierarchy.height) throw faulty('levelTooHigh', { column, level, height: hierarchy.height })
    return boundedMemo(value => {
      const label = hierarchy.labelsOf(value)?.[level]
      if (label === undefined) throw uncoveredError(column, [value])
      return label
    })
  })
}

/** The sets of levels in the order of the columns, the first for all records. */
function passesOf({ levels, further, strategy }: Params, chosen: readonly string[]): number[][] {
  if (strategy !== 'optimal' && further.length > 0) throw faulty('furtherNeedsLevels', {})
  const heights = new Map(levels.map(({ column, hierarchy }) => [column, buildHierarchy(hierarchy, column).height]))
  const first = chosen.map(column => levels.find(one => one.column === column)?.level ?? 0)
  const others = further.map(set =>
    chosen.map(column => {
      const level = set[column]
      if (level === undefined || level > (heights.get(column) ?? 0)) throw faulty('furtherIncomplete', { column })
      return level
    }),
  )
  return [first, ...others]
}

/** Digests of the people of a further table, generalised like the rows; 16 bytes each. */
function peopleDigests(
  table: InputTable | null,
  chosen: readonly string[],
  generalised: (chunk: TableChunk) => Column[],
): Uint8Array[] {
  const digests: Uint8Array[] = []
  for (const chunk of table?.chunks(chosen) ?? []) digests.push(rowDigests(generalised(chunk), chunk.rows))
  return digests
}

function together(pieces: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}

export const deidentify = defineOperation({
  id: 'deidentify',
  kind: 'deidentify',
  inPalette: false,
  params,
  columns: { min: 1, max: 31 },
  scope: 'table',
  reversibility: 'irreversible',
  readsColumns: ({ sensitive }) => sensitive.map(({ column }) => column),
  readsInputs: ({ population }) => (population === null ? [] : [population.input]),
  plan(given, { chosen, all }, context) {
    const generalise = generalisers(given, chosen)
    const { sensitive, microaggregate, population, suppressed } = given
    const stray = microaggregate.find(({ column }) => !chosen.includes(column))
    if (stray !== undefined) throw faulty('microaggregateStray', { column: stray.column })
    const people = population === null ? null : inputOf('deidentify', population.input, context)
    if (people !== null) checkInputColumns('deidentify', 'population', people, chosen)
    const passes = passesOf(given, chosen)
    if (given.strategy !== 'optimal' || passes.length > 1) {
      const quasi = chosen.flatMap(column => given.levels.find(one => one.column === column) ?? [])
      const averaged = microaggregate.map(({ column }) => column)
      // An average is taken of the values themselves.
      const isBrought = (column: string) => given.strategy !== 'optimal' && !averaged.includes(column)
      const brought = quasi.map(one => ({ ...one, least: isBrought(one.column) ? one.level : 0 }))
      return recordsPlan({ ...given, quasi: brought, passes }, all, people)
    }
    const told = [...sensitive, ...microaggregate].map(({ column }) => column)
    const generalised = (chunk: TableChunk): Column[] =>
      chosen.map((name, at) => {
        const label = generalise[at]
        return (columnOf(chunk, name) ?? []).map(value => (label === undefined ? EVERYTHING : label(value)))
      })
    const shown = (chunk: TableChunk, first: number, averages: DecidedGroups['averages']): Column[] => {
      const labels = generalised(chunk)
      for (const [at, { column }] of microaggregate.entries())
        labels[chosen.indexOf(column)] = Array.from(
          { length: chunk.rows },
          (_, row) => averages?.columns[at]?.[averages.groupOf[first + row] ?? 0] ?? '',
        )
      return labels
    }
    return wholePlan<DecidedGroups>({
      outputColumns: all,
      rearranges: false,
      observe(chunk) {
        const digests = rowDigests(generalised(chunk), chunk.rows)
        if (told.length === 0) return digests
        return together([digests, packColumns(told.map(column => columnOf(chunk, column) ?? []))])
      },
      decide: survey => decideGroups(given, peopleDigests(people, chosen, generalised), survey),
      treat: ({ keep, averages }) => ({
        outputColumns: all,
        apply(chunk, first) {
          const kept = keep.subarray(first, first + chunk.rows)
          const labels = shown(chunk, first, averages)
          const columns = chunk.names.map((name, at) => {
            const labelled = labels[chosen.indexOf(name)]
            if (labelled === undefined) return chunk.columns[at] ?? []
            return suppressed === 'drop'
              ? labelled
              : labelled.map((label, row) => (kept[row] === 1 ? label : EVERYTHING))
          })
          const treated = { ...chunk, columns }
          return suppressed === 'drop' ? filterRows(treated, kept) : treated
        },
      }),
    })
  },
  describe: ({ k, sensitive, suppressed, strategy, further, maxAverage, maxUnique }) => ({
    how: deidentifyWords[strategy],
    k: k < 2 ? deidentifyWords.noGroups : fill(deidentifyWords.groups, { k }),
    risk: [
      maxAverage === null ? '' : fill(deidentifyWords.average, { max: percent(maxAverage) }),
      maxUnique === null ? '' : fill(deidentifyWords.unique, { max: percent(maxUnique) }),
    ].join(''),
    suppressed: whatBecomesOfOthers(strategy, suppressed, further.length > 0),
    protected:
      sensitive.length === 0
        ? ''
        : fill(deidentifyWords.protected, { columns: sensitive.map(({ column }) => `「${column}」`).join('、') }),
  }),
})

function whatBecomesOfOthers(strategy: Params['strategy'], suppressed: Params['suppressed'], again: boolean): string {
  if (strategy !== 'optimal') return deidentifyWords.nothingSuppressed
  if (suppressed === 'drop') return again ? deidentifyWords.furtherDrop : deidentifyWords.drop
  return again ? deidentifyWords.furtherStar : deidentifyWords.star
}
