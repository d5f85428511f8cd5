// The reporting dates of the year's plan (R16): typed in here, or come with a standard template. Dates are data, never code.
// Not the work calendar: nothing is counted by them.
import { z } from 'zod'
import { call, NothingSchema } from './call.ts'
import { MilestoneSchema } from './template-pack.ts'

/** Such as 6 月 30 日前报送开放清单. */
export const OwnMilestoneSchema = MilestoneSchema.extend({
  /** City or level it holds for; '' = here. */
  place: z.string().trim().max(60).default(''),
})
export type OwnMilestone = z.infer<typeof OwnMilestoneSchema>

const ListedMilestoneSchema = OwnMilestoneSchema.extend({
  /** Title of the standard template it comes with; '' = typed in here. */
  pack: z.string(),
  /** Days until then; negative = passed. */
  left: z.number(),
})
export type ListedMilestone = z.infer<typeof ListedMilestoneSchema>

export const milestoneCalls = {
  /** By date. */
  'milestones.list': call('read', NothingSchema, z.array(ListedMilestoneSchema)),
  /** Those typed in here, all of them. */
  'milestones.save': call(
    'write',
    z.object({ milestones: z.array(OwnMilestoneSchema).max(200) }),
    z.array(ListedMilestoneSchema),
  ),
}
