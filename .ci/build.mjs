// Builds the application when its sources are newer than the last build.
// Writes only to out/.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '..')
const SOURCES = ['src-main', 'src-renderer', 'electron.vite.config.ts', 'package.json']

function newest(path) {
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(stat.mtimeMs, ...readdirSync(path).map(name => newest(join(path, name))))
}

export function ensureBuilt() {
  const built = join(ROOT, 'out', 'renderer', 'index.html')
  const sources = Math.max(...SOURCES.map(name => newest(join(ROOT, name))))
  if (existsSync(built) && existsSync(join(ROOT, 'out', 'main', 'cli.js')) && statSync(built).mtimeMs > sources) return
  console.error('正在构建…')
  const vite = join(ROOT, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  const done = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (done.status !== 0) throw new Error('构建失败')
}

if (process.argv[1] === import.meta.filename) ensureBuilt()
