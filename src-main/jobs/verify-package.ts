// Verifies a release package as a job: progress and cancel around files/packages.
// Needs no work folder.
import type { Progress } from '../contract/call.ts'
import type { VerifyReport } from '../contract/package.ts'
import type { Trust } from '../contract/signing.ts'
import { verifyPackage as verify } from '../files/packages/verify-package.ts'

export interface VerifyPackageInput {
  path: string
  /** null = nobody is believed. */
  trust: Trust | null
  now: string
  signal: AbortSignal
  onProgress(progress: Progress): void
}

/** A tampered package is a report with `ok: false`, not an error. Throws FILE_NOT_FOUND, FILE_NOT_READABLE, FILE_LOCKED, CANCELLED. */
export function verifyPackage({ path, trust, now, signal, onProgress }: VerifyPackageInput): Promise<VerifyReport> {
  return verify(path, {
    signal,
    trust,
    now,
    onCheck: (_id, done, total) => onProgress({ stage: 'verify', done, total, unit: 'steps' }),
  })
}
