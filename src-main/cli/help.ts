// Help made from the commands' own declarations and their words.
// Prints nothing itself.
import { cli } from '../contract/text/zh-CN/cli.ts'
import { OPTIONS } from './arguments.ts'
import { type Command, GENERAL_OPTIONS } from './command.ts'
import { commands } from './commands/registry.ts'
import { formatTable } from './output.ts'

function wordsOf(name: string): { title: string; form: string } {
  const titles: Readonly<Record<string, string>> = cli.commands
  const forms: Readonly<Record<string, string>> = cli.forms
  return { title: titles[name] ?? '', form: forms[name] ?? name }
}

function commandHelp(command: Command): string {
  const { title, form } = wordsOf(command.name)
  const options = [...command.options, ...GENERAL_OPTIONS].map(name => {
    const value = OPTIONS[name].type === 'boolean' ? '' : ' …'
    return [`  --${name}${value}`, cli.options[name]]
  })
  return [title, '', `openprep ${form}`, '', cli.optionsTitle, formatTable(options)].join('\n')
}

export function helpText(name: string | undefined): string {
  const command = commands.find(candidate => candidate.name === name)
  if (command !== undefined) return commandHelp(command)
  const list = [...commands.map(({ name: known }) => known), 'help'].map(known => [`  ${known}`, wordsOf(known).title])
  return [cli.usage, '', cli.commandsTitle, formatTable(list), '', cli.helpHint].join('\n')
}
