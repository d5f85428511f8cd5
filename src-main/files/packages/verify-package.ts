// Verifies a release package without trusting it: container, manifest, digests, contents, agreement of all files, leaks.
// Repairs nothing and never extracts a path the package names.
import type { VerifyReport } from '../../contract/package.ts'
import type { Trust } from '../../contract/signing.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { verifyTexts } from '../../contract/text/zh-CN/documents.ts'
import { checkCatalogue } from './check-catalogue.ts'
import { checkCsv, checkLeaks } from './check-data.ts'
import { checkDocuments, checkInternal, checkMetadata } from './check-documents.ts'
import { checkComplete, checkFiles } from './check-files.ts'
import { checkForms } from './check-forms.ts'
import { checkManifest } from './check-manifest.ts'
import { checkPrivacy } from './check-privacy.ts'
import { checkApprovals, checkSignature } from './check-release.ts'
import { type Container, type ContainerProblem, openContainer } from './container-reader.ts'

export type Check = VerifyReport['checks'][number]

export interface VerifyOptions {
  /** Whom to believe; absent = nobody, so that nothing is releasable. */
  trust?: Trust | null
  /** When the question is asked. */
  now?: string
  signal?: AbortSignal
  /** Before each check. */
  onCheck?(id: string, done: number, total: number): void
}

/** Every check in order; those after a broken file are not run and not passed, because their answers would mean nothing. */
const DEEP_CHECKS = [
  ['complete', checkComplete],
  ['catalogue', checkCatalogue],
  ['csv', checkCsv],
  ['forms', checkForms],
  ['metadata', checkMetadata],
  ['documents', checkDocuments],
  ['internal', checkInternal],
  ['leaks', checkLeaks],
  ['privacy', checkPrivacy],
] as const
const RELEASE_CHECKS = [
  ['approvals', checkApprovals],
  ['signature', checkSignature],
] as const

/** Throws FILE_NOT_FOUND, FILE_NOT_READABLE, FILE_LOCKED, CANCELLED; everything wrong with the package is in the report. */
export async function verifyPackage(path: string, options: VerifyOptions = {}): Promise<VerifyReport> {
  const total = DEEP_CHECKS.length + RELEASE_CHECKS.length + 3
  options.onCheck?.('container', 0, total)
  const container = await openContainer(path)
  options.onCheck?.('manifest', 1, total)
  const { check: manifestCheck, manifest } = await checkManifest(container)
  options.onCheck?.('files', 2, total)
  const checks = [containerCheck(container), manifestCheck, await checkFiles(container, manifest, options.signal)]
  const sound = checks.every(check => check.ok)
  for (const [i, [id, run]] of DEEP_CHECKS.entries()) {
    options.onCheck?.(id, i + 3, total)
    if (!sound || manifest === null) checks.push({ id, ok: false, detail: verifyTexts.skipped })
    else checks.push(...[await run(container, manifest, options.signal)].flat())
  }
  const believing = { trust: options.trust ?? null, now: options.now ?? '' }
  for (const [i, [id, run]] of RELEASE_CHECKS.entries()) {
    options.onCheck?.(id, i + 3 + DEEP_CHECKS.length, total)
    if (!sound || manifest === null) checks.push({ id, ok: false, detail: verifyTexts.skipped })
    else checks.push(await run(container, manifest, believing))
  }
  const ok = checks.every(check => check.ok)
  return { ok, releasable: ok && believing.trust !== null && manifest?.releasable === true, checks }
}

function containerCheck({ problem }: Container): Check {
  const ok = problem === null
  const texts = verifyTexts.container
  return { id: 'container', ok, detail: ok ? texts.ok : fill(texts.bad, { reason: containerReason(problem) }) }
}

function containerReason({ fault, file, offset }: ContainerProblem): string {
  const place = file === '' ? verifyTexts.containerReasons.structure : file
  return fill(verifyTexts.containerReasons[fault], { file: place, offset })
}
