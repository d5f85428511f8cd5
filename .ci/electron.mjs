// Finds a real Electron for this machine and says which one it took.
// The last resort is for development and tests only and must never be distributed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '..')
const MODULE = join(ROOT, 'node_modules', 'electron')
const CACHE = join(ROOT, 'node_modules', '.cache', 'electron-for-tests')
const DOWNLOAD_SECONDS = 90

// An unmodified Electron 41.3.0 for linux-x64 that this registry package carries inside.
const CARRIER = {
  name: '@circadio/milton-linux-x64',
  version: '0.1.5',
  electron: '41.3.0',
  executable: 'Milton',
  integrity: 'sha512-7wwNzk/FGpznHFGnY/O5gZ/bnmLocilf2sn+w0U+2Fsyf0wEK0Vr94kk8kdwP2GGq60C/4C2BeKa/w7zhhpsYw==',
}

const executableName =
  process.platform === 'win32'
    ? 'electron.exe'
    : process.platform === 'darwin'
      ? 'Electron.app/Contents/MacOS/Electron'
      : 'electron'

function fromOverride() {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (!folder) return null
  const executable = join(folder, executableName)
  if (!existsSync(executable)) throw new Error(`ELECTRON_OVERRIDE_DIST_PATH 中没有 ${executableName}：${folder}`)
  return { executable, origin: `ELECTRON_OVERRIDE_DIST_PATH (${folder})`, distributable: true }
}

function fromModule() {
  const executable = join(MODULE, 'dist', executableName)
  return existsSync(executable)
    ? { executable, origin: 'node_modules/electron/dist (官方)', distributable: true }
    : null
}

/** One try; remembered when it fails, so that it does not cost every start. */
function fromDownload(say) {
  const refused = join(CACHE, 'download-refused')
  if (existsSync(refused) && !process.env.ELECTRON_MIRROR) return null
  say(`正在下载官方 Electron（最多等待 ${DOWNLOAD_SECONDS} 秒）…`)
  const tried = spawnSync(process.execPath, [join(MODULE, 'install.js')], {
    timeout: DOWNLOAD_SECONDS * 1000,
    stdio: 'ignore',
  })
  if (tried.status === 0) return fromModule()
  mkdirSync(CACHE, { recursive: true })
  writeFileSync(refused, 'the official download was not reachable from this machine\n')
  say('官方下载不可达。')
  return null
}

function unpackCarrier() {
  const work = join(CACHE, `unpacking-${process.pid}`)
  rmSync(work, { recursive: true, force: true })
  mkdirSync(work, { recursive: true })
  const packed = spawnSync(
    'npm',
    ['pack', `${CARRIER.name}@${CARRIER.version}`, '--silent', '--pack-destination', work],
    { cwd: work, encoding: 'utf8' },
  )
  if (packed.status !== 0) throw new Error(`取不到 ${CARRIER.name}@${CARRIER.version}：${packed.stderr.trim()}`)
  const archive = join(work, packed.stdout.trim().split('\n').at(-1) ?? '')
  const integrity = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`
  if (integrity !== CARRIER.integrity) throw new Error(`${CARRIER.name} 的校验值不符，已拒绝使用`)
  const untarred = spawnSync('tar', ['xzf', archive, '-C', work, 'package/app'])
  if (untarred.status !== 0) throw new Error('无法解开 Electron 压缩包')
  const dist = join(work, 'package', 'app')
  // Its own resources are another application's: discarded. Without a default app, ours is linked in.
  rmSync(join(dist, 'resources'), { recursive: true, force: true })
  mkdirSync(join(dist, 'resources'))
  symlinkSync(ROOT, join(dist, 'resources', 'app'))
  rmSync(join(CACHE, 'dist'), { recursive: true, force: true })
  renameSync(dist, join(CACHE, 'dist'))
  rmSync(work, { recursive: true, force: true })
}

function fromCarrier(say) {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null
  const executable = join(CACHE, 'dist', CARRIER.executable)
  const marker = join(CACHE, 'dist', 'resources', 'app', 'package.json')
  if (!existsSync(executable) || !existsSync(marker)) {
    say(`改用 ${CARRIER.name}@${CARRIER.version} 内含的 Electron ${CARRIER.electron}（仅供开发和测试，不得分发）…`)
    unpackCarrier()
  }
  return {
    executable,
    origin: `${CARRIER.name} 内含的 Electron ${CARRIER.electron}（仅供开发和测试）`,
    distributable: false,
  }
}

/** `{executable, origin, distributable}`; throws with a Chinese message when no Electron can be had. */
export function resolveElectron(say = message => console.error(message)) {
  const found = fromOverride() ?? fromModule() ?? fromDownload(say) ?? fromCarrier(say)
  if (found === null)
    throw new Error('本机得不到 Electron：请设置 ELECTRON_OVERRIDE_DIST_PATH 或 ELECTRON_MIRROR 后重试。')
  return found
}

/** What the executable needs before the application's own arguments. */
export function electronArguments({ distributable }) {
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
  // The carrier has the project linked as resources/app and takes no folder argument.
  return distributable ? [...asRoot, ROOT] : asRoot
}

/** An unpacked copy of the dist for electron-builder's `electronDist`, with the executable under its usual name. */
export function distForBuilder(target) {
  const { executable } = resolveElectron()
  const dist = resolve(executable, '..')
  rmSync(target, { recursive: true, force: true })
  cpSync(dist, target, { recursive: true, filter: source => !source.includes(join('resources', 'app')) })
  const name = executable.slice(dist.length + 1)
  if (name !== 'electron') renameSync(join(target, name), join(target, 'electron'))
  return target
}

if (process.argv[1] === import.meta.filename) {
  const { executable, origin } = resolveElectron()
  console.error(`Electron：${origin}`)
  console.log(executable)
}
