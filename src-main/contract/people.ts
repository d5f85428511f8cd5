// People of the organisation at this PC: who they are, how they log in, and what is still missing before work can be released.
// Pass phrases come in through here and never go out; secret keys have no shape here.
import { z } from 'zod'
import { call, NothingSchema } from './call.ts'
import {
  CertificateSchema,
  CertificateSubjectSchema,
  DigestSchema,
  PERSON_ROLES,
  REVOCATION_REASONS,
} from './signing.ts'

export const PersonRoleSchema = z.enum(PERSON_ROLES)
export type PersonRole = z.infer<typeof PersonRoleSchema>

/** Ten signs: with the cost of argon2id, guessing a chosen phrase of that length is out of reach. */
export const PASSPHRASE_MIN = 10
const PassphraseSchema = z.string().min(1).max(200)
export const NewPassphraseSchema = z.string().min(PASSPHRASE_MIN).max(200)

const PersonFields = CertificateSubjectSchema.pick({ name: true, unit: true })
export const NewPersonSchema = PersonFields.extend({ role: PersonRoleSchema, passphrase: NewPassphraseSchema })
export type NewPerson = z.infer<typeof NewPersonSchema>

export const AccountSchema = z.object({
  id: z.string(),
  name: z.string(),
  unit: z.string(),
  role: PersonRoleSchema,
  createdAt: z.string(),
  active: z.boolean(),
  /** Names the keys the person signs with. */
  keyId: DigestSchema,
  certificateTo: z.string(),
  /** The pass phrase was given by somebody else. */
  mustChange: z.boolean(),
  /** Seconds before the next attempt is listened to; 0 = now. */
  wait: z.number(),
})
export type Account = z.infer<typeof AccountSchema>

export const ORGANISATION_CIPHERS = ['aes-256-gcm', 'sm4-gcm'] as const
/** Minutes without a key or a mouse after which the window locks. */
export const IDLE_CHOICES = [5, 10, 15, 30, 60] as const
export const IDLE_DEFAULT = 15

/** What keeps work from being released, in the order in which it is put right. */
export const MISSING = ['organisation', 'clerk', 'reviewer'] as const
export type Missing = (typeof MISSING)[number]

export const SessionSchema = z.object({
  /** null = none was set up: everything made is a draft. */
  organisation: z
    .object({
      name: z.string(),
      root: CertificateSchema,
      cipher: z.enum(ORGANISATION_CIPHERS),
      idleMinutes: z.number(),
    })
    .nullable(),
  /** null = nobody is logged in. */
  account: AccountSchema.nullable(),
  accounts: z.array(AccountSchema),
  /** Whoever is logged in may give out accounts. */
  canIssue: z.boolean(),
  missing: z.array(z.enum(MISSING)),
})
export type Session = z.infer<typeof SessionSchema>

/** Shown once and kept nowhere but on paper. */
const RecoveryKeySchema = z.object({ recoveryKey: z.string(), session: SessionSchema })
const WithRecovery = z.object({ recoveryKey: z.string().max(100).optional() })

export const peopleCalls = {
  'session.get': call('read', NothingSchema, SessionSchema),
  'session.open': call('write', z.object({ name: z.string(), passphrase: PassphraseSchema }), SessionSchema),
  'session.lock': call('write', z.object({ idle: z.boolean().default(false) }), SessionSchema),
  'session.idle': call('write', z.object({ minutes: z.literal(IDLE_CHOICES) }), SessionSchema),
  /** Makes the root, the accounts and a new folder key. Only where there is no organisation yet. */
  'organisation.create': call(
    'write',
    z.object({
      organisation: CertificateSubjectSchema.shape.unit,
      cipher: z.enum(ORGANISATION_CIPHERS).default('aes-256-gcm'),
      people: z.array(NewPersonSchema).min(2).max(20),
    }),
    RecoveryKeySchema,
  ),
  /** A second PC: the person's own identity file and the organisation's trust file, made at the first one. */
  'organisation.join': call(
    'write',
    z.object({ identity: z.string(), trust: z.string(), passphrase: PassphraseSchema }),
    RecoveryKeySchema,
  ),
  'accounts.create': call('write', NewPersonSchema.extend(WithRecovery.shape), SessionSchema),
  /** Takes the person's certificate back; what they signed before stays signed unless the key was in other hands. */
  'accounts.disable': call(
    'write',
    z.object({ id: z.string(), reason: z.enum(REVOCATION_REASONS) }).extend(WithRecovery.shape),
    SessionSchema,
  ),
  /** New keys, new certificate, new pass phrase for somebody who forgot theirs. Their former keys are gone and taken back. */
  'accounts.recover': call(
    'write',
    z.object({ id: z.string(), passphrase: NewPassphraseSchema }).extend(WithRecovery.shape),
    SessionSchema,
  ),
  'accounts.changePassphrase': call(
    'write',
    z.object({ passphrase: PassphraseSchema, next: NewPassphraseSchema }),
    SessionSchema,
  ),
  /** One's own identity as a file, for a second PC, with the trust file beside it. */
  'accounts.export': call(
    'write',
    z.object({ identity: z.string(), trust: z.string(), passphrase: PassphraseSchema }),
    NothingSchema,
  ),
}
