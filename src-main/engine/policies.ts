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
import { strictestVerdict } from '../core/policy/strictest-verdict.ts'
import { compileRecipe } from '../core/recipe/compile-recipe.ts'
import { keptPolicies } from '../store/policy-files.ts'
import { ensureProfile } from './ensure-profile.ts'
import type { Running, Services } from './handler.ts'
import { lookingContext } from './recipe-keys.ts'

function packedPolicies({ templates }: Services): Policy[] {
  return templates.inForce().rules.packs.flatMap(({ parts }) => parts.policies)
}

/** Every policy there is, ids several times: of signed templates, given for this opening of the folder, kept in it, of the application. */
function allPolicies(services: Services): Policy[] {
  return [...packedPolicies(services), ...services.policies, ...keptPolicies(services.folder.dir), ...POLICIES]
}

/**
 * One of each id, in that order: it names the policy and proposes treatments. What is asked of a recipe is said by all of them
 * together, so that a local copy loosens nothing.
 */
export function knownPolicies(services: Services): readonly Policy[] {
  const known = new Map<string, Policy>()
  for (const policy of allPolicies(services)) if (!known.has(policy.id)) known.set(policy.id, policy)
  return [...known.values()]
}

/**
 * What a recipe has to meet besides the policy itself: its other versions, and for one that neither a signed template nor the
 * application knows, those of the same opening. What stays in the body is the body's own affair.
 */
function bindingBeside(services: Services, { id, release, ...policy }: Policy): Policy[] {
  const issued = [...packedPolicies(services), ...POLICIES]
  const stands = release === 'internal' || issued.some(one => one.id === id)
  return allPolicies(services).filter(
    one => (one.id === id && one.rules !== policy.rules) || (!stands && one.id === release),
  )
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
  services: Services,
  policy: Policy,
  profile: TableProfile,
  steps: readonly Step[],
  context: OperationContext,
): PolicyVerdict {
  const recipe = compileRecipe(
    steps,
    profile.columns.map(({ name }) => name),
    context,
  )
  const others = bindingBeside(services, policy).map(one => judgeRecipe(one, profile, recipe))
  return strictestVerdict(judgeRecipe(policy, profile, recipe), others)
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
  return judgeSteps(services, policy, profile, recipe.steps, lookingContext(services, datasetId))
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
  for (const policy of policies) refuse(judgeSteps(services, policy, profile, recipe.steps, context))
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
