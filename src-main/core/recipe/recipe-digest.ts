// Names content by hash: canonical JSON and the SHA-256 digests of recipes, results and runs.
// Hashes what it is given; reads no file, key or clock.
import { createHash } from 'node:crypto'
import type { Json } from '../../contract/recipe.ts'

/** Raised only when the same inputs would give another result, so that an upgrade does not void approvals. */
export const SEMANTICS_VERSION = 1

/** JSON without blanks, object keys sorted by code unit; members that are undefined are left out, as in JSON itself. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(item => canonicalJson(item ?? null)).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`)
    return `{${members.join(',')}}`
  }
  return JSON.stringify(value) ?? 'null'
}

export function sha256Hex(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

/** SHA-256 of canonical JSON, lower-case hex. */
export function digestOf(value: Json | object): string {
  return sha256Hex(canonicalJson(value))
}

/** What a result depends on, apart from the result itself. `inputs` = SHA-256 of every input, in order. */
export interface RunIdentity {
  inputs: readonly string[]
  /** SHA-256 of the recipe. */
  recipe: string
  keyIds: readonly string[]
  seed: number
}

/** Under this name a finished result is found again. */
export function resultKey(identity: RunIdentity): string {
  return digestOf({ ...identity, semanticsVersion: SEMANTICS_VERSION })
}

/** What approvals bind to. `result` = SHA-256 of the canonical CSV. */
export function runDigest(identity: RunIdentity & { result: string }): string {
  return digestOf({ ...identity, semanticsVersion: SEMANTICS_VERSION })
}
