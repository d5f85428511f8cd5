// Notes which keys of the key ring the steps of a run ask for: only those are handed to the workers.
// Opens no key ring and writes to none.

import type { OperationContext } from '../core/operations/operation.ts'
import type { UsableKey } from '../store/keyring.ts'
import type { SharedKey } from './worker-tasks.ts'

/** Where the keys of a run come from. Throws KEYRING_MISSING, KEYRING_LOCKED. */
export interface KeySource {
  key(name: string): Pick<UsableKey, 'id' | 'secret'> & Partial<UsableKey>
}

export interface UsedKeys {
  context: OperationContext
  shared(): SharedKey[]
  /** Sorted, each once. */
  ids(): string[]
}

export const NO_TAGS = new Uint8Array(0)

export function notedKeys(keyring: KeySource, seed: number): UsedKeys {
  const used = new Map<string, { id: string; shared: SharedKey }>()
  const noted = (name: string): SharedKey => {
    const known = used.get(name)
    if (known !== undefined) return known.shared
    const { id, secret, pseudonyms = NO_TAGS } = keyring.key(name)
    const shared = { name, secret, pseudonyms }
    used.set(name, { id, shared })
    return shared
  }
  return {
    context: {
      seed,
      key(name) {
        return noted(name).secret
      },
      pseudonyms: name => noted(name).pseudonyms ?? NO_TAGS,
    },
    shared: () => [...used.values()].map(({ shared }) => shared),
    ids: () => [...new Set([...used.values()].map(({ id }) => id))].sort(),
  }
}
