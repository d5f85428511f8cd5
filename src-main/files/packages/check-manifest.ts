// Check: the manifest is there, of the right form, written the one way, and does not contradict itself.
// Does not compare it with the files.
import { type Manifest, ManifestSchema } from '../../contract/package.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { documentTexts, verifyTexts } from '../../contract/text/zh-CN/documents.ts'
import type { Container } from './container-reader.ts'
import { packageJson } from './package-json.ts'
import { MANIFEST_PATH } from './package-paths.ts'
import { readJsonEntry } from './read-entry.ts'
import type { Check } from './verify-package.ts'

type Reason = keyof typeof verifyTexts.manifestReasons

export async function checkManifest(container: Container): Promise<{ check: Check; manifest: Manifest | null }> {
  const entry = await readJsonEntry(container, MANIFEST_PATH)
  if (entry === null) return { check: bad('missing'), manifest: null }
  const parsed = ManifestSchema.safeParse(entry.value)
  if (!parsed.success) return { check: bad('schema'), manifest: null }
  const manifest = parsed.data
  if (Buffer.compare(packageJson(manifest), entry.bytes) !== 0) return { check: bad('canonical'), manifest }
  if (!isCoherent(manifest)) return { check: bad('draft'), manifest }
  return { check: { id: 'manifest', ok: true, detail: verifyTexts.manifest.ok }, manifest }
}

/** Releasable needs approvals, and a draft must say in words what it is. */
function isCoherent({ draft, releasable, approvals, notice }: Manifest): boolean {
  if (releasable === draft || draft !== (approvals.length === 0)) return false
  return notice === (draft ? documentTexts.draftNotice : '')
}

function bad(reason: Reason): Check {
  return {
    id: 'manifest',
    ok: false,
    detail: fill(verifyTexts.manifest.bad, { reason: verifyTexts.manifestReasons[reason] }),
  }
}
