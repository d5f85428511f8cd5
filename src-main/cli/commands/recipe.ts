// `recipe set|show`: keeps a dataset's recipe in a work folder.
// Runs nothing.
import { OpenprepError } from '../../contract/errors.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { fileWord, requiredOption } from '../arguments.ts'
import { type Command, STORE_OPTIONS } from '../command.ts'
import { chosenDataset, readRecipe, withSession } from '../session.ts'
import { cli } from '../words.ts'

export const recipe: Command = {
  name: 'recipe',
  words: 2,
  options: [...STORE_OPTIONS, 'as'],
  run: (args, io) => {
    requiredOption(args, 'store')
    if (args.words[0] !== 'set' && args.words[0] !== 'show')
      throw new OpenprepError('USAGE', { reason: cli.forms.recipe })
    return withSession(args, async session => {
      const { id: datasetId, name } = await chosenDataset(session, args)
      if (args.words[0] === 'show') {
        const state = await session.client.call('recipe.get', { datasetId })
        await io.print(state.recipe, () =>
          state.steps.map(({ sentence }, index) => `${index + 1}. ${sentence}`).join('\n'),
        )
        return 0
      }
      const given = readRecipe(fileWord(args, 1))
      const state = await session.client.call('recipe.replace', { datasetId, recipe: given, label: given.name ?? '' })
      await io.print(state.recipe, () => name)
      io.say(fill(cli.saved, { name }))
      return 0
    })
  },
}
