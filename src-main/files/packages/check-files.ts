// Checks: every file is exactly what the manifest says, none is missing or extra, and the package has all its parts.
// Looks into no file.
import type { Manifest } from '../../contract/package.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { verifyTexts } from '../../contract/text/zh-CN/documents.ts'
import { type Container, type ContainerEntry, entryBytes } from './container-reader.ts'
import { FileDigester } from './file-digest.ts'
import { APPROVALS_PATH, MANIFEST_PATH, SIGNATURE_PATH } from './package-paths.ts'
import { expectedPaths } from './planned-paths.ts'
import { packageCatalogue } from './public-catalogue.ts'
import type { Check } from './verify-package.ts'

/** Sizes, CRC-32, SHA-256 and SM3. The manifest itself has only the container's checksum. */
export async function checkFiles(
  container: Container,
  manifest: Manifest | null,
  signal: AbortSignal | undefined,
): Promise<Check> {
  const faults: string[] = []
  for (const entry of container.entries) {
    const listed = manifest?.files.find(file => file.path === entry.path)
    const isManifest = entry.path === MANIFEST_PATH || (entry.path === SIGNATURE_PATH && manifest?.draft === false)
    if (listed === undefined && !isManifest && manifest !== null) faults.push(fault('extra', entry.path))
    else if (!(await isIntact(container, entry, listed, signal))) faults.push(fault('changed', entry.path))
  }
  for (const { path } of manifest?.files ?? [])
    if (!container.entries.some(entry => entry.path === path)) faults.push(fault('missing', path))
  const ok = faults.length === 0 && manifest !== null
  const texts = verifyTexts.files
  const files = faults.length > 0 ? faults.join(verifyTexts.separator) : fault('missing', MANIFEST_PATH)
  return { id: 'files', ok, detail: ok ? fill(texts.ok, { count: manifest.files.length }) : fill(texts.bad, { files }) }
}

function fault(reason: keyof typeof verifyTexts.fileReasons, file: string): string {
  return fill(verifyTexts.fileReasons[reason], { file })
}

async function isIntact(
  container: Container,
  entry: ContainerEntry,
  listed: Manifest['files'][number] | undefined,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const digester = new FileDigester()
  for await (const piece of entryBytes(container, entry, signal)) digester.update(piece)
  const found = digester.finish()
  if (found.bytes !== entry.bytes || found.crc !== entry.crc) return false
  if (listed === undefined) return true
  return found.bytes === listed.bytes && found.sha256 === listed.sha256 && found.sm3 === listed.sm3
}

/** The parts a package of its catalogue entry has, and no others. */
export async function checkComplete(container: Container, manifest: Manifest): Promise<Check> {
  const catalogue = await packageCatalogue(container)
  const paths = expectedPaths({ ...catalogue, title: manifest.title })
  const expected = manifest.draft ? paths : [APPROVALS_PATH, ...paths]
  const listed = manifest.files.map(file => file.path)
  const missing = expected.filter(path => !listed.includes(path)).map(path => fault('missing', path))
  const extra = listed.filter(path => !expected.includes(path)).map(path => fault('extra', path))
  const faults = [...missing, ...extra]
  const texts = verifyTexts.complete
  const detail = faults.length === 0 ? texts.ok : fill(texts.bad, { files: faults.join(verifyTexts.separator) })
  return { id: 'complete', ok: faults.length === 0, detail }
}
