// Handlers of the work folder itself: information, settings, key names, audit trail.
// Key material never leaves through here.
import { readdirSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { workspaceCalls } from '../../contract/workspace.ts'
import { SEMANTICS_VERSION } from '../../core/recipe/recipe-digest.ts'
import type { AuditAction } from '../../store/connection.ts'
import type { Handlers, Services } from '../handler.ts'
import { keyNamesOf } from '../recipe-keys.ts'

const TABLE_EXTENSIONS: ReadonlySet<string> = new Set(['.xlsx', '.csv', '.xls'])

function samplesIn(folder: string): { name: string; path: string }[] {
  if (folder === '') return []
  return readdirSync(folder)
    .filter(file => TABLE_EXTENSIONS.has(extname(file)))
    .map(file => ({ name: file.slice(0, -extname(file).length), path: join(folder, file) }))
}

/** Names of the datasets that use a key, by the key's name. */
function keyUses(services: Services): Map<string, string[]> {
  const { folder } = services
  const uses = new Map<string, string[]>()
  for (const { id, name } of folder.datasets.list()) {
    const { steps } = folder.recipes.get(id).recipe
    for (const key of keyNamesOf(services, id, steps)) uses.set(key, [...(uses.get(key) ?? []), name])
  }
  return uses
}

export function workspaceHandlers(services: Services): Handlers<keyof typeof workspaceCalls> {
  const { folder, keyring } = services
  const record = (action: AuditAction, detail: Record<string, string | string[]>, datasetId: string | null = null) =>
    folder.audit.record({ action, datasetId, detail, person: services.person() })
  return {
    'workspace.info': () => ({
      folder: folder.dir,
      version: services.version,
      semanticsVersion: SEMANTICS_VERSION,
      samples: samplesIn(services.samplesFolder),
    }),
    'settings.get': () => folder.settings.get(),
    'settings.save': settings => folder.settings.save(settings, services.person()),
    'keys.list': () => {
      const uses = keyUses(services)
      return keyring.list().map(info => ({
        ...info,
        usedBy: info.retiredAt === undefined ? (uses.get(info.name) ?? []) : [],
      }))
    },
    'keys.create': ({ name }) => {
      const info = keyring.create(name, services.now())
      record('key.created', { id: info.id, name })
      return info
    },
    'keys.rotate': ({ name }) => {
      const info = keyring.rotate(name, services.now())
      record('key.rotated', { id: info.id, name })
      services.changed(null)
      return info
    },
    'keys.destroy': ({ name }) => {
      const gone = keyring.destroy(name)
      record('key.destroyed', { ids: gone.map(({ id }) => id), name })
      services.changed(null)
      return gone
    },
    'samples.reveal': ({ datasetId, columns }) => {
      record('samples.revealed', { columns }, folder.datasets.get(datasetId).id)
      return { columns: columns.length }
    },
  }
}
