// The masking policies that come with the application, by id.
// Judges no column; a bureau's own policy comes in as a file of the same shape.
import conditional from '../../../resources/policies/conditional.json' with { type: 'json' }
import internal from '../../../resources/policies/internal.json' with { type: 'json' }
import penaltyNotice from '../../../resources/policies/penalty-notice.json' with { type: 'json' }
import subsidyNotice from '../../../resources/policies/subsidy-notice.json' with { type: 'json' }
import unconditional from '../../../resources/policies/unconditional.json' with { type: 'json' }
import { type Policy, PolicySchema } from '../../contract/policy.ts'

/** From the strictest to the mildest, then the bureau templates. */
export const POLICIES: readonly Policy[] = [unconditional, conditional, internal, subsidyNotice, penaltyNotice].map(
  policy => PolicySchema.parse(policy),
)

export const POLICY_IDS: readonly string[] = POLICIES.map(({ id }) => id)

export function policyById(id: string): Policy | undefined {
  return POLICIES.find(policy => policy.id === id)
}
