// `suggest`: a recipe proposed from the profile and a policy, with the reason of each step and what is left to decide.
// Runs nothing and keeps nothing but what --store asks for.
import { fileWord } from '../arguments.ts'
import { type Command, READING_OPTIONS, STORE_OPTIONS } from '../command.ts'
import { mergedReading } from '../file-reading.ts'
import { formatTable } from '../output.ts'
import { policyId } from '../policy-file.ts'
import { importFile, withSession } from '../session.ts'

export const suggest: Command = {
  name: 'suggest',
  words: 1,
  options: ['policy', ...READING_OPTIONS, ...STORE_OPTIONS],
  run: (args, io) =>
    withSession(args, async ({ client }) => {
      const policy = policyId(args) ?? 'unconditional'
      const known = await client.call('policies.list', {})
      const datasetId = await importFile({ client }, args, fileWord(args))
      const { recipe, reasons, open } = await client.call('policies.suggest', { datasetId, policy })
      const document = { policy, recipe: { ...recipe, reading: mergedReading(args) }, reasons, open }
      await io.print(document, () =>
        formatTable([
          ['#', policy, known.find(({ id }) => id === policy)?.title ?? ''],
          ...reasons.map(({ step, reason }) => [step, recipe.steps.find(({ id }) => id === step)?.op ?? '', reason]),
          ...open.map(({ reason }) => ['?', '', reason]),
        ]),
      )
      return 0
    }),
}
