// Operation deidentify: generalises the quasi-identifiers to fixed levels and suppresses the records of groups that are too small.
// Fails closed: a value no hierarchy covers, or more suppressed records than allowed, stops the run. Searches no levels.
import { z } from 'zod'
import { OpenprepError } from '../../contract/errors.ts'
import { HierarchySpecSchema } from '../../contract/hierarchies.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { deidentifyWords } from '../../contract/text/zh-CN/deidentify-operation.ts'
import { buildHierarchy } from '../deidentification/hierarchies/build-hierarchy.ts'
import { uncoveredError } from '../deidentification/hierarchies/coverage.ts'
import { EVERYTHING } from '../deidentification/hierarchies/hierarchy.ts'
import { sensitiveFigures } from '../deidentification/risk/diversity.ts'
import { percent } from '../deidentification/risk/risk-sentences.ts'
import { boundedMemo } from '../recipe/bounded-memo.ts'
import { type Column, columnOf, filterRows, type TableChunk } from '../table/chunk.ts'
import { DIGEST_BYTES } from '../table/digest-set.ts'
import { rowDigests } from '../table/row-digests.ts'
import { groupRows, NO_GROUP } from '../table/row-groups.ts'
import { sharedBytes } from '../table/shared-array.ts'
import { defineOperation, type Survey, wholePlan } from './operation.ts'

const params = z.strictObject({
  /** One for each column of the step. */
  levels: z
    .array(
      z.strictObject({ column: z.string(), level: z.number().int().min(0).max(20), hierarchy: HierarchySpecSchema }),
    )
    .min(1),
  k: z.number().int().min(2).max(1_000_000).default(20),
  sensitive: z
    .array(
      z.strictObject({
        column: z.string(),
        /** Different values in every group. */
        distinct: z.number().int().min(1).max(10_000).default(1),
        /** Greatest ½Σ|p − q| of a group from the table; null = not asked. */
        closeness: z.number().min(0).max(1).nullable().default(null),
      }),
    )
    .default([]),
  /** Share of records that may be suppressed. */
  limit: z.number().min(0).max(1).default(0.02),
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

/** 1 = the record stays. Memory: 16 bytes a row for the groups, and as many for each sensitive column. */
function keptRows({ k, sensitive, limit }: Params, { observations, sizes, rows }: Survey): Uint8Array {
  const parts = observations.map((bytes, at) => partsOf(bytes, sizes[at] ?? 0))
  const groups = groupRows(
    parts.map(([classes]) => classes ?? new Uint8Array()),
    rows,
  )
  const failing = new Uint8Array(groups.sizes.length)
  for (const [group, size] of groups.sizes.entries()) if (size < k) failing[group] = 1
  for (const [at, { distinct, closeness }] of sensitive.entries()) {
    const values = groupRows(
      parts.map(part => part[at + 1] ?? new Uint8Array()),
      rows,
    )
    const column = { codes: values.groupOf, distinct: values.sizes.length, places: null, hierarchy: null }
    const onClass = (group: number, found: number, distance: number) => {
      if (found < distinct || (closeness !== null && distance > closeness + ROUNDING)) failing[group] = 1
    }
    sensitiveFigures({ ids: groups.groupOf, count: groups.sizes.length, onClass }, column)
  }
  const keep = sharedBytes(rows)
  let suppressed = 0
  for (let row = 0; row < rows; row += 1) {
    const group = groups.groupOf[row] ?? NO_GROUP
    if (group !== NO_GROUP && failing[group] === 0) keep[row] = 1
    else suppressed += 1
  }
  refuseTooMany({ rows, suppressed, limit, k })
  return keep
}

const ROUNDING = 1e-9

/** Digests of the groups, then those of each sensitive column. */
function partsOf(bytes: Uint8Array, rows: number): Uint8Array[] {
  const length = rows * DIGEST_BYTES
  return Array.from({ length: length === 0 ? 0 : bytes.length / length }, (_, at) =>
    bytes.subarray(at * length, (at + 1) * length),
  )
}

function refuseTooMany({ rows, suppressed, limit, k }: { rows: number; suppressed: number; limit: number; k: number }) {
  const allowed = Math.floor(limit * rows + ROUNDING)
  if (suppressed <= allowed) return
  const share = percent(suppressed / rows)
  const reason = fill(deidentifyWords.tooManySuppressed, { rows, suppressed, share, k, allowed })
  throw new OpenprepError('DEIDENTIFY_NOT_MET', { reason })
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
  plan(given, { chosen, all }) {
    const generalise = generalisers(given, chosen)
    const generalised = (chunk: TableChunk): Column[] =>
      chosen.map((name, at) => {
        const label = generalise[at]
        return (columnOf(chunk, name) ?? []).map(value => (label === undefined ? EVERYTHING : label(value)))
      })
    return wholePlan<Uint8Array>({
      outputColumns: all,
      rearranges: false,
      observe(chunk) {
        const digests = rowDigests(generalised(chunk), chunk.rows)
        const sensitive = given.sensitive.map(({ column }) => rowDigests([columnOf(chunk, column) ?? []], chunk.rows))
        return together([digests, ...sensitive])
      },
      decide: survey => keptRows(given, survey),
      treat: keep => ({
        outputColumns: all,
        apply(chunk, first) {
          const kept = keep.subarray(first, first + chunk.rows)
          const labels = generalised(chunk)
          const columns = chunk.names.map((name, at) => {
            const labelled = labels[chosen.indexOf(name)]
            if (labelled === undefined) return chunk.columns[at] ?? []
            return given.suppressed === 'drop'
              ? labelled
              : labelled.map((label, row) => (kept[row] === 1 ? label : EVERYTHING))
          })
          const treated = { ...chunk, columns }
          return given.suppressed === 'drop' ? filterRows(treated, kept) : treated
        },
      }),
    })
  },
  describe: ({ k, sensitive, suppressed }) => ({
    k: String(k),
    suppressed: deidentifyWords[suppressed],
    protected:
      sensitive.length === 0
        ? ''
        : fill(deidentifyWords.protected, { columns: sensitive.map(({ column }) => `「${column}」`).join('、') }),
  }),
})
