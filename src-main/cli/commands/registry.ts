// The one list of commands. A new command is a file beside this one and a line here.
// A command is loaded when it is called for, so that help and a slip of the pen are answered at once.
import type { Command } from '../command.ts'

const LOADERS: Readonly<Record<string, () => Promise<Command>>> = {
  inspect: async () => (await import('./inspect.ts')).inspect,
  read: async () => (await import('./read.ts')).read,
  profile: async () => (await import('./profile.ts')).profile,
  scan: async () => (await import('./scan.ts')).scan,
  risk: async () => (await import('./risk.ts')).risk,
  attack: async () => (await import('./attack.ts')).attack,
  suggest: async () => (await import('./suggest.ts')).suggest,
  ops: async () => (await import('./ops.ts')).ops,
  run: async () => (await import('./run.ts')).run,
  deidentify: async () => (await import('./deidentify.ts')).deidentify,
  check: async () => (await import('./check.ts')).check,
  package: async () => (await import('./package.ts')).packageCommand,
  verify: async () => (await import('./verify.ts')).verify,
  'serve-sample': async () => (await import('./serve-sample.ts')).serveSample,
  import: async () => (await import('./import.ts')).importCommand,
  recipe: async () => (await import('./recipe.ts')).recipe,
  catalogue: async () => (await import('./catalogue.ts')).catalogue,
  template: async () => (await import('./template.ts')).template,
  opening: async () => (await import('./opening.ts')).opening,
  register: async () => (await import('./register.ts')).register,
  ledger: async () => (await import('./ledger.ts')).ledger,
  review: async () => (await import('./review.ts')).review,
  audit: async () => (await import('./audit.ts')).audit,
  account: async () => (await import('./account.ts')).account,
  backup: async () => (await import('./backup.ts')).backup,
  key: async () => (await import('./key.ts')).key,
}

export const COMMAND_NAMES: readonly string[] = Object.keys(LOADERS)

/** undefined when there is no command of that name. */
export async function loadCommand(name: string): Promise<Command | undefined> {
  return Object.hasOwn(LOADERS, name) ? LOADERS[name]?.() : undefined
}

/** Announced for later: they say so instead of failing as unknown. */
export const ANNOUNCED: readonly string[] = []
