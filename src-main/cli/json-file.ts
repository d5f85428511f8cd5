// Reads text and JSON files that a command line names.
// Knows no shape itself: the schema is given.
import { readFileSync } from 'node:fs'
import type { z } from 'zod'
import { OpenprepError } from '../contract/errors.ts'
import { fill } from '../contract/text/describe-error.ts'
import { cli } from './words.ts'

export function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new OpenprepError('FILE_NOT_FOUND', { file: path }, undefined, { cause })
  }
}

/** A JSON file checked against its schema; a fault names the file and the field. */
export function readJson<S extends z.ZodType>(
  path: string,
  schema: S,
  code:
    | 'RECIPE_INVALID'
    | 'CATALOGUE_INVALID'
    | 'POLICY_INVALID'
    | 'TRUST_INVALID'
    | 'OPTION_INVALID'
    | 'FIGURES_INVALID'
    | 'PEOPLE_INVALID'
    | 'OPENING_ACT_INVALID',
): z.output<S> {
  const text = readText(path)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    const reason = fill(cli.badJson, { reason: cause instanceof Error ? cause.message : '' })
    throw new OpenprepError(code, { reason, field: '' }, { file: path }, { cause })
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const field = issue?.path.join('.') ?? ''
  throw new OpenprepError(code, { reason: `${field}：${issue?.message ?? ''}`, field }, { file: path, field })
}
