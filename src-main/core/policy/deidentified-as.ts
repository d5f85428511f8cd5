// What a de-identification step does to one column, as the masking step that would do the same: dates and ages made coarser, or all hidden.
// Knows no policy; other hierarchies have no such step and are left to the gate that counts groups.
import { z } from 'zod'
import { HierarchySpecSchema } from '../../contract/hierarchies.ts'
import { buildHierarchy } from '../deidentification/hierarchies/build-hierarchy.ts'
import type { CompiledStep } from '../recipe/compile-recipe.ts'

const Levels = z.object({
  levels: z.array(z.object({ column: z.string(), level: z.number(), hierarchy: HierarchySpecSchema })),
  further: z.array(z.record(z.string(), z.number())).default([]),
  microaggregate: z.array(z.object({ column: z.string() })).default([]),
})

export type SameAs = 'hidden' | { readonly op: string; readonly params: Readonly<Record<string, unknown>> }

/** null where the step leaves the column as it is, or does what no masking step does. */
export function deidentifiedAs({ operation, step }: CompiledStep, column: string): SameAs | null {
  if (operation.id !== 'deidentify') return null
  const { levels = [], further = [], microaggregate = [] } = Levels.safeParse(step.params).data ?? {}
  const found = levels.find(one => one.column === column)
  if (found === undefined || microaggregate.some(one => one.column === column)) return null
  const { hierarchy } = found
  // Records that are made coarser elsewhere may be finer here: what is sure is the finest of all.
  const level = Math.min(found.level, ...further.map(set => set[column] ?? 0))
  if (level === 0) return null
  if (level === buildHierarchy(hierarchy, column).height) return 'hidden'
  if (hierarchy.kind === 'date') return { op: 'generalizeDate', params: { unit: hierarchy.units[level - 1] } }
  if (hierarchy.kind !== 'age') return null
  return { op: 'ageBand', params: { width: hierarchy.widths[level - 1], topAge: hierarchy.top } }
}
