// `suggest`: a recipe proposed from the profile and a policy, with the reason of each step and what is left to decide.
// Runs nothing and keeps nothing but what --store asks for.
import { OpenprepError } from '../../contract/errors.ts'
import { POLICIES, type Policy, suggestRecipe } from '../../core/recipe/suggest-recipe.ts'
import { type Arguments, fileWord } from '../arguments.ts'
import { type Command, READING_OPTIONS, STORE_OPTIONS } from '../command.ts'
import { formatTable } from '../output.ts'
import { importFile, mergedReading, withSession } from '../session.ts'

function policyOf({ options }: Arguments): Policy {
  const given = options.policy ?? 'unconditional'
  const policy = POLICIES.find(one => one === given)
  if (policy === undefined) throw new OpenprepError('USAGE', { reason: `--policy ${POLICIES.join(' | ')}` })
  return policy
}

export const suggest: Command = {
  name: 'suggest',
  words: 1,
  options: ['policy', ...READING_OPTIONS, ...STORE_OPTIONS],
  run: (args, io) =>
    withSession(args, async session => {
      const policy = policyOf(args)
      const datasetId = await importFile(session, args, fileWord(args))
      const profile = await session.client.call('profile.run', { datasetId, view: 'source' })
      const { recipe, reasons, open } = suggestRecipe(profile, policy)
      const document = { policy, recipe: { ...recipe, reading: mergedReading(args) }, reasons, open }
      await io.print(document, () =>
        formatTable([
          ...reasons.map(({ step, reason }) => [step, recipe.steps.find(({ id }) => id === step)?.op ?? '', reason]),
          ...open.map(({ reason }) => ['?', '', reason]),
        ]),
      )
      return 0
    }),
}
