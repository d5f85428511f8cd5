// `package`: builds a release package. Without all approvals there are only drafts, and a draft must be asked for.
// A draft may be built while gates are open: it says so and can never be released.
import { resolve } from 'node:path'
import { OpenprepError } from '../../contract/errors.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { dateOption, requiredOption } from '../arguments.ts'
import { type Command, PERSON_OPTIONS, READING_OPTIONS, RUNNING_OPTIONS, STORE_OPTIONS } from '../command.ts'
import { formatsOption, withForms } from '../form-option.ts'
import { preparedDataset, today, withSession } from '../session.ts'
import { cli } from '../words.ts'

export const packageCommand: Command = {
  name: 'package',
  words: 1,
  options: [
    ...READING_OPTIONS,
    ...RUNNING_OPTIONS,
    ...STORE_OPTIONS,
    ...PERSON_OPTIONS,
    'no-skip',
    'recipe',
    'catalogue',
    'levels',
    'formats',
    'out',
    'draft',
    'approval',
    'date',
  ],
  run: (args, io) =>
    withSession(args, async session => {
      const { client } = session
      const out = resolve(requiredOption(args, 'out'))
      const date = dateOption(args) ?? today()
      const forms = formatsOption(args)
      const { datasetId } = await preparedDataset(session, args, io)
      if (forms !== undefined) {
        const { catalogue } = await client.call('catalogue.get', { datasetId })
        await client.call('catalogue.save', { datasetId, catalogue: withForms(catalogue, forms) })
      }
      const gates = await client.call('gates.run', { datasetId })
      const open = gates.gates.filter(gate => !gate.passed).map(gate => gate.title)
      const draft = args.options.draft === true
      if (!draft && open.length > 0) throw new OpenprepError('PACKAGE_NOT_READY', { gates: open.join('、') })
      for (const path of args.options.approval ?? [])
        await client.call('reviews.answer', { path: resolve(path), datasetId })
      const built = await client.call('package.build', { datasetId, out, draft, date })
      await io.print(built, () => built.path)
      io.say(fill(draft ? cli.packageDone : cli.releaseDone, { file: built.path }))
      if (open.length > 0) io.say(fill(cli.gatesLeft, { count: open.length, gates: open.join('、') }))
      return 0
    }),
}
