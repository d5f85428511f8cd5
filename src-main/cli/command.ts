// What a command is, and where it prints: one JSON document on stdout, words for people on stderr.
// Holds no command.
import type { Arguments, OptionName } from './arguments.ts'

export interface Io {
  json: boolean
  /** stdout, for a command that writes its document in pieces. */
  out: NodeJS.WritableStream
  /** A line for people: stderr. */
  say(line: string): void
  /** The command's result: with --json the document, otherwise `human` for people on stdout. */
  print(document: unknown, human: () => string): Promise<void>
}

export interface Command {
  readonly name: string
  /** At most so many words behind the name: files, and what to do with them. */
  readonly words: number
  /** Options beyond the general ones; shown in help. */
  readonly options: readonly OptionName[]
  /** Returns the exit code: 0 nothing against it, 1 findings or a gate not passed, 4 refused. */
  run(args: Arguments, io: Io): Promise<number>
}

export const GENERAL_OPTIONS: readonly OptionName[] = ['json', 'lang', 'help']
export const READING_OPTIONS: readonly OptionName[] = [
  'sheet',
  'table',
  'header',
  'encoding',
  'delimiter',
  'password-file',
]
/** Who acts, and whom to believe. */
export const PERSON_OPTIONS: readonly OptionName[] = ['identity', 'identity-passphrase-file', 'trust']
export const RUNNING_OPTIONS: readonly OptionName[] = [
  'keyring',
  'project',
  'passphrase-file',
  'as',
  'login-file',
  'seed',
  'input',
  'policy',
]
export const STORE_OPTIONS: readonly OptionName[] = ['store', 'dataset']
/** Understood everywhere, so that one line of options serves a whole batch; where there is nothing to choose they change nothing. */
export const COMMON_OPTIONS: readonly OptionName[] = [
  ...GENERAL_OPTIONS,
  ...READING_OPTIONS,
  ...RUNNING_OPTIONS,
  ...STORE_OPTIONS,
  ...PERSON_OPTIONS,
]
