// The one list of commands. A new command is a file beside this one and a line here.
// Commands announced for later say so instead of failing as unknown.
import type { Command } from '../command.ts'
import { catalogue } from './catalogue.ts'
import { check } from './check.ts'
import { importCommand } from './import.ts'
import { inspect } from './inspect.ts'
import { key } from './key.ts'
import { ops } from './ops.ts'
import { packageCommand } from './package.ts'
import { profile } from './profile.ts'
import { read } from './read.ts'
import { recipe } from './recipe.ts'
import { run } from './run.ts'
import { scan } from './scan.ts'
import { verify } from './verify.ts'

export const commands: readonly Command[] = [
  inspect,
  read,
  profile,
  scan,
  ops,
  run,
  check,
  packageCommand,
  verify,
  importCommand,
  recipe,
  catalogue,
  key,
]

export const ANNOUNCED: readonly string[] = [
  'suggest',
  'deidentify',
  'risk',
  'serve-sample',
  'template',
  'review',
  'audit',
  'ledger',
]
