// The masking policies of a bureau, kept as files in the work folder, one each, named by their ids.
// Judges none; a file that is no policy is never passed over.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { OpenprepError } from '../contract/errors.ts'
import { type Policy, PolicySchema } from '../contract/policy.ts'

const FOLDER = 'policies'

/** Throws POLICY_INVALID, naming the file. */
export function readPolicyFile(path: string): Policy {
  let given: unknown
  try {
    given = JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    throw new OpenprepError('POLICY_INVALID', { reason: path, field: '' }, { file: path }, { cause })
  }
  const read = PolicySchema.safeParse(given)
  if (read.success) return read.data
  const [first] = read.error.issues
  const params = { reason: first?.message ?? '', field: first?.path.join('.') ?? '' }
  throw new OpenprepError('POLICY_INVALID', params, { file: path }, { cause: read.error })
}

/** By file name. Throws POLICY_INVALID: a policy that cannot be read must not be taken for one that asks nothing. */
export function keptPolicies(workFolder: string): Policy[] {
  const folder = join(workFolder, FOLDER)
  if (!existsSync(folder)) return []
  const files = readdirSync(folder).filter(name => name.endsWith('.json'))
  return files.sort().map(name => readPolicyFile(join(folder, name)))
}

/** Takes the place of an earlier version with the same id. */
export function keepPolicy(workFolder: string, policy: Policy): void {
  const folder = join(workFolder, FOLDER)
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `${policy.id}.json`)
  writeFileSync(`${path}.tmp`, `${JSON.stringify(policy, null, 2)}\n`)
  renameSync(`${path}.tmp`, path)
}
