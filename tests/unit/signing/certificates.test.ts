// A PC believes people its organisation's root speaks for, while it does, and nobody else.
import { describe, expect, it } from 'vitest'
import type { Certificate } from '../../../src-main/contract/signing.ts'
import { issueCertificate, refuseCertificate, revoke } from '../../../src-main/core/signing/certificates.ts'
import { keyIdOf, shareAKey } from '../../../src-main/core/signing/person-keys.ts'
import { NOW, personOf, rootOf, trustIn, VALID } from './people.ts'

const root = rootOf('示例市数据局')
const reviewer = personOf(root, '李审', 'reviewer')
const trust = trustIn(root)
const judge = (certificate: Certificate, at = NOW, believed = trust) =>
  refuseCertificate(certificate, believed, at, ['reviewer'])

describe('a certificate', () => {
  it('is believed while it is valid, for the duties it names', () => {
    expect(judge(reviewer.certificate)).toBeNull()
    expect(judge(personOf(root, '张办', 'clerk').certificate)).toBe('roleNotAllowed')
  })

  it('is refused before and after its time, to the millisecond', () => {
    expect(judge(reviewer.certificate, VALID.validFrom)).toBeNull()
    expect(judge(reviewer.certificate, '2025-12-31T23:59:59.999Z')).toBe('certificateNotYet')
    expect(judge(reviewer.certificate, VALID.validTo)).toBeNull()
    expect(judge(reviewer.certificate, '2028-12-31T00:00:00.001Z')).toBe('certificateExpired')
  })

  it('is refused where its root is not in the trust file', () => {
    expect(judge(reviewer.certificate, NOW, trustIn(rootOf('别的单位')))).toBe('unknownIssuer')
  })

  it.each([
    ['a longer validity', { validTo: '2099-01-01T00:00:00.000Z' }],
    ['another name', { subject: { ...reviewer.certificate.subject, name: '王二' } }],
    ['another duty', { subject: { ...reviewer.certificate.subject, role: 'bureau' as const } }],
  ])('is refused with %s written into it', (_, change) => {
    expect(judge({ ...reviewer.certificate, ...change })).toBe('certificateForged')
  })

  it('is refused with somebody else’s keys in it, numbered rightly or wrongly', () => {
    const { keys } = personOf(rootOf('别的单位'), '冒充', 'reviewer').certificate
    expect(judge({ ...reviewer.certificate, keys })).toBe('keyIdWrong')
    expect(judge({ ...reviewer.certificate, keys, keyId: keyIdOf(keys) })).toBe('certificateForged')
  })

  it('cannot issue certificates itself', () => {
    expect(() => issueCertificate(reviewer, reviewer.certificate.subject, reviewer.certificate.keys, VALID)).toThrow()
    const byPerson = personOf({ ...root, secret: reviewer.secret }, '伪', 'reviewer').certificate
    expect(judge(byPerson)).toBe('certificateForged')
    const named = { ...byPerson, issuer: { ...byPerson.issuer, keyId: reviewer.certificate.keyId } }
    const believing = { ...trust, roots: [...trust.roots, reviewer.certificate] }
    expect(judge(named, NOW, believing)).toBe('certificateForged')
  })
})

describe('a revocation', () => {
  const at = '2026-11-10T00:00:00.000Z'
  const before = '2026-11-01T00:00:00.000Z'
  const { keyId } = reviewer.certificate

  it('takes away what is signed after it, and what was signed before only where the key was in other hands', () => {
    const left = { ...trust, revocations: [revoke(root, keyId, at, 'left')] }
    expect(judge(reviewer.certificate, NOW, left)).toBe('revoked')
    expect(judge(reviewer.certificate, before, left)).toBeNull()
    const stolen = { ...trust, revocations: [revoke(root, keyId, at, 'compromised')] }
    expect(judge(reviewer.certificate, before, stolen)).toBe('revoked')
  })

  it('counts only with the signature of a root', () => {
    const forged = {
      ...revoke(root, keyId, at, 'left'),
      signatures: revoke(rootOf('别的单位'), keyId, at, 'left').signatures,
    }
    expect(judge(reviewer.certificate, NOW, { ...trust, revocations: [forged] })).toBeNull()
  })
})

it('two people with one key in common are noticed, whatever their names', () => {
  const { keys } = reviewer.certificate
  const other = personOf(root, '王审', 'reviewer').certificate.keys
  expect(shareAKey(keys, other)).toBe(false)
  expect(shareAKey(keys, { ...other, sm2: keys.sm2 })).toBe(true)
})
