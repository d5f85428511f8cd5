// The Debian packages that a window and the tests need, installed when missing and allowed.
// Installs nothing else and names the line to run when it may not.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

export const WINDOW_PACKAGES = [
  'libnss3',
  'libgtk-3-0',
  'libasound2',
  'libgbm1',
  'libxss1',
  'libxtst6',
  'fonts-noto-cjk',
]
export const TEST_PACKAGES = [
  ...WINDOW_PACKAGES,
  'xvfb',
  'xauth',
  'python3',
  'python3-openpyxl',
  'python3-pandas',
  'libreoffice-calc',
  'libreoffice-writer',
  'libxml2-utils',
  'poppler-utils',
  'zip',
  'unzip',
]

function installed(name) {
  const asked = spawnSync('dpkg-query', ['--status', name], { encoding: 'utf8' })
  return asked.status === 0 && asked.stdout.includes('Status: install ok installed')
}

/** Later Debian releases renamed these for 64-bit time. */
function present(name) {
  return installed(name) || installed(`${name}t64`)
}

/** Returns the packages still missing afterwards. */
export function ensurePackages(names) {
  if (!existsSync('/usr/bin/dpkg-query')) return []
  const missing = names.filter(name => !present(name))
  if (missing.length === 0) return []
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  const run = (...words) => {
    const [command, ...rest] = [...sudo, ...words]
    return (
      spawnSync(command, rest, {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      }).status === 0
    )
  }
  console.error(`正在安装系统软件包：${missing.join(' ')}`)
  run('apt-get', 'update', '-qq')
  for (const name of missing) {
    run('apt-get', 'install', '-y', '-qq', '--no-install-recommends', name) ||
      run('apt-get', 'install', '-y', '-qq', '--no-install-recommends', `${name}t64`)
  }
  const still = missing.filter(name => !present(name))
  if (still.length > 0) console.error(`缺少系统软件包，请先运行：sudo apt-get install -y ${still.join(' ')}`)
  return still
}
