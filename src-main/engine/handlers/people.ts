// Handlers of accounts and sessions.
// Decides nothing: see engine/people.
import type { peopleCalls } from '../../contract/people.ts'
import { readTrustFile, writeTrustFile } from '../../files/signed/trust-file.ts'
import { openIdentityFile, writeIdentityFile } from '../../store/identity-file.ts'
import type { Handlers, Services } from '../handler.ts'

export function peopleHandlers(services: Services): Handlers<keyof typeof peopleCalls> {
  const { people } = services
  const told = () => {
    services.changed(null)
    return people.session()
  }
  return {
    'session.get': () => people.session(),
    'session.open': ({ name, passphrase }) => {
      people.open(name, passphrase)
      return told()
    },
    'session.lock': ({ idle }) => {
      people.lock(idle)
      return told()
    },
    'session.idle': ({ minutes }) => {
      people.setIdle(minutes)
      return told()
    },
    'organisation.create': input => {
      const recoveryKey = people.create(input)
      return { recoveryKey, session: told() }
    },
    'organisation.join': async ({ identity, trust, passphrase }) => {
      services.checkPath(identity)
      services.checkPath(trust)
      const recoveryKey = people.join(openIdentityFile(identity, passphrase), await readTrustFile(trust), passphrase)
      return { recoveryKey, session: told() }
    },
    'accounts.create': ({ recoveryKey, ...person }) => {
      people.add(person, recoveryKey)
      return told()
    },
    'accounts.disable': ({ id, reason, recoveryKey }) => {
      people.disable(id, reason, recoveryKey)
      return told()
    },
    'accounts.recover': ({ id, passphrase, recoveryKey }) => {
      people.recover(id, passphrase, recoveryKey)
      return told()
    },
    'accounts.changePassphrase': ({ passphrase, next }) => {
      people.changePassphrase(passphrase, next)
      return told()
    },
    'accounts.export': async ({ identity, trust, passphrase }) => {
      services.checkPath(identity)
      services.checkPath(trust)
      const exported = people.exported(passphrase)
      writeIdentityFile(identity, exported.signer, passphrase)
      await writeTrustFile(trust, exported.trust)
      return {}
    },
  }
}
