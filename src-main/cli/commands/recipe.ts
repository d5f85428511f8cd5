// `recipe set|show`: keeps a dataset's recipe in a work folder.
// Runs nothing.
import { OpenprepError } from '../../contract/errors.ts'
import type { RecipeState } from '../../contract/recipe.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { withRenames } from '../../core/recipe/renamed-columns.ts'
import { type Arguments, fileWord, pairOption, requiredOption } from '../arguments.ts'
import { type Command, STORE_OPTIONS } from '../command.ts'
import { chosenDataset, readRecipe, type Session, withSession } from '../session.ts'
import { cli } from '../words.ts'

/** Of a file, or a standard recipe of the templates in force, with `--map OLD=NEW` for columns the table calls otherwise. */
function newState({ client }: Session, args: Arguments, datasetId: string): Promise<RecipeState> {
  const { template } = args.options
  const pairs = pairOption(args, 'map')
  if (template !== undefined) {
    const renames = Object.fromEntries(pairs.map(({ name, value }) => [name, value]))
    return client.call('templates.useRecipe', { datasetId, name: template, renames })
  }
  const names = pairs.map(({ name, value }) => ({ wanted: name, offered: value }))
  const given = withRenames(readRecipe(fileWord(args, 1)), names)
  return client.call('recipe.replace', { datasetId, recipe: given, label: given.name ?? '' })
}

export const recipe: Command = {
  name: 'recipe',
  words: 2,
  options: [...STORE_OPTIONS, 'as', 'template', 'map'],
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
      const state = await newState(session, args, datasetId)
      await io.print(state.recipe, () => name)
      io.say(fill(cli.saved, { name }))
      return 0
    })
  },
}
