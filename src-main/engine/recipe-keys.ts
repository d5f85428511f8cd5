// Which secret keys a recipe asks for, and where they come from.
// Never shows a key; the work folder's own ring makes a missing one when it may.
import { createSecretKey, type KeyObject } from 'node:crypto'
import type { Step } from '../contract/recipe.ts'
import type { OperationContext } from '../core/operations/operation.ts'
import { compileRecipe } from '../core/recipe/compile-recipe.ts'
import { inputsOf } from '../jobs/run-context.ts'
import type { RunInput } from '../jobs/run-report.ts'
import type { UsableKey } from '../store/keyring.ts'
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

/** What a dataset's keys are bound to: its own id, unless the command line names a project. */
export const projectOf = ({ project }: Services, datasetId: string): string => project ?? datasetId

/** The keys that a dataset may use: its own and those of the whole body. */
export function keysFor(services: Services, datasetId: string): { key(name: string): UsableKey } {
  const project = projectOf(services, datasetId)
  return { key: name => services.keyring.key(name, project) }
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
  const project = projectOf(services, datasetId)
  return keyNamesOf(services, datasetId, steps).map(name => keyring.entry(name, project)?.id ?? name)
}

/** Makes the keys that are missing where that is allowed; KEYRING_MISSING is left to the run otherwise. */
export function ensureKeys(services: Services, datasetId: string, steps: readonly Step[]): void {
  const { folder, keyring, createMissingKeys } = services
  if (!createMissingKeys) return
  const project = projectOf(services, datasetId)
  for (const name of keyNamesOf(services, datasetId, steps).filter(wanted => keyring.entry(wanted, project) === null)) {
    const info = keyring.create(name, services.now(), services.shareNewKeys ? {} : { project })
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
  const { key } = keysFor(services, datasetId)
  return {
    key: name => key(name).secret,
    pseudonyms: name => key(name).pseudonyms,
    seed,
    input: inputsFor(services, datasetId),
  }
}
