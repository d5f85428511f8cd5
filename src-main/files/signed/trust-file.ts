// Trust files: reads one and checks that its roots speak for themselves and its revocations are theirs.
// Whether to believe the roots is the person's decision, who got the file by hand.
import { readFile } from 'node:fs/promises'
import { OpenprepError } from '../../contract/errors.ts'
import { type Refusal, type Trust, TrustSchema } from '../../contract/signing.ts'
import { isGenuineRevocation, refuseRoot } from '../../core/signing/certificates.ts'
import { openingError } from '../file-errors.ts'
import { writeAtomically } from '../write-atomically.ts'

/** Throws TRUST_INVALID, FILE_NOT_FOUND, FILE_NOT_READABLE, FILE_LOCKED. */
export async function readTrustFile(path: string): Promise<Trust> {
  const text = await readFile(path, 'utf8').catch((thrown: unknown) => Promise.reject(openingError(thrown, path)))
  const parsed = TrustSchema.safeParse(parsedJson(text))
  if (!parsed.success) throw invalid(path, 'malformed')
  const trust = parsed.data
  for (const root of trust.roots) {
    const refusal = refuseRoot(root, root.validFrom)
    if (refusal !== null) throw invalid(path, refusal)
  }
  if (!trust.revocations.every(one => isGenuineRevocation(one, trust))) throw invalid(path, 'signatureWrong')
  return trust
}

/** Throws TARGET_NOT_WRITABLE, DISK_FULL, FILE_LOCKED. */
export async function writeTrustFile(path: string, trust: Trust): Promise<void> {
  await writeAtomically(path, [Buffer.from(`${JSON.stringify(trust, null, 2)}\n`, 'utf8')])
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return null
    throw thrown
  }
}

function invalid(file: string, refusal: Refusal): OpenprepError {
  return new OpenprepError('TRUST_INVALID', { file, refusal }, { file })
}

/** What was known and what is new, each once. Nothing that was known is forgotten: a revocation cannot be taken back by leaving it out. */
export function mergedTrust(known: Trust | null, added: Trust): Trust {
  if (known === null) return added
  const roots = [...known.roots, ...added.roots.filter(root => !known.roots.some(one => one.keyId === root.keyId))]
  const same = (a: Trust['revocations'][number], b: Trust['revocations'][number]) =>
    a.keyId === b.keyId && a.at === b.at && a.reason === b.reason
  const news = added.revocations.filter(one => !known.revocations.some(old => same(old, one)))
  return { ...known, roots, revocations: [...known.revocations, ...news] }
}
