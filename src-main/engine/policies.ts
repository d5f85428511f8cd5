// Which masking policy counts, and how a recipe stands against it.
// Judges nothing itself: the rules are data, the judgement is core's.
import type { Catalogue } from '../contract/catalogue.ts'
import { OpenprepError } from '../contract/errors.ts'
import { type Policy, type PolicyChoice, PolicySchema, type PolicyVerdict, type RELEASES } from '../contract/policy.ts'
import type { TableProfile } from '../contract/profile.ts'
import type { Recipe, Step } from '../contract/recipe.ts'
import type { OperationContext } from '../core/operations/operation.ts'
import { judgeRecipe } from '../core/policy/judge-recipe.ts'
import { POLICIES } from '../core/policy/policies.ts'
import { compileRecipe } from '../core/recipe/compile-recipe.ts'
import { keptPolicies } from '../store/policy-files.ts'
import { ensureProfile } from './ensure-profile.ts'
import type { Running, Services } from './handler.ts'
import { lookingContext } from './recipe-keys.ts'

/** One given for this opening of the folder comes first, then those kept in it; a bureau's own come before those of the application, so that a new version of one takes its place. */
export function knownPolicies({ policies, folder }: Services): readonly Policy[] {
  const known = new Map<string, Policy>()
  for (const policy of [...policies, ...keptPolicies(folder.dir), ...POLICIES]) {
    if (!known.has(policy.id)) known.set(policy.id, policy)
  }
  return [...known.values()]
}

/** Throws POLICY_UNKNOWN. */
export function chosenPolicy(services: Services, choice: PolicyChoice): Policy {
  if (typeof choice !== 'string') return PolicySchema.parse(choice)
  const known = knownPolicies(services)
  const found = known.find(({ id }) => id === choice)
  if (found !== undefined) return found
  throw new OpenprepError('POLICY_UNKNOWN', { policy: choice, policies: known.map(({ id }) => id).join('、') })
}

const RELEASE_OF = {
  UNCONDITIONAL: 'unconditional',
  CONDITIONAL: 'conditional',
  CLOSED: 'internal',
} as const satisfies Record<NonNullable<Catalogue['openAttribute']>, (typeof RELEASES)[number]>

/** The one the recipe was made for where it is meant for the same opening, else that of the opening; undecided = the strictest. */
export function policyOfRelease(services: Services, recipe: Recipe, { openAttribute }: Catalogue): Policy {
  const release = openAttribute === null ? 'unconditional' : RELEASE_OF[openAttribute]
  const named = knownPolicies(services).find(({ id }) => id === recipe.policy?.id)
  return named?.release === release ? named : chosenPolicy(services, release)
}

/** `profile` of the dataset's source. */
export function judgeSteps(
  policy: Policy,
  profile: TableProfile,
  steps: readonly Step[],
  context: OperationContext,
): PolicyVerdict {
  const columns = profile.columns.map(({ name }) => name)
  return judgeRecipe(policy, profile, compileRecipe(steps, columns, context))
}

/** How the present recipe stands against the policy of the opening. */
export async function releaseVerdict(services: Services, datasetId: string, running: Running): Promise<PolicyVerdict> {
  const { folder } = services
  const profile = await ensureProfile(services, datasetId, folder.datasets.get(datasetId).versionId, running)
  return verdictOn(services, datasetId, profile)
}

/** The same without making a profile; null = there is none. */
export function presentVerdict(services: Services, datasetId: string): PolicyVerdict | null {
  const { folder } = services
  const profile = folder.profiles.find(datasetId, folder.datasets.get(datasetId).versionId)
  return profile === null ? null : verdictOn(services, datasetId, profile)
}

function verdictOn(services: Services, datasetId: string, profile: TableProfile): PolicyVerdict {
  const { folder } = services
  const { recipe } = folder.recipes.get(datasetId)
  const policy = policyOfRelease(services, recipe, folder.catalogues.get(datasetId))
  return judgeSteps(policy, profile, recipe.steps, lookingContext(services, datasetId))
}

/** Before a run: the policy the recipe was made for, and the one the person names; false = there is none. Throws POLICY_REFUSED, POLICY_UNKNOWN. */
export async function refuseWeaker(
  services: Services,
  datasetId: string,
  named: string | undefined,
  running: Running,
): Promise<boolean> {
  const { folder } = services
  const { recipe } = folder.recipes.get(datasetId)
  const ids = new Set([recipe.policy?.id, named].filter(id => id !== undefined))
  if (ids.size === 0) return false
  const policies = [...ids].map(id => chosenPolicy(services, id))
  const profile = await ensureProfile(services, datasetId, folder.datasets.get(datasetId).versionId, running)
  const context = lookingContext(services, datasetId)
  for (const policy of policies) refuse(judgeSteps(policy, profile, recipe.steps, context))
  return true
}

function refuse({ policy, met, columns }: PolicyVerdict): void {
  if (met) return
  const against = columns.filter(({ verdict }) => verdict !== 'met')
  throw new OpenprepError(
    'POLICY_REFUSED',
    { policy: policy.title, reasons: against.map(({ message }) => message).join(' ') },
    { column: against[0]?.column },
  )
}
