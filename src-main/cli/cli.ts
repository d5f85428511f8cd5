// The command line's entry: runs the command, turns what went wrong into words and an exit code.
// Holds no command's business.
import { ERRORS, toWireError } from '../contract/errors.ts'
import { describeError, type Language } from '../contract/text/describe-error.ts'
import { denyNetwork } from '../files/deny-network.ts'
import type { Io } from './command.ts'
import { answerStyle, readCommandLine } from './command-line.ts'
import { helpDocument, helpText } from './help.ts'
import { listenForInterrupt } from './interrupt.ts'
import { harmless, writeJson } from './output.ts'
import { speak } from './words.ts'

function createIo(json: boolean): Io {
  return {
    json,
    out: process.stdout,
    say: line => process.stderr.write(`${harmless(line)}\n`),
    print: async (document, human) => {
      if (json) await writeJson(process.stdout, document)
      else process.stdout.write(`${human()}\n`)
    },
  }
}

async function dispatch(line: readonly string[], io: Io): Promise<number> {
  const read = await readCommandLine(line)
  if (read.kind === 'command') return read.command.run(read.args, io)
  await io.print(io.json ? await helpDocument(read.about) : null, () => helpText(read.about))
  return 0
}

async function report(thrown: unknown, json: boolean, language: Language): Promise<number> {
  const error = toWireError(thrown)
  const { message, fix } = describeError(error, language)
  if (json) await writeJson(process.stdout, { error: { code: error.code, message, fix, at: error.at ?? null } })
  else process.stderr.write(`${error.code}: ${harmless(message)}${fix === '' ? '' : `\n${harmless(fix)}`}\n`)
  if (error.code === 'INTERNAL') process.stderr.write(`${error.detail ?? ''}\n`)
  return ERRORS[error.code].exit
}

async function main(line: readonly string[]): Promise<number> {
  const { json, language } = answerStyle(line)
  speak(language)
  try {
    return await dispatch(line, createIo(json))
  } catch (thrown) {
    return report(thrown, json, language)
  }
}

/** Whoever reads has seen enough, as in `openprep read … | head`: nothing is wrong. */
function endWithReader(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
}

denyNetwork()
listenForInterrupt()
process.stdout.on('error', endWithReader)
process.exitCode = await main(process.argv.slice(2))
