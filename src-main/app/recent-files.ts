// The table files opened lately on this computer, kept in the application's own folder for the person at it.
// Never part of a work folder or a package: a path may name a person.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import log from 'electron-log/main'

const MOST = 8

export interface RecentFiles {
  /** Newest first; only files that are still there. */
  list(): string[]
  add(path: string): void
  clear(): void
}

function read(file: string): string[] {
  if (!existsSync(file)) return []
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return Array.isArray(value) ? value.filter(path => typeof path === 'string') : []
  } catch (thrown) {
    // A list of conveniences is not worth an error; the next file opened begins a new one.
    log.warn(`recent files unreadable: ${thrown instanceof Error ? thrown.message : ''}`)
    return []
  }
}

export function openRecentFiles(file: string): RecentFiles {
  let paths = read(file)

  function save(): void {
    try {
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(`${file}.tmp`, JSON.stringify(paths), { mode: 0o600 })
      renameSync(`${file}.tmp`, file)
    } catch (thrown) {
      log.warn(`recent files not saved: ${thrown instanceof Error ? thrown.message : ''}`)
    }
  }

  return {
    list: () => paths.filter(path => existsSync(path)),
    add(path) {
      paths = [path, ...paths.filter(other => other !== path)].slice(0, MOST)
      save()
    },
    clear() {
      paths = []
      save()
    },
  }
}
