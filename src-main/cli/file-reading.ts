// How the file of a command line is read: its reading options and its password.
// Opens no file; kept apart from the engine, which commands that only read do without.
import { type Reading, ReadingSchema } from '../contract/reading.ts'
import { type Arguments, readingOptions } from './arguments.ts'
import { readText } from './json-file.ts'

/** The password of the file that is read; kept nowhere. */
export function filePassword({ options }: Arguments): string | undefined {
  const file = options['password-file']
  return file === undefined
    ? undefined
    : readText(file)
        .replace(/^\ufeff/, '')
        .replace(/\r?\n$/, '')
}

/** A reading that is known, with what the command line says on top. */
export function mergedReading(args: Arguments, known?: Reading): Reading {
  return ReadingSchema.parse({ ...known, ...readingOptions(args) })
}
