// Which secret keys a recipe asks for, and where they come from.
// Never shows a key; the work folder's own ring makes a missing one when it may.
import { createSecretKey, type KeyObject } from 'node:crypto'
import type { Step } from '../contract/recipe.ts'
import type { OperationContext } from '../core/operations/operation.ts'
import { compileRecipe } from '../core/recipe/compile-recipe.ts'
import type { Services } from './handler.ts'

/** Stands in where a recipe is only looked at: no value is ever treated with it. */
const UNUSED_KEY: KeyObject = createSecretKey(Buffer.alloc(32))

/** For looking at recipes: columns, sentences, problems. */
export const lookingContext: OperationContext = { key: () => UNUSED_KEY, seed: 1 }

/** Names of the keys the switched-on steps use, sorted. */
export function keyNamesOf(steps: readonly Step[], columns: readonly string[]): string[] {
  const names = new Set<string>()
  const note = (name: string) => {
    names.add(name)
    return UNUSED_KEY
  }
  compileRecipe(steps, columns, { key: note, seed: 1 })
  return [...names].sort()
}

/** Ids of those keys; one not yet made stands by its name: nothing made with it can exist. */
export function keyIdsOf({ keyring }: Services, steps: readonly Step[], columns: readonly string[]): string[] {
  return keyNamesOf(steps, columns).map(name => (keyring.has(name) ? keyring.key(name).id : name))
}

/** Makes the keys that are missing where that is allowed; KEYRING_MISSING is left to the run otherwise. */
export function ensureKeys(services: Services, steps: readonly Step[], columns: readonly string[]): void {
  const { folder, keyring, createMissingKeys } = services
  if (!createMissingKeys) return
  for (const name of keyNamesOf(steps, columns).filter(wanted => !keyring.has(wanted))) {
    const info = keyring.create(name, services.now())
    folder.audit.record({
      action: 'key.created',
      datasetId: null,
      detail: { id: info.id, name },
      person: services.person(),
    })
  }
}

/** For running and previewing with the real keys. */
export function runningContext({ keyring }: Services, seed: number): OperationContext {
  return { key: name => keyring.key(name).secret, seed }
}
