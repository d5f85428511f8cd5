// Handlers of who is signed in and whom this PC believes.
// Answers certificates and trust, never a secret key.
import type { IdentityState, identityCalls } from '../../contract/identity.ts'
import { mergedTrust, readTrustFile } from '../../files/signed/trust-file.ts'
import { openIdentityFile } from '../../store/identity-file.ts'
import type { Handlers, Services } from '../handler.ts'

export function identityState({ identity, folder }: Services): IdentityState {
  return { certificate: identity.get()?.certificate ?? null, trust: folder.trust.get() }
}

export function identityHandlers(services: Services): Handlers<keyof typeof identityCalls> {
  const { folder, identity } = services
  const record = (action: 'identity.opened' | 'identity.closed', keyId: string) =>
    folder.audit.record({ action, datasetId: null, detail: { keyId }, person: services.person() })
  return {
    'identity.get': () => identityState(services),
    'identity.open': ({ path, passphrase }) => {
      services.checkPath(path)
      const signer = openIdentityFile(path, passphrase)
      identity.set(signer)
      record('identity.opened', signer.certificate.keyId)
      services.changed(null)
      return identityState(services)
    },
    'identity.close': () => {
      const signer = identity.get()
      if (signer !== null) record('identity.closed', signer.certificate.keyId)
      identity.set(null)
      services.changed(null)
      return identityState(services)
    },
    'trust.import': async ({ path }) => {
      services.checkPath(path)
      folder.trust.save(mergedTrust(folder.trust.get(), await readTrustFile(path)), services.person())
      services.changed(null)
      return identityState(services)
    },
  }
}
