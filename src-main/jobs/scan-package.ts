// Scans a release package, or any other zip, for sensitive values as a job: progress and cancel around files.
// Needs no work folder.
import type { Progress } from '../contract/call.ts'
import type { ScanReport } from '../contract/profile.ts'
import { isPackage } from '../files/packages/is-package.ts'
import { scanPackage as scan } from '../files/packages/scan-package.ts'
import { scanArchiveFile } from '../files/scan-any.ts'

export interface ScanPackageInput {
  path: string
  signal: AbortSignal
  onProgress(progress: Progress): void
}

/** Throws FILE_NOT_FOUND, PACKAGE_INVALID, FILE_CORRUPT, FILE_HOSTILE, CANCELLED. */
export async function scanPackage({ path, signal, onProgress }: ScanPackageInput): Promise<ScanReport> {
  const tell = (done: number, total: number) => onProgress({ stage: 'scan', done, total, unit: 'files' })
  return (await isPackage(path))
    ? scan(path, { signal, onFile: (_path, done, total) => tell(done, total) })
    : scanArchiveFile(path, { signal, onFile: tell })
}
