// Handlers of masking policies: which there are, what they propose, how a recipe stands against one.
// Saves nothing but the profile it may have to make.
import type { Policy, policyCalls } from '../../contract/policy.ts'
import { suggestRecipe } from '../../core/recipe/suggest-recipe.ts'
import { keepPolicy, readPolicyFile } from '../../store/policy-files.ts'
import { ensureProfile } from '../ensure-profile.ts'
import type { Handlers, Running, Services } from '../handler.ts'
import { chosenPolicy, judgeSteps, knownPolicies } from '../policies.ts'
import { lookingContext } from '../recipe-keys.ts'

function keep({ folder, person }: Services, policy: Policy): Policy {
  keepPolicy(folder.dir, policy)
  const { id, version } = policy
  folder.audit.record({ action: 'policy.kept', datasetId: null, detail: { id, version }, person: person() })
  return policy
}

export function policyHandlers(services: Services): Handlers<keyof typeof policyCalls> {
  const { folder } = services
  const sourceProfile = (datasetId: string, running: Running) =>
    ensureProfile(services, datasetId, folder.datasets.get(datasetId).versionId, running)
  return {
    'policies.list': () =>
      knownPolicies(services).map(({ id, version, title, release, source }) => ({
        id,
        version,
        title,
        release,
        source,
      })),
    'policies.keep': ({ path }) => {
      services.checkPath(path)
      const { rules: _, formatVersion: __, ...info } = keep(services, readPolicyFile(path))
      services.changed(null)
      return info
    },
    'policies.suggest': async ({ datasetId, policy }, running) => {
      const chosen = chosenPolicy(services, policy)
      return suggestRecipe(await sourceProfile(datasetId, running), chosen)
    },
    'policies.judge': async ({ datasetId, policy, steps }, running) => {
      const chosen = chosenPolicy(services, policy)
      const profile = await sourceProfile(datasetId, running)
      const judged = steps ?? folder.recipes.get(datasetId).recipe.steps
      return judgeSteps(services, chosen, profile, judged, lookingContext(services, datasetId))
    },
  }
}
