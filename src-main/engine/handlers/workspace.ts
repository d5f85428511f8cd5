// Handlers of the work folder itself: information, settings, key names, audit trail.
// Key material never leaves through here.
import { readdirSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { workspaceCalls } from '../../contract/workspace.ts'
import { SEMANTICS_VERSION } from '../../core/recipe/recipe-digest.ts'
import type { Handlers, Services } from '../handler.ts'

const TABLE_EXTENSIONS: ReadonlySet<string> = new Set(['.xlsx', '.csv', '.xls'])

function samplesIn(folder: string): { name: string; path: string }[] {
  if (folder === '') return []
  return readdirSync(folder)
    .filter(file => TABLE_EXTENSIONS.has(extname(file)))
    .map(file => ({ name: file.slice(0, -extname(file).length), path: join(folder, file) }))
}

export function workspaceHandlers(services: Services): Handlers<keyof typeof workspaceCalls> {
  const { folder, keyring } = services
  return {
    'workspace.info': () => ({
      folder: folder.dir,
      version: services.version,
      semanticsVersion: SEMANTICS_VERSION,
      samples: samplesIn(services.samplesFolder),
    }),
    'settings.get': () => folder.settings.get(),
    'settings.save': settings => folder.settings.save(settings, services.person()),
    'keys.list': () => keyring.list(),
    'keys.create': ({ name }) => {
      const info = keyring.create(name, services.now())
      folder.audit.record({
        action: 'key.created',
        datasetId: null,
        detail: { id: info.id, name },
        person: services.person(),
      })
      return info
    },
    'audit.list': query => folder.audit.list(query),
    'audit.verify': () => folder.audit.verify(),
  }
}
