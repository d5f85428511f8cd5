// Which columns the de-identification steps of a recipe treat, and which they protect.
// Reads parameters only; runs nothing.
import { z } from 'zod'
import { type Protection, ProtectionSchema } from '../../contract/protection.ts'
import type { Step } from '../../contract/recipe.ts'

const Protected = z.object({ sensitive: z.array(ProtectionSchema).default([]) })

const Counted = z.object({ epsilon: z.number() })

export interface DeidentifiedColumns {
  readonly columns: readonly string[]
  readonly protections: readonly Protection[]
  /** The rows are no people any more, but counts of them with noise; ε of all together. */
  readonly noisyCounts: { readonly epsilon: number } | null
}

export function deidentifiedColumns(steps: readonly Step[]): DeidentifiedColumns {
  const counting = steps.filter(({ op, enabled }) => op === 'countWithNoise' && enabled)
  const epsilon = counting.reduce((sum, { params }) => sum + (Counted.safeParse(params).data?.epsilon ?? 1), 0)
  const treating = steps.filter(({ op, enabled }) => op === 'deidentify' && enabled)
  const columns = new Set(treating.flatMap(step => step.columns))
  const byColumn = new Map<string, Protection>()
  for (const { params } of treating)
    for (const protection of Protected.safeParse(params).data?.sensitive ?? [])
      byColumn.set(protection.column, protection)
  return {
    columns: [...columns],
    protections: [...byColumn.values()],
    noisyCounts: counting.length === 0 ? null : { epsilon },
  }
}
