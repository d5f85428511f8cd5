// What --policy names: a masking policy by its id, or the file of a bureau's own.
// Judges no recipe.
import { existsSync } from 'node:fs'
import { type Policy, PolicySchema } from '../contract/policy.ts'
import { POLICY_IDS } from '../core/policy/policies.ts'
import type { Arguments } from './arguments.ts'
import { readJson } from './json-file.ts'

function policyFile({ options: { policy } }: Arguments): string | null {
  if (policy === undefined || POLICY_IDS.includes(policy)) return null
  return policy.endsWith('.json') || existsSync(policy) ? policy : null
}

/** The policy of the file, for the engine to know it; throws FILE_NOT_FOUND, POLICY_INVALID. */
export function givenPolicies(args: Arguments): Policy[] {
  const file = policyFile(args)
  return file === null ? [] : [readJson(file, PolicySchema, 'POLICY_INVALID')]
}

/** The id to ask the engine for; undefined = none was named. */
export function policyId(args: Arguments): string | undefined {
  return givenPolicies(args)[0]?.id ?? args.options.policy
}
