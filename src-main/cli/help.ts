// Help made from the commands' own declarations and their words.
// Prints nothing itself.
import { OPTIONS, type OptionName } from './arguments.ts'
import { type Command, GENERAL_OPTIONS } from './command.ts'
import { COMMAND_NAMES, loadCommand } from './commands/registry.ts'
import { formatTable } from './output.ts'
import { cli } from './words.ts'

function wordsOf(name: string): { title: string; form: string } {
  const titles: Readonly<Record<string, string>> = cli.commands
  const forms: Readonly<Record<string, string>> = cli.forms
  return { title: titles[name] ?? '', form: forms[name] ?? name }
}

const optionsOf = (command: Command): OptionName[] => [...new Set([...command.options, ...GENERAL_OPTIONS])]

function commandHelp(command: Command): string {
  const { title, form } = wordsOf(command.name)
  const options = optionsOf(command).map(name => {
    const value = OPTIONS[name].type === 'boolean' ? '' : ' …'
    return [`  --${name}${value}`, cli.options[name]]
  })
  return [title, '', `openprep ${form}`, '', cli.optionsTitle, formatTable(options)].join('\n')
}

export function helpText(command: Command | undefined): string {
  if (command !== undefined) return commandHelp(command)
  const list = [...COMMAND_NAMES, 'help'].map(known => [`  ${known}`, wordsOf(known).title])
  return [cli.usage, '', cli.commandsTitle, formatTable(list), '', cli.helpHint].join('\n')
}

/** With --json: `{ commands: [{ name, title, form, options: [{ name, takesValue, help }] }] }`, of one command or all. */
export async function helpDocument(command: Command | undefined) {
  const all = command === undefined ? await Promise.all(COMMAND_NAMES.map(loadCommand)) : [command]
  const described = all.filter(one => one !== undefined)
  return {
    commands: described.map(one => ({
      name: one.name,
      ...wordsOf(one.name),
      options: optionsOf(one).map(name => ({
        name: `--${name}`,
        takesValue: OPTIONS[name].type === 'string',
        help: cli.options[name],
      })),
    })),
  }
}
