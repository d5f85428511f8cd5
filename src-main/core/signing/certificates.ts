// Certificates: a root speaks for a person's keys, for a while; and whether a PC has reason to believe one.
// Reads no clock: every time is given.
import type {
  Certificate,
  CertificateRole,
  CertificateSubject,
  PublicKeys,
  Refusal,
  Revocation,
  Trust,
} from '../../contract/signing.ts'
import { keyIdOf, publicKeysOf, type SecretKeys, signValue, verifyValue } from './person-keys.ts'

const CERTIFICATE = 'certificate/1'
const REVOCATION = 'revocation/1'

export interface Validity {
  readonly validFrom: string
  readonly validTo: string
}

/** A person's or root's own signature keys with the certificate that speaks for them. */
export interface Signer {
  readonly certificate: Certificate
  readonly secret: SecretKeys
}

/** The root of an organisation: the only certificate that speaks for itself. `subject.unit` names the organisation. */
export function createRoot(secret: SecretKeys, subject: Omit<CertificateSubject, 'role'>, validity: Validity): Signer {
  const keys = publicKeysOf(secret)
  const issuer = { keyId: keyIdOf(keys), name: subject.unit }
  return { certificate: signed(secret, issuer, { ...subject, role: 'root' }, keys, validity), secret }
}

/** Throws RangeError where the root's own certificate ends earlier, or the role is `root`: chains have one link. */
export function issueCertificate(
  root: Signer,
  subject: CertificateSubject,
  keys: PublicKeys,
  validity: Validity,
): Certificate {
  const { certificate } = root
  if (certificate.subject.role !== 'root' || subject.role === 'root')
    throw new RangeError('only a root issues, and only for people')
  if (validity.validTo > certificate.validTo) throw new RangeError('outlives its root')
  return signed(root.secret, { keyId: certificate.keyId, name: certificate.subject.unit }, subject, keys, validity)
}

function signed(
  secret: SecretKeys,
  issuer: Certificate['issuer'],
  subject: CertificateSubject,
  keys: PublicKeys,
  { validFrom, validTo }: Validity,
): Certificate {
  const content = { formatVersion: 1 as const, subject, keys, keyId: keyIdOf(keys), issuer, validFrom, validTo }
  return { ...content, signatures: signValue(CERTIFICATE, content, secret) }
}

export function revoke(root: Signer, keyId: string, at: string, reason: Revocation['reason']): Revocation {
  const content = { keyId, at, reason, issuer: root.certificate.keyId }
  return { ...content, signatures: signValue(REVOCATION, content, root.secret) }
}

/**
 * null = the certificate was good at `at`. A signature made while it was good stays good afterwards, unless the key is known to have
 * been in other hands.
 */
export function refuseCertificate(
  certificate: Certificate,
  trust: Trust,
  at: string,
  roles: readonly CertificateRole[],
): Refusal | null {
  if (keyIdOf(certificate.keys) !== certificate.keyId) return 'keyIdWrong'
  const root = trust.roots.find(one => one.keyId === certificate.issuer.keyId)
  if (root === undefined) return 'unknownIssuer'
  const fault =
    refuseRoot(root, at) ?? refuseSigned(certificate, root, at) ?? refuseRevoked(certificate.keyId, trust, at)
  if (fault !== null) return fault
  return roles.includes(certificate.subject.role) ? null : 'roleNotAllowed'
}

/** The only certificate that speaks for itself; whether to believe it is not decided here. */
export function refuseRoot(root: Certificate, at: string): Refusal | null {
  if (root.subject.role !== 'root' || keyIdOf(root.keys) !== root.keyId || root.issuer.keyId !== root.keyId)
    return 'certificateForged'
  return refuseSigned(root, root, at)
}

function refuseSigned(certificate: Certificate, by: Certificate, at: string): Refusal | null {
  const { signatures, ...content } = certificate
  if (!verifyValue(CERTIFICATE, content, by.keys, signatures)) return 'certificateForged'
  if (at < certificate.validFrom) return 'certificateNotYet'
  return at > certificate.validTo ? 'certificateExpired' : null
}

function refuseRevoked(keyId: string, trust: Trust, at: string): Refusal | null {
  const taken = trust.revocations.filter(one => one.keyId === keyId && isGenuineRevocation(one, trust))
  return taken.some(one => one.reason === 'compromised' || at >= one.at) ? 'revoked' : null
}

export function isGenuineRevocation({ signatures, ...content }: Revocation, trust: Trust): boolean {
  const root = trust.roots.find(one => one.keyId === content.issuer)
  return root !== undefined && verifyValue(REVOCATION, content, root.keys, signatures)
}
