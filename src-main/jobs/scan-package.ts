// Scans a release package for sensitive values as a job: progress and cancel around files/packages.
// Needs no work folder.
import type { Progress } from '../contract/call.ts'
import type { ScanReport } from '../contract/profile.ts'
import { scanPackage as scan } from '../files/packages/scan-package.ts'

export interface ScanPackageInput {
  path: string
  signal: AbortSignal
  onProgress(progress: Progress): void
}

/** Throws FILE_NOT_FOUND, PACKAGE_INVALID, FILE_CORRUPT, FILE_HOSTILE, CANCELLED. */
export function scanPackage({ path, signal, onProgress }: ScanPackageInput): Promise<ScanReport> {
  return scan(path, {
    signal,
    onFile: (_path, done, total) => onProgress({ stage: 'scan', done, total, unit: 'files' }),
  })
}
