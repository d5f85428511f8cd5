// Which command a line of words means, whether it may be written so, and in which language it is answered.
// Runs no command.
import { OpenprepError } from '../contract/errors.ts'
import { fill, LANGUAGES, type Language } from '../contract/text/describe-error.ts'
import { type Arguments, choiceOption, looseArguments, parseArguments } from './arguments.ts'
import { COMMON_OPTIONS, type Command } from './command.ts'
import { ANNOUNCED, loadCommand } from './commands/registry.ts'
import { cli } from './words.ts'

/** What can be said of a line before it is known to be right: how its faults are to be told. */
export function answerStyle(line: readonly string[]): { json: boolean; language: Language } {
  const { json, lang } = looseArguments(line)
  return { json, language: LANGUAGES.find(language => language === lang) ?? 'zh-CN' }
}

export type CommandLine =
  | { kind: 'help'; about: Command | undefined }
  | { kind: 'command'; command: Command; args: Arguments }

export async function readCommandLine(line: readonly string[]): Promise<CommandLine> {
  const [name, ...about] = looseArguments(line).words
  // A command announced for later has options nobody knows yet, so its name comes first.
  if (name === 'help' || name === undefined) return help(line, about[0])
  const command = await findCommand(name)
  const { words, options } = parse(line)
  if (options.help === true) return { kind: 'help', about: command }
  const args = { words: words.slice(1), options }
  checkOptions(command, args)
  checkWords(command, args)
  return { kind: 'command', command, args }
}

async function help(line: readonly string[], about: string | undefined): Promise<CommandLine> {
  parse(line)
  return { kind: 'help', about: about === undefined || about === 'help' ? undefined : await findCommand(about) }
}

function parse(line: readonly string[]): Arguments {
  const args = parseArguments([...line])
  choiceOption('lang', args.options.lang === undefined ? [] : [args.options.lang], LANGUAGES)
  return args
}

async function findCommand(name: string): Promise<Command> {
  const command = await loadCommand(name)
  if (command !== undefined) return command
  if (ANNOUNCED.includes(name)) throw new OpenprepError('COMMAND_NOT_AVAILABLE', { command: name })
  throw new OpenprepError('USAGE', { reason: fill(cli.unknownCommand, { command: name }) })
}

function checkOptions({ name, options }: Command, args: Arguments): void {
  const known: readonly string[] = [...options, ...COMMON_OPTIONS]
  const stray = Object.keys(args.options).find(option => !known.includes(option))
  if (stray === undefined) return
  throw new OpenprepError('USAGE', { reason: fill(cli.optionNotHere, { command: name, option: `--${stray}` }) })
}

function checkWords({ words }: Command, args: Arguments): void {
  const word = args.words[words]
  if (word !== undefined) throw new OpenprepError('USAGE', { reason: fill(cli.tooManyWords, { word }) })
}
