// Reads yearly targets: the file of this application, or the annex of a yearly plan as it is passed around.
// Keeps the targets of a plan apart: the sum of the annex, the goal of the city and the growth asked for are three things.
import { z } from 'zod'
import { BODY_GROUPS, type TargetRule, type Targets, TargetsSchema } from '../../contract/bureau-ledger.ts'

/** 序号, 部门(单位), 开放数量, and what the text of the plan states besides. */
const AnnexSchema = z.object({
  year: z.number().int(),
  city: z.string().default(''),
  rows: z.array(
    z.object({
      department: z.string().min(1),
      quantity: z.number().int().min(0).nullable(),
      group: z.enum(BODY_GROUPS),
    }),
  ),
  statedTargets: z
    .object({
      cumulativeDatasetsMin: z.number().nullish(),
      apiInterfacesMin: z.number().nullish(),
      districtDatasetsMinEach: z.number().nullish(),
      growthOfDepartmentTotalsMinPercent: z.number().nullish(),
      source: z.string().default(''),
    })
    .optional(),
})

function statedRules(stated: NonNullable<z.infer<typeof AnnexSchema>['statedTargets']>): TargetRule[] {
  const { source } = stated
  const rules: (TargetRule | null)[] = [
    stated.cumulativeDatasetsMin ? { kind: 'cumulativeCount', minimum: stated.cumulativeDatasetsMin, source } : null,
    stated.apiInterfacesMin ? { kind: 'apiCount', minimum: stated.apiInterfacesMin, source } : null,
    stated.districtDatasetsMinEach
      ? { kind: 'countPerBody', minimum: stated.districtDatasetsMinEach, group: 'district', source }
      : null,
    stated.growthOfDepartmentTotalsMinPercent
      ? { kind: 'growth', minimum: stated.growthOfDepartmentTotalsMinPercent / 100, source }
      : null,
  ]
  return rules.filter(rule => rule !== null)
}

/** null when the value is neither. */
export function readTargets(value: unknown): Targets | null {
  const own = TargetsSchema.safeParse(value)
  if (own.success) return own.data
  const annex = AnnexSchema.safeParse(value)
  if (!annex.success) return null
  const { year, city, rows, statedTargets } = annex.data
  const bodies = rows.map(({ department, group, quantity }) => ({ name: department, group, quantity }))
  return TargetsSchema.parse({
    year,
    city,
    bodies,
    rules: statedTargets === undefined ? [] : statedRules(statedTargets),
  })
}

/** The same targets with the quantities of the year before beside them; a body that had none keeps null. */
export function withPrevious(targets: Targets, quantityBefore: (name: string) => number | null): Targets {
  const bodies = targets.bodies.map(body => ({ ...body, previous: body.previous ?? quantityBefore(body.name) }))
  return { ...targets, bodies }
}
