// How a recipe makes its quasi-identifiers coarser where it does so alike for all records: what somebody would do to a table of their own
// before laying it beside the result. Reads parameters only.
import { z } from 'zod'
import { type HierarchySpec, HierarchySpecSchema } from '../../contract/hierarchies.ts'
import type { Step } from '../../contract/recipe.ts'

export interface CoarserColumn {
  readonly column: string
  readonly hierarchy: HierarchySpec
  readonly level: number
}

const Stated = z.object({
  levels: z.array(z.object({ column: z.string(), level: z.number(), hierarchy: HierarchySpecSchema })),
  strategy: z.string().default('optimal'),
  further: z.array(z.unknown()).default([]),
  microaggregate: z.array(z.object({ column: z.string() })).default([]),
})

/** Of the first such step that runs; empty where it has not one level for all, and without averaged columns. */
export function deidentifiedLevels(steps: readonly Step[]): CoarserColumn[] {
  const step = steps.find(({ op, enabled }) => op === 'deidentify' && enabled)
  const stated = Stated.safeParse(step?.params).data
  if (stated === undefined || stated.strategy !== 'optimal' || stated.further.length > 0) return []
  const averaged = new Set(stated.microaggregate.map(({ column }) => column))
  return stated.levels.filter(({ column, level }) => level > 0 && !averaged.has(column))
}
