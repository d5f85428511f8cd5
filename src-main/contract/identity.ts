// Who acts and whom this PC believes: the person signed in, and the trust file.
// Secret keys never cross this border; pass phrases do once, and are kept nowhere.
import { z } from 'zod'
import { call, NothingSchema } from './call.ts'
import { CertificateSchema, TrustSchema } from './signing.ts'

export const IdentityStateSchema = z.object({
  /** null = nobody is signed in: nothing can be signed. */
  certificate: CertificateSchema.nullable(),
  /** null = none was imported: nobody can be believed. */
  trust: TrustSchema.nullable(),
})
export type IdentityState = z.infer<typeof IdentityStateSchema>

export const identityCalls = {
  'identity.get': call('read', NothingSchema, IdentityStateSchema),
  /** Throws IDENTITY_LOCKED, IDENTITY_INVALID. */
  'identity.open': call('write', z.object({ path: z.string(), passphrase: z.string().max(1000) }), IdentityStateSchema),
  'identity.close': call('write', NothingSchema, IdentityStateSchema),
  /** Takes the roots and revocations of a trust file; a revocation known here is never forgotten. Throws TRUST_INVALID. */
  'trust.import': call('write', z.object({ path: z.string() }), IdentityStateSchema),
}
