// The people at this PC: setting up the organisation, logging in and out, giving accounts out and taking them back.
// The one place where pass phrases and the recovery key open anything; keeps none of them.
import { randomBytes, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type ErrorCode, OpenprepError } from '../contract/errors.ts'
import type { Account, Missing, NewPerson, PersonRole, Session } from '../contract/people.ts'
import { IDLE_DEFAULT } from '../contract/people.ts'
import type { Certificate, Revocation, Trust } from '../contract/signing.ts'
import { PERSON_ROLES } from '../contract/signing.ts'
import { refusals } from '../contract/text/zh-CN/signing.ts'
import { FREE_ATTEMPTS, waitLeft } from '../core/people/lock-out.ts'
import { normalizedRecoveryKey, RECOVERY_BYTES, recoveryKeyText } from '../core/people/recovery-key.ts'
import { personValidity, rootValidity } from '../core/people/validity.ts'
import { digestOf } from '../core/recipe/recipe-digest.ts'
import { createRoot, issueCertificate, refuseCertificate, revoke, type Signer } from '../core/signing/certificates.ts'
import { publicKeysOf, type SecretKeys } from '../core/signing/person-keys.ts'
import { mergedTrust } from '../files/signed/trust-file.ts'
import { newSecretKeys } from '../store/identity-file.ts'
import { openUnderPassphrase, type PassphraseSeal, sealUnderPassphrase } from '../store/passphrase.ts'
import { newSealKey, SEAL_CIPHERS, type SealCipher, type SealKey, sealKeyOf } from '../store/protection/sealing.ts'
import type { NewAccount, Organisation, PeopleEvent, StoredAccount } from '../store/repositories/people.ts'
import type { WorkFolder } from '../store/work-folder.ts'
import type { Identity } from './identity.ts'

const hex32 = z.string().regex(/^[0-9a-f]{64}$/)
const SecretKeysSchema = z.strictObject({ ed25519: hex32, sm2: hex32, x25519: hex32 })
const FolderKeySchema = z.strictObject({ cipher: z.enum(SEAL_CIPHERS), key: z.base64() })
/** What a person's pass phrase opens. `root`: only those who give out accounts have it. */
const AccountSecretSchema = z.strictObject({
  secret: SecretKeysSchema,
  folderKey: FolderKeySchema,
  root: SecretKeysSchema.nullable(),
})
type AccountSecret = z.infer<typeof AccountSecretSchema>
/** What the recovery key opens. `root` null: the root lives at another PC. */
const RecoverySecretSchema = z.strictObject({ folderKey: FolderKeySchema, root: SecretKeysSchema.nullable() })
type RecoverySecret = z.infer<typeof RecoverySecretSchema>

export interface PeopleOptions {
  readonly folder: WorkFolder
  readonly identity: Identity
  now(): string
  /** Who acts before there are accounts. */
  formerPerson(): string
  /** Resolves when no job is running. */
  idle(): Promise<unknown>
}

export class People {
  readonly #options: PeopleOptions
  /** The account that is logged in. */
  #account: string | null = null
  #root: SecretKeys | null = null

  constructor(options: PeopleOptions) {
    this.#options = options
  }

