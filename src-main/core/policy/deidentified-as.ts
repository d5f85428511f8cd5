// What a de-identification step does to one column, as the masking step that would do the same: dates and ages made coarser, or all hidden.
// Knows no policy; other hierarchies have no such step and are left to the gate that counts groups.
import { z } from 'zod'
import { HierarchySpecSchema } from '../../contract/hierarchies.ts'
import { buildHierarchy } from '../deidentification/hierarchies/build-hierarchy.ts'
import type { CompiledStep } from '../recipe/compile-recipe.ts'

const Levels = z.object({
  levels: z.array(z.object({ column: z.string(), level: z.number(), hierarchy: HierarchySpecSchema })),
})

export type SameAs = 'hidden' | { readonly op: string; readonly params: Readonly<Record<string, unknown>> }

/** null where the step leaves the column as it is, or does what no masking step does. */
export function deidentifiedAs({ operation, step }: CompiledStep, column: string): SameAs | null {
  if (operation.id !== 'deidentify') return null
  const found = Levels.safeParse(step.params).data?.levels.find(one => one.column === column)
  if (found === undefined || found.level === 0) return null
  const { hierarchy, level } = found
  if (level === buildHierarchy(hierarchy, column).height) return 'hidden'
  if (hierarchy.kind === 'date') return { op: 'generalizeDate', params: { unit: hierarchy.units[level - 1] } }
  if (hierarchy.kind !== 'age') return null
  return { op: 'ageBand', params: { width: hierarchy.widths[level - 1], topAge: hierarchy.top } }
}
