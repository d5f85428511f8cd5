// Who is signed in: the one place that holds a person's secret keys while they work, for handlers that sign or unseal.
// Opens them from an identity file; whoever keeps accounts puts the same `Signer` here.
import { OpenprepError } from '../contract/errors.ts'
import type { Signer } from '../core/signing/certificates.ts'

export class Identity {
  #signer: Signer | null

  constructor(signer: Signer | null = null) {
    this.#signer = signer
  }

  /** null = nobody. */
  get(): Signer | null {
    return this.#signer
  }

  set(signer: Signer | null): void {
    this.#signer = signer
  }

  /** Throws IDENTITY_NEEDED. */
  needed(): Signer {
    if (this.#signer === null) throw new OpenprepError('IDENTITY_NEEDED')
    return this.#signer
  }
}
