// What the de-identification step decides of all rows together: which groups stay, and what a group shows on average.
// Knows the digests of groups and the texts of protected and averaged columns; generalises nothing.

import { z } from 'zod'
import { MicroaggregatedColumnSchema } from '../../contract/deidentify.ts'
import { OpenprepError } from '../../contract/errors.ts'
import { PopulationConditionSchema, ProtectionSchema } from '../../contract/protection.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { deidentifyWords } from '../../contract/text/zh-CN/deidentify-operation.ts'
import { TextColumnBuilder } from '../deidentification/encoding/text-column.ts'
import { groupConditions, releaseConditions } from '../deidentification/models/protections.ts'
import { compileConditions } from '../deidentification/models/registry.ts'
import { failingGroups } from '../deidentification/recoding/failing-groups.ts'
import { averaged } from '../deidentification/recoding/microaggregated.ts'
import { percent } from '../deidentification/risk/risk-sentences.ts'
import { DIGEST_BYTES } from '../table/digest-set.ts'
import { unpackColumns } from '../table/packed-columns.ts'
import { groupRows } from '../table/row-groups.ts'
import { sharedBytes, sharedNumbers } from '../table/shared-array.ts'
import type { Survey } from './operation.ts'

export const groupParams = {
  /** 1 = nothing is asked of a group's size. */
  k: z.number().int().min(1).max(1_000_000).default(20),
  sensitive: z.array(ProtectionSchema).default([]),
  population: PopulationConditionSchema.nullable().default(null),
  /** Columns of the step that show the average of their group instead of its range. */
  microaggregate: z.array(MicroaggregatedColumnSchema).default([]),
  /** Share of records that may be suppressed. */
  limit: z.number().min(0).max(1).default(0.02),
  /** Of the records that stay: groups ÷ records, and records alone in their group ÷ records; null = not asked. */
  maxAverage: z.number().min(0).max(1).nullable().default(null),
  maxUnique: z.number().min(0).max(1).nullable().default(null),
}
const Groups = z.object(groupParams)
export type GroupParams = z.output<typeof Groups>

export interface DecidedGroups {
  /** 1 = the row stays. */
  readonly keep: Uint8Array
  /** Group per row, and per averaged column what each group shows; null where no column is averaged. */
  readonly averages: { readonly groupOf: Uint32Array; readonly columns: readonly (readonly string[])[] } | null
}

/** Per chunk the texts of protected, then of averaged columns. */
type Texts = readonly (readonly (readonly string[])[])[]

function codedColumn(texts: Texts, at: number) {
  const builder = new TextColumnBuilder()
  for (const chunk of texts) for (const value of chunk[at] ?? []) builder.add(value)
  return builder.finish()
}

/**
 * Observations: digests of the groups, then the packed texts of the columns told of. `people`: digests of the population's groups.
 * Memory: 16 bytes a row for the groups, 8 for each column told of, and the different texts of these. Throws DEIDENTIFY_NOT_MET.
 */
export function decideGroups(given: GroupParams, people: readonly Uint8Array[], survey: Survey): DecidedGroups {
  const { observations, sizes, rows } = survey
  const digestBytes = sizes.map(size => size * DIGEST_BYTES)
  const digests = observations.map((bytes, at) => bytes.subarray(0, digestBytes[at]))
  const texts = observations.map((bytes, at) =>
    bytes.length > (digestBytes[at] ?? 0) ? unpackColumns(bytes.subarray(digestBytes[at])) : [],
  )
  const inPopulation = people.reduce((sum, bytes) => sum + bytes.length / DIGEST_BYTES, 0)
  const { groupOf: all, sizes: together } = groupRows([...digests, ...people], rows + inPopulation)
  const groupOf = new Int32Array(all.buffer, 0, rows)
  const own = new Int32Array(together.length)
  for (const group of groupOf) own[group] = (own[group] ?? 0) + 1
  const failing = failingGroups({
    groupOf,
    sizes: own,
    population: given.population === null ? null : Int32Array.from(together, (size, group) => size - (own[group] ?? 0)),
    conditions: groupConditions(given.k, given.population),
    protectedColumns: given.sensitive.map((protection, at) => ({ protection, ...codedColumn(texts, at) })),
  })
  if (failing === null) throw new OpenprepError('DEIDENTIFY_NOT_MET', { reason: deidentifyWords.notSettled })
  const keep = sharedBytes(rows)
  let suppressed = 0
  for (let row = 0; row < rows; row += 1) {
    if (failing[groupOf[row] ?? 0] === 0) keep[row] = 1
    else suppressed += 1
  }
  refuseTooMany(given, rows, suppressed)
  refuseRisky(
    given,
    own.filter((size, group) => size > 0 && failing[group] === 0),
  )
  return { keep, averages: averagesOf(given, texts, groupOf, own.length) }
}

const ROUNDING = 1e-9

/** Throws DEIDENTIFY_NOT_MET where more is suppressed than allowed. */
export function refuseTooMany({ k, limit }: GroupParams, rows: number, suppressed: number): void {
  const allowed = Math.floor(limit * rows + ROUNDING)
  if (suppressed <= allowed) return
  const share = percent(suppressed / rows)
  const reason = fill(deidentifyWords.tooManySuppressed, { rows, suppressed, share, k, allowed })
  throw new OpenprepError('DEIDENTIFY_NOT_MET', { reason })
}

/** `sizes`: of the groups that stay. Throws DEIDENTIFY_NOT_MET where they are too small on average, or too many stand alone. */
export function refuseRisky(given: Pick<GroupParams, 'maxAverage' | 'maxUnique'>, sizes: Int32Array): void {
  const facts = {
    records: sizes.reduce((sum, size) => sum + size, 0),
    classes: sizes.length,
    uniques: sizes.reduce((sum, size) => sum + (size === 1 ? 1 : 0), 0),
  }
  const found = { averageRisk: facts.classes / facts.records, sampleUniques: facts.uniques / facts.records }
  for (const condition of releaseConditions(given)) {
    if (compileConditions([condition], []).release.every(({ holds }) => holds(facts))) continue
    const { model, max } = condition
    const figures = { found: percent(found[model]), max: percent(max) }
    throw new OpenprepError('DEIDENTIFY_NOT_MET', { reason: fill(deidentifyWords[model], figures) })
  }
}

function averagesOf(
  { sensitive, microaggregate }: GroupParams,
  texts: Texts,
  groupOf: Int32Array,
  groups: number,
): DecidedGroups['averages'] {
  if (microaggregate.length === 0) return null
  const shared = sharedNumbers(groupOf.length)
  shared.set(groupOf)
  const columns = microaggregate.map(({ column, measure, decimals }, at) => {
    const { codes, values } = codedColumn(texts, sensitive.length + at)
    const held = Array.from({ length: groups }, () => new Map<number, number>())
    for (const [row, code] of codes.entries()) {
      const counts = held[groupOf[row] ?? 0]
      counts?.set(code, (counts.get(code) ?? 0) + 1)
    }
    return held.map(counts =>
      averaged(
        [...counts].map(([code, weight]) => ({ text: values[code] ?? '', weight })),
        column,
        measure,
        decimals,
      ),
    )
  })
  return { groupOf: shared, columns }
}
