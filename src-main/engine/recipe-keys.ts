// Which secret keys a recipe asks for, and where they come from.
// Never shows a key; the work folder's own ring makes a missing one when it may.
import { createSecretKey, type KeyObject } from 'node:crypto'
import type { Step } from '../contract/recipe.ts'
import type { OperationContext } from '../core/operations/operation.ts'
import { compileRecipe } from '../core/recipe/compile-recipe.ts'
import { inputsOf } from '../jobs/run-context.ts'
import type { RunInput } from '../jobs/run-recipe.ts'
import type { Services } from './handler.ts'

/** Stands in where a recipe is only looked at: no value is ever treated with it. */
const UNUSED_KEY: KeyObject = createSecretKey(Buffer.alloc(32))

/** The further tables of a dataset, as steps ask for them. */
function inputsFor({ folder }: Services, datasetId: string): NonNullable<OperationContext['input']> {
  const shared = folder.inputs.list(datasetId)
  return inputsOf(shared, versionId => folder.tables.open(versionId))
}

/** For looking at recipes: columns, sentences, problems. */
export function lookingContext(services: Services, datasetId: string): OperationContext {
  return { key: () => UNUSED_KEY, seed: 1, input: inputsFor(services, datasetId) }
}

/** Names of the keys the switched-on steps use, sorted. */
export function keyNamesOf(services: Services, datasetId: string, steps: readonly Step[]): string[] {
  const { columns } = services.folder.datasets.get(datasetId)
  const names = new Set<string>()
  const note = (name: string) => {
    names.add(name)
    return UNUSED_KEY
  }
  compileRecipe(steps, columns, { ...lookingContext(services, datasetId), key: note })
  return [...names].sort()
}

/** Ids of those keys; one not yet made stands by its name: nothing made with it can exist. */
export function keyIdsOf(services: Services, datasetId: string, steps: readonly Step[]): string[] {
  const { keyring } = services
  return keyNamesOf(services, datasetId, steps).map(name => (keyring.has(name) ? keyring.key(name).id : name))
}

/** Makes the keys that are missing where that is allowed; KEYRING_MISSING is left to the run otherwise. */
export function ensureKeys(services: Services, datasetId: string, steps: readonly Step[]): void {
  const { folder, keyring, createMissingKeys } = services
  if (!createMissingKeys) return
  for (const name of keyNamesOf(services, datasetId, steps).filter(wanted => !keyring.has(wanted))) {
    const info = keyring.create(name, services.now())
    folder.audit.record({
      action: 'key.created',
      datasetId: null,
      detail: { id: info.id, name },
      person: services.person(),
    })
  }
}

/** The same for a run. */
export function runInputs({ folder }: Services, datasetId: string): RunInput[] {
  return folder.inputs.list(datasetId).map(({ name, versionId, file, sheet, sha256, rows, columns }) => ({
    name,
    versionId,
    file,
    sheet,
    sha256,
    rows,
    columns: columns.length,
  }))
}

/** For running and previewing with the real keys. */
export function runningContext(services: Services, datasetId: string, seed: number): OperationContext {
  return { key: name => services.keyring.key(name).secret, seed, input: inputsFor(services, datasetId) }
}