  /** Throws STORE_LOCKED where there are accounts and nobody is logged in. */
  mustBeOpen(): void {
    if (this.#account === null && this.#people.organisation() !== null) throw new OpenprepError('STORE_LOCKED')
  }

  session(): Session {
    const organisation = this.#people.organisation()
    const accounts = this.#people.accounts().map(account => this.#told(account))
    return {
      organisation:
        organisation === null
          ? null
          : {
              name: organisation.root.subject.unit,
              root: organisation.root,
              cipher: organisation.cipher,
              idleMinutes: organisation.idleMinutes,
            },
      account: accounts.find(({ id }) => id === this.#account) ?? null,
      accounts,
      canIssue: this.#root !== null,
      missing: missingOf(organisation, accounts),
    }
  }

  /** Throws ORGANISATION_EXISTS, ORGANISATION_ROLES, ACCOUNT_NAME_TAKEN, PASSPHRASE_WEAK. Nobody is logged in afterwards but the first. */
  create(input: { organisation: string; cipher: SealCipher; people: readonly NewPerson[] }): string {
    if (this.#people.organisation() !== null) throw new OpenprepError('ORGANISATION_EXISTS')
    checkFirst(input.people)
    const now = this.#options.now()
    const subject = { personId: randomUUID(), name: input.organisation, unit: input.organisation }
    const root = createRoot(newSecretKeys(), subject, rootValidity(now))
    const folderKey = newSealKey(input.cipher)
    const accounts = input.people.map(person => this.#newAccount(person, root, folderKey, false))
    const recoveryKey = recoveryKeyText(randomBytes(RECOVERY_BYTES))
    const recovery = sealedRecovery(
      root.certificate,
      { folderKey: plainKey(folderKey), root: root.secret },
      recoveryKey,
    )
    this.#people.found(
      { root: root.certificate, cipher: input.cipher, idleMinutes: IDLE_DEFAULT, recovery },
      { accounts, trust: this.#trusting(root.certificate), folderKey },
      {
        action: 'organisation.created',
        detail: { root: root.certificate.keyId, name: input.organisation, accounts: accounts.map(told) },
        person: this.#options.formerPerson(),
      },
    )
    const [first] = input.people
    if (first !== undefined) this.open(first.name, first.passphrase)
    return recoveryKey
  }

  /** For a second PC. Throws ORGANISATION_EXISTS, IDENTITY_REFUSED. */
  join(signer: Signer, trust: Trust, passphrase: string): string {
    if (this.#people.organisation() !== null) throw new OpenprepError('ORGANISATION_EXISTS')
    const now = this.#options.now()
    const { certificate } = signer
    const refusal = refuseCertificate(certificate, trust, now, PERSON_ROLES)
    const root = trust.roots.find(one => one.keyId === certificate.issuer.keyId)
    if (refusal !== null || root === undefined)
      throw new OpenprepError('IDENTITY_REFUSED', { reason: refusals[refusal ?? 'unknownIssuer'] })
    const folderKey = newSealKey('aes-256-gcm')
    const id = certificate.subject.personId
    const sealed = sealedAccount(id, { secret: signer.secret, folderKey: plainKey(folderKey), root: null }, passphrase)
    const recoveryKey = recoveryKeyText(randomBytes(RECOVERY_BYTES))
    this.#people.found(
      {
        root,
        cipher: folderKey.cipher,
        idleMinutes: IDLE_DEFAULT,
        recovery: sealedRecovery(root, { folderKey: plainKey(folderKey), root: null }, recoveryKey),
      },
      {
        accounts: [{ id, certificate, sealed, mustChange: false }],
        trust: mergedTrust(this.#options.folder.trust.get(), trust),
        folderKey,
      },
      {
        action: 'organisation.joined',
        detail: { root: root.keyId, name: root.subject.unit, keyId: certificate.keyId },
        person: certificate.subject.name,
      },
    )
    this.open(certificate.subject.name, passphrase)
    return recoveryKey
  }

  /** Throws LOGIN_FAILED, LOGIN_WAIT, ACCOUNT_NOT_FOUND, ACCOUNT_DISABLED, ACCOUNT_ALTERED. */
  open(name: string, passphrase: string): void {
    const account = this.#named(name)
    const secret = this.#opened(account, passphrase)
    this.#mustBeAsIssued(account, secret)
    this.#options.folder.unlock(folderKeyOf(secret))
    this.#options.identity.set({ certificate: account.certificate, secret: secret.secret })
    this.#account = account.id
    this.#root = secret.root
    this.#people.attempted(account.id, 0, {
      action: 'session.opened',
      detail: { account: account.id, keyId: account.certificate.keyId },
      person: name,
    })
  }

  /** Whoever can write to the database could give an account another name or duty. Throws ACCOUNT_ALTERED. */
  #mustBeAsIssued({ certificate }: StoredAccount, { secret }: AccountSecret): void {
    const root = this.#people.organisation()?.root
    const trust = {
      formatVersion: 1 as const,
      kind: 'trust' as const,
      roots: root === undefined ? [] : [root],
      revocations: [],
    }
    // Judged as of its first day: what has expired since may still be opened, though it signs nothing any more.
    const genuine = refuseCertificate(certificate, trust, certificate.validFrom, PERSON_ROLES) === null
    if (!genuine || digestOf(publicKeysOf(secret)) !== digestOf(certificate.keys))
      throw new OpenprepError('ACCOUNT_ALTERED', { name: certificate.subject.name })
  }

  /** Calls are refused at once; the keys go when the jobs that use them have ended. */
  lock(idle: boolean): void {
    const account = this.#account
    if (account === null) return
    this.#people.record({ action: 'session.locked', detail: { account, idle }, person: this.#nameOf(account) })
    this.#account = null
    this.#root = null
    this.#options.identity.set(null)
    void this.#options.idle().then(() => {
      if (this.#account === null) this.#options.folder.lock()
    })
  }

  setIdle(minutes: number): void {
    if (this.#people.organisation() === null) throw new OpenprepError('ORGANISATION_NEEDED')
    this.#people.setIdle(minutes, this.#event('session.idleChanged', { minutes }))
  }

  /** Throws ACCOUNT_ROLE_NEEDED, RECOVERY_WRONG, ACCOUNT_NAME_TAKEN, PASSPHRASE_WEAK. */
  add(person: NewPerson, recoveryKey: string | undefined): void {
    checkPassphrase(person)
    if (this.#people.accounts().some(({ certificate }) => certificate.subject.name === person.name))
      throw new OpenprepError('ACCOUNT_NAME_TAKEN', { name: person.name })
    const { root, folderKey } = this.#issuing(recoveryKey)
    const account = this.#newAccount(person, root, folderKey, true)
    this.#people.add(account, this.#event('account.created', told(account)))
  }

  disable(id: string, reason: Revocation['reason'], recoveryKey: string | undefined): void {
    const account = this.#byId(id)
    const { root } = this.#issuing(recoveryKey)
    const trust = this.#revoked(root, account.certificate, reason)
    this.#people.disable(
      id,
      trust,
      this.#event('account.disabled', { account: id, keyId: account.certificate.keyId, reason }),
    )
    if (id === this.#account) this.lock(false)
  }

  /** The person keeps their number and gets new keys: without the pass phrase the former ones open for nobody. */
  recover(id: string, passphrase: string, recoveryKey: string | undefined): void {
    const account = this.#byId(id)
    const { subject } = account.certificate
    const role = roleOf(account.certificate)
    checkPassphrase({ name: subject.name, passphrase })
    const { root, folderKey } = this.#issuing(recoveryKey)
    const trust = this.#revoked(root, account.certificate, 'lost')
    const person = { name: subject.name, unit: subject.unit, role, passphrase }
    const { certificate, sealed } = this.#newAccount(person, root, folderKey, true, id)
    this.#people.reseal(
      id,
      { sealed, certificate, trust, mustChange: true },
      this.#event('account.recovered', { account: id, former: account.certificate.keyId, keyId: certificate.keyId }),
    )
    if (id === this.#account) this.lock(false)
  }

  /** Wraps the same secrets under another phrase; no data is touched. */
  changePassphrase(passphrase: string, next: string): void {
    const account = this.#mine()
    const secret = this.#opened(account, passphrase)
    checkPassphrase({ name: account.certificate.subject.name, passphrase: next })
    this.#people.reseal(
      account.id,
      { sealed: sealedAccount(account.id, secret, next), mustChange: false },
      this.#event('passphrase.changed', { account: account.id }),
    )
  }

  /** One's own signer and the trust that goes with it, after the pass phrase was given once more. */
  exported(passphrase: string): { signer: Signer; trust: Trust } {
    const account = this.#mine()
    const { secret } = this.#opened(account, passphrase)
    const trust = this.#options.folder.trust.get()
    if (trust === null) throw new OpenprepError('TRUST_NEEDED')
    this.#people.record(this.#event('account.exported', { account: account.id, keyId: account.certificate.keyId }))
    return { signer: { certificate: account.certificate, secret }, trust }
  }

  get #people() {
    return this.#options.folder.people
  }

  #event(action: PeopleEvent['action'], detail: PeopleEvent['detail']): PeopleEvent {
    return {
      action,
      detail,
      person: this.#account === null ? this.#options.formerPerson() : this.#nameOf(this.#account),
    }
  }

