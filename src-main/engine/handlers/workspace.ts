// Handlers of the work folder itself: information, settings, key names, audit trail.
// Key material never leaves through here.
import { readdirSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { workspaceCalls } from '../../contract/workspace.ts'
import { SEMANTICS_VERSION } from '../../core/recipe/recipe-digest.ts'
import type { AuditAction } from '../../store/connection.ts'
import type { Handlers, Services } from '../handler.ts'
import { keyIdsOf } from '../recipe-keys.ts'

const TABLE_EXTENSIONS: ReadonlySet<string> = new Set(['.xlsx', '.csv', '.xls'])

function samplesIn(folder: string): { name: string; path: string }[] {
  if (folder === '') return []
  return readdirSync(folder)
    .filter(file => TABLE_EXTENSIONS.has(extname(file)))
    .map(file => ({ name: file.slice(0, -extname(file).length), path: join(folder, file) }))
}

/** Names of the datasets that use a key, by the key's id. */
function keyUses(services: Services): Map<string, string[]> {
  const { folder } = services
  const uses = new Map<string, string[]>()
  for (const { id, name } of folder.datasets.list()) {
    const { steps } = folder.recipes.get(id).recipe
    for (const key of keyIdsOf(services, id, steps)) uses.set(key, [...(uses.get(key) ?? []), name])
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
      const names = new Map(folder.datasets.list().map(({ id, name }) => [id, name]))
      return keyring.list().map(info => ({
        ...info,
        projectName: info.project === undefined ? null : (names.get(info.project) ?? info.project),
        usedBy: uses.get(info.id) ?? [],
      }))
    },
    'keys.create': ({ name, project, reason = '' }) => {
      const shared = project === undefined
      const info = keyring.create(name, services.now(), shared ? { reason } : { project })
      record('key.created', { id: info.id, name, ...(shared ? { reason } : { project }) })
      return info
    },
    'keys.destroyed': () => keyring.destroyed(),
    'keys.rotate': ({ name, project }) => {
      const info = keyring.rotate(name, project, services.now())
      record('key.rotated', { id: info.id, name })
      services.changed(null)
      return info
    },
    'keys.destroy': ({ name, project }) => {
      const gone = keyring.destroy(name, project, { now: services.now(), by: services.person() })
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
