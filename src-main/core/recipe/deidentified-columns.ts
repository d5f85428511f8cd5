// Which columns the de-identification steps of a recipe treat, and which they protect.
// Reads parameters only; runs nothing.
import { z } from 'zod'
import type { Step } from '../../contract/recipe.ts'

const Protected = z.object({ sensitive: z.array(z.object({ column: z.string() })).default([]) })

export function deidentifiedColumns(steps: readonly Step[]): { columns: string[]; sensitive: string[] } {
  const treating = steps.filter(({ op, enabled }) => op === 'deidentify' && enabled)
  const columns = new Set(treating.flatMap(step => step.columns))
  const sensitive = new Set(
    treating.flatMap(({ params }) => Protected.safeParse(params).data?.sensitive.map(({ column }) => column) ?? []),
  )
  return { columns: [...columns], sensitive: [...sensitive] }
}
