// `key new-root|new-person|certificate|trust|revoke`: identities of people, their certificates, and the trust file.
// Prints certificates, never a secret key; identities are always sealed by a pass phrase.

import { randomUUID } from 'node:crypto'
import { existsSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { OpenprepError } from '../../contract/errors.ts'
import { type Certificate, PERSON_ROLES, REVOCATION_REASONS, type Trust, TrustSchema } from '../../contract/signing.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { certificateRoles } from '../../contract/text/zh-CN/signing.ts'
import { createRoot, issueCertificate, revoke, type Signer } from '../../core/signing/certificates.ts'
import { publicKeysOf } from '../../core/signing/person-keys.ts'
import {
  newSecretKeys,
  openIdentityFile,
  readIdentityCertificate,
  writeIdentityFile,
} from '../../store/identity-file.ts'
import { type Arguments, choiceOption, integerOption, requiredOption } from '../arguments.ts'
import type { Io } from '../command.ts'
import { readJson } from '../json-file.ts'
import { clock, passphrase } from '../session.ts'
import { cli } from '../words.ts'

const DEFAULT_YEARS = 3
/** A root outlives the people it speaks for. */
const ROOT_YEARS = 20

function validity(args: Arguments, years: number): { validFrom: string; validTo: string } {
  const validFrom = clock()
  const end = Number(validFrom.slice(0, 4)) + (integerOption(args, 'years') ?? years)
  // 29 February has no counterpart in most years.
  const day = validFrom.slice(4, 10) === '-02-29' ? '-02-28' : validFrom.slice(4, 10)
  return { validFrom, validTo: `${end}${day}${validFrom.slice(10)}` }
}

function freshTarget(args: Arguments): string {
  const out = resolve(requiredOption(args, 'out'))
  if (existsSync(out))
    throw new OpenprepError('OPTION_INVALID', { option: '--out', value: out, reason: cli.fileExists })
  return out
}

async function keep(signer: Signer, args: Arguments, io: Io): Promise<number> {
  const out = freshTarget(args)
  requiredOption(args, 'identity-passphrase-file')
  writeIdentityFile(out, signer, passphrase(args, 'identity-passphrase-file') ?? '')
  const { subject } = signer.certificate
  await io.print(signer.certificate, () => out)
  io.say(fill(cli.identityMade, { role: certificateRoles[subject.role], name: subject.name, file: out }))
  return 0
}

function newRoot(unit: string, args: Arguments, io: Io): Promise<number> {
  const subject = { personId: randomUUID(), name: unit, unit }
  return keep(createRoot(newSecretKeys(), subject, validity(args, ROOT_YEARS)), args, io)
}

function openRoot(args: Arguments): Signer {
  const [path] = args.options.root ?? []
  if (path === undefined) throw new OpenprepError('USAGE', { reason: fill(cli.missingOption, { option: '--root' }) })
  return openIdentityFile(path, passphrase(args, 'root-passphrase-file'))
}

function newPerson(name: string, args: Arguments, io: Io): Promise<number> {
  const root = openRoot(args)
  const [role] = choiceOption('role', [args.options.role ?? ''], PERSON_ROLES)
  const secret = newSecretKeys()
  const unit = args.options.unit ?? root.certificate.subject.unit
  const subject = { personId: randomUUID(), name, unit, role: role ?? 'clerk' }
  const certificate = issueCertificate(root, subject, publicKeysOf(secret), validity(args, DEFAULT_YEARS))
  return keep({ certificate, secret }, args, io)
}

function writeDocument(path: string, document: Certificate | Trust): void {
  try {
    writeFileSync(path, `${JSON.stringify(document, null, 2)}\n`, { flag: 'wx' })
  } catch (cause) {
    throw new OpenprepError('TARGET_NOT_WRITABLE', { file: path }, { file: path }, { cause })
  }
}

async function certificate(path: string, args: Arguments, io: Io): Promise<number> {
  const out = freshTarget(args)
  const found = readIdentityCertificate(path)
  writeDocument(out, found)
  await io.print(found, () => out)
  io.say(fill(cli.certificateWritten, { file: out }))
  return 0
}

async function keepTrust(document: Trust, out: string, io: Io): Promise<number> {
  writeDocument(out, document)
  await io.print(document, () => out)
  io.say(fill(cli.trustWritten, { file: out, roots: document.roots.length, revocations: document.revocations.length }))
  return 0
}

function trust(args: Arguments, io: Io): Promise<number> {
  const out = freshTarget(args)
  const roots = (args.options.root ?? []).map(readIdentityCertificate)
  if (roots.length === 0) throw new OpenprepError('USAGE', { reason: fill(cli.missingOption, { option: '--root' }) })
  const stray = roots.find(root => root.subject.role !== 'root')
  if (stray !== undefined)
    throw new OpenprepError('TRUST_INVALID', { file: stray.subject.name, refusal: 'roleNotAllowed' })
  return keepTrust({ formatVersion: 1, kind: 'trust', roots, revocations: [] }, out, io)
}

function takeBack(path: string, args: Arguments, io: Io): Promise<number> {
  const out = freshTarget(args)
  const known = readJson(requiredOption(args, 'trust'), TrustSchema, 'TRUST_INVALID')
  const [reason] = choiceOption('reason', [args.options.reason ?? ''], REVOCATION_REASONS)
  const taken = revoke(openRoot(args), readIdentityCertificate(path).keyId, clock(), reason ?? 'lost')
  return keepTrust({ ...known, revocations: [...known.revocations, taken] }, out, io)
}

/** undefined = not an act on people. */
export function peopleAct(act: string | undefined, word: string, args: Arguments, io: Io): Promise<number> | undefined {
  switch (act) {
    case 'new-root':
      return newRoot(word, args, io)
    case 'new-person':
      return newPerson(word, args, io)
    case 'certificate':
      return certificate(word, args, io)
    case 'trust':
      return trust(args, io)
    case 'revoke':
      return takeBack(word, args, io)
    default:
      return undefined
  }
}