  #nameOf(id: string): string {
    return this.#byId(id).certificate.subject.name
  }

  #byId(id: string): StoredAccount {
    return this.#found(id, account => account.id === id)
  }

  #named(name: string): StoredAccount {
    return this.#found(name, ({ certificate }) => certificate.subject.name === name)
  }

  #found(name: string, is: (account: StoredAccount) => boolean): StoredAccount {
    const accounts = this.#people.accounts()
    const account = accounts.find(is)
    if (account !== undefined) return account
    if (accounts.length === 0) throw new OpenprepError('ORGANISATION_NEEDED')
    const names = accounts.map(({ certificate }) => certificate.subject.name).join('、')
    throw new OpenprepError('ACCOUNT_NOT_FOUND', { name, accounts: names })
  }

  #mine(): StoredAccount {
    if (this.#account === null) throw new OpenprepError('STORE_LOCKED')
    return this.#byId(this.#account)
  }

  #opened(account: StoredAccount, passphrase: string): AccountSecret {
    const { name } = account.certificate.subject
    if (!account.active) throw new OpenprepError('ACCOUNT_DISABLED', { name })
    this.#mustNotWait(account.failures, account.failedAt)
    const plain = openUnderPassphrase(account.sealed, passphrase, accountPlace(account.id))
    if (plain !== null) return AccountSecretSchema.parse(JSON.parse(Buffer.from(plain).toString('utf8')))
    const failures = account.failures + 1
    const action = failures > FREE_ATTEMPTS ? 'session.lockedOut' : 'session.refused'
    this.#people.attempted(account.id, failures, { action, detail: { account: account.id, failures }, person: name })
    throw wrong('LOGIN_FAILED', failures)
  }

  /** The chief data officer who is logged in, or the recovery key. */
  #issuing(recoveryKey: string | undefined): { root: Signer; folderKey: SealKey } {
    const organisation = this.#people.organisation()
    if (organisation === null) throw new OpenprepError('ORGANISATION_NEEDED')
    if (recoveryKey === undefined) {
      if (this.#root === null) throw new OpenprepError('ACCOUNT_ROLE_NEEDED')
      const root = { certificate: organisation.root, secret: this.#root }
      return { root, folderKey: this.#options.folder.keys.folderKey }
    }
    const secret = this.#recovered(organisation, recoveryKey)
    if (secret.root === null) throw new OpenprepError('ACCOUNT_ROLE_NEEDED')
    return { root: { certificate: organisation.root, secret: secret.root }, folderKey: folderKeyOf(secret) }
  }

  #recovered({ root, recovery, recoveryFailures, recoveryFailedAt }: Organisation, typed: string): RecoverySecret {
    this.#mustNotWait(recoveryFailures, recoveryFailedAt)
    const plain = openUnderPassphrase(recovery, normalizedRecoveryKey(typed), recoveryPlace(root))
    if (plain === null) {
      const failures = recoveryFailures + 1
      this.#people.attempted(null, failures, this.#event('recovery.refused', { failures }))
      throw wrong('RECOVERY_WRONG', failures)
    }
    this.#people.attempted(null, 0, this.#event('recovery.used', {}))
    return RecoverySecretSchema.parse(JSON.parse(Buffer.from(plain).toString('utf8')))
  }

  #mustNotWait(failures: number, failedAt: string | null): void {
    const seconds = waitLeft(failures, failedAt, this.#options.now())
    if (seconds > 0) throw new OpenprepError('LOGIN_WAIT', { seconds })
  }

  /** Whom this PC trusted before, it goes on trusting. */
  #trusting(root: Certificate): Trust {
    return mergedTrust(this.#options.folder.trust.get(), {
      formatVersion: 1,
      kind: 'trust',
      roots: [root],
      revocations: [],
    })
  }

  #revoked(root: Signer, { keyId }: Certificate, reason: Revocation['reason']): Trust {
    const trust = this.#options.folder.trust.get()
    if (trust === null) throw new OpenprepError('TRUST_NEEDED')
    return { ...trust, revocations: [...trust.revocations, revoke(root, keyId, this.#options.now(), reason)] }
  }

  #newAccount(
    person: NewPerson,
    root: Signer,
    folderKey: SealKey,
    mustChange: boolean,
    id: string = randomUUID(),
  ): NewAccount {
    const { name, unit, role, passphrase } = person
    const secret = newSecretKeys()
    const validity = personValidity(this.#options.now(), root.certificate.validTo)
    const certificate = issueCertificate(root, { personId: id, name, unit, role }, publicKeysOf(secret), validity)
    const issuing = role === 'chiefDataOfficer' ? root.secret : null
    const sealed = sealedAccount(id, { secret, folderKey: plainKey(folderKey), root: issuing }, passphrase)
    return { id, certificate, sealed, mustChange }
  }

  #told({ id, active, certificate, mustChange, failures, failedAt, at }: StoredAccount): Account {
    const { name, unit } = certificate.subject
    return {
      id,
      name,
      unit,
      role: roleOf(certificate),
      createdAt: at,
      active,
      keyId: certificate.keyId,
      certificateTo: certificate.validTo,
      mustChange,
      wait: waitLeft(failures, failedAt, this.#options.now()),
    }
  }
}

function missingOf(organisation: Organisation | null, accounts: readonly Account[]): Missing[] {
  if (organisation === null) return ['organisation']
  const there = new Set(accounts.filter(({ active }) => active).map(({ role }) => role))
  return (['clerk', 'reviewer'] as const).filter(role => !there.has(role))
}

function checkFirst(people: readonly NewPerson[]): void {
  const roles = new Set(people.map(({ role }) => role))
  if (!roles.has('clerk') || !roles.has('reviewer')) throw new OpenprepError('ORGANISATION_ROLES')
  const names = new Set<string>()
  for (const person of people) {
    checkPassphrase(person)
    if (names.has(person.name)) throw new OpenprepError('ACCOUNT_NAME_TAKEN', { name: person.name })
    names.add(person.name)
  }
}

/** Length is asked for by the contract; this refuses what length does not help. */
function checkPassphrase({ name, passphrase }: Pick<NewPerson, 'name' | 'passphrase'>): void {
  const bare = passphrase.normalize('NFKC')
  if (new Set(bare).size < 5 || bare.includes(name)) throw new OpenprepError('PASSPHRASE_WEAK', { name })
}

function roleOf({ subject: { role } }: Certificate): PersonRole {
  if (role === 'root') throw new OpenprepError('STORE_CORRUPT', { reason: 'accounts' })
  return role
}

function told({ id, certificate }: NewAccount) {
  const { name, unit, role } = certificate.subject
  return { account: id, name, unit, role, keyId: certificate.keyId }
}

function wrong(code: Extract<ErrorCode, 'LOGIN_FAILED' | 'RECOVERY_WRONG'>, failures: number): OpenprepError {
  return new OpenprepError(code, { left: Math.max(0, FREE_ATTEMPTS + 1 - failures) })
}

const accountPlace = (id: string) => `account/${id}`
const recoveryPlace = (root: Certificate) => `recovery/${root.keyId}`

function sealedAccount(id: string, secret: AccountSecret, passphrase: string): PassphraseSeal {
  return sealUnderPassphrase(Buffer.from(JSON.stringify(secret)), passphrase, accountPlace(id))
}

function sealedRecovery(root: Certificate, secret: RecoverySecret, recoveryKey: string): PassphraseSeal {
  return sealUnderPassphrase(Buffer.from(JSON.stringify(secret)), recoveryKey, recoveryPlace(root))
}

function plainKey({ cipher, secret }: SealKey): z.infer<typeof FolderKeySchema> {
  return { cipher, key: secret.export().toString('base64') }
}

function folderKeyOf({ folderKey: { cipher, key } }: RecoverySecret): SealKey {
  return sealKeyOf(cipher, Buffer.from(key, 'base64'))
}
