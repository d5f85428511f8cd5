// Which items of the ledger are the same dataset of the same body, though one names its code (目录编码) and another only its title.
// Decides nothing about versions.
import type { LedgerItem } from '../../contract/bureau-ledger.ts'
import { looseForm } from '../values/loose-form.ts'
import { bodyKey } from './body-names.ts'

type Named = Pick<LedgerItem, 'body' | 'identifier' | 'title'>

/** Knows the items it was told of before: lists have titles where packages have codes. */
export class ItemKeys {
  readonly #city: string
  readonly #byTitle = new Map<string, string>()
  readonly #byCode = new Map<string, string>()
  /** The code an item with a key has; two codes under one title are two datasets. */
  readonly #codeOf = new Map<string, string>()

  constructor(city: string) {
    this.#city = city
  }

  /** The same dataset of the same body, whatever the version and whoever wrote it down. */
  keyFor(item: Named): string {
    const { byTitle, byCode } = this.#names(item)
    const known = (byCode === null ? undefined : this.#byCode.get(byCode)) ?? this.#knownByTitle(byTitle, byCode)
    const key = known ?? byCode ?? byTitle
    this.learn(item, key)
    return key
  }

  /** The key the ledger keeps an item under. */
  learn(item: Named, key: string): void {
    const { byTitle, byCode } = this.#names(item)
    this.#byTitle.set(byTitle, key)
    if (byCode === null) return
    this.#byCode.set(byCode, key)
    this.#codeOf.set(key, byCode)
  }

  #names({ body, identifier, title }: Named): { byTitle: string; byCode: string | null } {
    const owner = bodyKey(body, this.#city)
    const byCode = identifier === '' ? null : JSON.stringify([owner, identifier])
    return { byTitle: JSON.stringify([owner, looseForm(title)]), byCode }
  }

  #knownByTitle(byTitle: string, byCode: string | null): string | undefined {
    const key = this.#byTitle.get(byTitle)
    const code = key === undefined ? undefined : this.#codeOf.get(key)
    return code === undefined || byCode === null || code === byCode ? key : undefined
  }
}
