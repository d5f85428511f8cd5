// A small organisation for the tests of signatures: a root, people with certificates, and a trust file. All fictitious.
// Keys come from a counter, so that every run has the same.
import { createHash } from 'node:crypto'
import type { CertificateSubject, Trust } from '../../../src-main/contract/signing.ts'
import { createRoot, issueCertificate, type Signer } from '../../../src-main/core/signing/certificates.ts'
import { publicKeysOf, secretKeysFrom } from '../../../src-main/core/signing/person-keys.ts'

export const NOW = '2026-11-20T08:00:00.000Z'
export const VALID = { validFrom: '2026-01-01T00:00:00.000Z', validTo: '2028-12-31T00:00:00.000Z' }

/** Bytes that only look random: the same for the same name. */
export function bytesOf(name: string, length: number): Uint8Array {
  const parts = Array.from({ length: Math.ceil(length / 32) }, (_, no) =>
    createHash('sha256').update(`${name}/${no}`).digest(),
  )
  return Buffer.concat(parts).subarray(0, length)
}

export function rootOf(organisation: string): Signer {
  const subject = { personId: `root-${organisation}`, name: organisation, unit: organisation }
  return createRoot(secretKeysFrom(bytesOf(organisation, 128)), subject, VALID)
}

export function personOf(root: Signer, name: string, role: CertificateSubject['role'], validity = VALID): Signer {
  const secret = secretKeysFrom(bytesOf(`${root.certificate.keyId}/${name}`, 128))
  const subject = { personId: name, name, unit: root.certificate.subject.unit, role }
  return { certificate: issueCertificate(root, subject, publicKeysOf(secret), validity), secret }
}

export function trustIn(...roots: Signer[]): Trust {
  return { formatVersion: 1, kind: 'trust', roots: roots.map(root => root.certificate), revocations: [] }
}
