// The command line's entry: finds the command, runs it, turns what went wrong into words and an exit code.
// Holds no command's business.
import { ERRORS, OpenprepError, toWireError } from '../contract/errors.ts'
import { describeError, fill, type Language } from '../contract/text/describe-error.ts'
import { cli } from '../contract/text/zh-CN/cli.ts'
import { denyNetwork } from '../jobs/deny-network.ts'
import { type Arguments, parseArguments } from './arguments.ts'
import type { Io } from './command.ts'
import { ANNOUNCED, commands } from './commands/registry.ts'
import { helpText } from './help.ts'
import { writeJson } from './output.ts'

function createIo(json: boolean): Io {
  return {
    json,
    say: line => process.stderr.write(`${line}\n`),
    print: async (document, human) => {
      if (json) await writeJson(process.stdout, document)
      else process.stdout.write(`${human()}\n`)
    },
  }
}

async function dispatch(words: string[], io: Io): Promise<number> {
  const [name, ...rest] = words
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(`${helpText(rest[0])}\n`)
    return 0
  }
  const command = commands.find(candidate => candidate.name === name)
  if (command !== undefined) return command.run(parseArguments(rest) satisfies Arguments, io)
  if (ANNOUNCED.includes(name)) throw new OpenprepError('COMMAND_NOT_AVAILABLE', { command: name })
  throw new OpenprepError('USAGE', { reason: fill(cli.unknownCommand, { command: name }) })
}

async function report(thrown: unknown, json: boolean, language: Language): Promise<number> {
  const error = toWireError(thrown)
  const { message, fix } = describeError(error, language)
  if (json) await writeJson(process.stdout, { error: { code: error.code, message, fix, at: error.at ?? null } })
  else process.stderr.write(`${error.code}: ${message}${fix === '' ? '' : `\n${fix}`}\n`)
  if (error.code === 'INTERNAL') process.stderr.write(`${error.detail ?? ''}\n`)
  return ERRORS[error.code].exit
}

async function main(words: string[]): Promise<number> {
  const json = words.includes('--json')
  const language: Language = words[words.indexOf('--lang') + 1] === 'en' && words.includes('--lang') ? 'en' : 'zh-CN'
  try {
    return await dispatch(words, createIo(json))
  } catch (thrown) {
    return report(thrown, json, language)
  }
}

denyNetwork()
process.exitCode = await main(process.argv.slice(2))
