// Handlers that look at a file before it is imported.
// Keep nothing.
import type { fileCalls } from '../../contract/datasets.ts'
import { inspectFile } from '../../files/inspect.ts'
import { previewFile } from '../../files/preview.ts'
import type { Handlers, Services } from '../handler.ts'

export function fileHandlers({ checkPath, looked: kept }: Services): Handlers<keyof typeof fileCalls> {
  return {
    'files.inspect': ({ path, reading, password }, running) => {
      checkPath(path)
      return inspectFile(path, reading, { ...running, password, kept })
    },
    'files.preview': ({ path, reading, limit, password, glance }, { signal }) => {
      checkPath(path)
      return previewFile(path, reading, limit, { password, kept, signal, glance })
    },
  }
}
