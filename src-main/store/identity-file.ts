// A person's or a root's keys and certificate in a file of their own, sealed by a pass phrase.
// Secret keys leave it only as a `Signer` inside this process.
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { OpenprepError } from '../contract/errors.ts'
import { type Certificate, CertificateSchema } from '../contract/signing.ts'
import { digestOf } from '../core/recipe/recipe-digest.ts'
import type { Signer } from '../core/signing/certificates.ts'
import {
  keyIdOf,
  publicKeysOf,
  SECRET_KEYS_RANDOM,
  type SecretKeys,
  secretKeysFrom,
} from '../core/signing/person-keys.ts'
import { openUnderPassphrase, PassphraseSealSchema, sealUnderPassphrase } from './passphrase.ts'

const FileSchema = z.strictObject({
  formatVersion: z.literal(1),
  kind: z.literal('identity'),
  certificate: CertificateSchema,
  sealed: PassphraseSealSchema,
})
const hex32 = z.string().regex(/^[0-9a-f]{64}$/)
const SecretsSchema = z.strictObject({ ed25519: hex32, sm2: hex32, x25519: hex32 })

/** Fresh keys of this machine's generator. */
export function newSecretKeys(): SecretKeys {
  return secretKeysFrom(randomBytes(SECRET_KEYS_RANDOM))
}

/** Never overwrites a file: keys that are gone cannot be made again. Throws TARGET_NOT_WRITABLE. */
export function writeIdentityFile(path: string, { certificate, secret }: Signer, passphrase: string): void {
  if (existsSync(path)) throw new OpenprepError('TARGET_NOT_WRITABLE', { file: path }, { file: path })
  const sealed = sealUnderPassphrase(Buffer.from(JSON.stringify(secret)), passphrase, digestOf(certificate))
  const content = { formatVersion: 1, kind: 'identity', certificate, sealed } satisfies z.infer<typeof FileSchema>
  const temporary = `${path}.${process.pid}.tmp`
  try {
    writeFileSync(temporary, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
    renameSync(temporary, path)
  } catch (cause) {
    throw new OpenprepError('TARGET_NOT_WRITABLE', { file: path }, { file: path }, { cause })
  }
}

/** The certificate in a file of its own, or the public part of an identity file. Throws IDENTITY_INVALID, FILE_NOT_FOUND. */
export function readIdentityCertificate(path: string): Certificate {
  const bare = CertificateSchema.safeParse(readJson(path))
  return bare.success ? bare.data : readFile(path).certificate
}

/** Throws FILE_NOT_FOUND, IDENTITY_INVALID, IDENTITY_LOCKED. */
export function openIdentityFile(path: string, passphrase: string | undefined): Signer {
  const { certificate, sealed } = readFile(path)
  const plain = passphrase === undefined ? null : openUnderPassphrase(sealed, passphrase, digestOf(certificate))
  if (plain === null) throw new OpenprepError('IDENTITY_LOCKED', { file: path }, { file: path })
  const secret = SecretsSchema.parse(JSON.parse(Buffer.from(plain).toString('utf8')))
  // A certificate of somebody else in front of one's own keys would only make signatures nobody believes.
  if (keyIdOf(publicKeysOf(secret)) !== certificate.keyId) throw new OpenprepError('IDENTITY_INVALID', { file: path })
  return { certificate, secret }
}

function readFile(path: string): z.infer<typeof FileSchema> {
  const parsed = FileSchema.safeParse(readJson(path))
  if (!parsed.success) throw new OpenprepError('IDENTITY_INVALID', { file: path }, { file: path })
  return parsed.data
}

function readJson(path: string): unknown {
  if (!existsSync(path)) throw new OpenprepError('FILE_NOT_FOUND', { file: path }, { file: path })
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    throw new OpenprepError('IDENTITY_INVALID', { file: path }, { file: path }, { cause })
  }
}
