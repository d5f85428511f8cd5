// `inspect`: what a file holds, sheet by sheet, before anything is imported.
// Keeps nothing.
import { resolve } from 'node:path'
import { inspectFile } from '../../files/inspect.ts'
import { fileWord } from '../arguments.ts'
import { type Command, READING_OPTIONS } from '../command.ts'
import { filePassword, mergedReading } from '../file-reading.ts'
import { inspectionText } from '../inspection-text.ts'
import { interrupted } from '../interrupt.ts'

export const inspect: Command = {
  name: 'inspect',
  words: 1,
  options: READING_OPTIONS,
  async run(args, io) {
    const inspection = await inspectFile(resolve(fileWord(args)), mergedReading(args), {
      signal: interrupted,
      password: filePassword(args),
      onProgress: () => undefined,
    })
    await io.print({ ...inspection, file: fileWord(args) }, () => inspectionText(inspection))
    for (const warning of inspection.warnings) io.say(warning.message)
    return 0
  },
}
