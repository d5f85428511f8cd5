// The README's first command: opens the window on a sample table, or, without a display, takes the sample
// the whole way on the command line and says where the package is.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { ensureBuilt } from './build.mjs'
import { electronArguments, resolveElectron } from './electron.mjs'
import { ensurePackages, WINDOW_PACKAGES } from './system.mjs'

const ROOT = resolve(import.meta.dirname, '..')
const SAMPLE = join(ROOT, 'resources', 'samples', '惠民补贴发放明细表')
const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)

function openprep(...words) {
  const done = spawnSync(process.execPath, [join(ROOT, 'out', 'main', 'cli.js'), ...words], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  return done.status
}

function openWindow() {
  ensurePackages(WINDOW_PACKAGES)
  const electron = resolveElectron()
  console.error(`Electron：${electron.origin}`)
  const store = join(homedir(), 'openprep-work')
  if (!existsSync(store)) openprep('import', `${SAMPLE}.xlsx`, '--store', store)
  const done = spawnSync(
    electron.executable,
    [...electronArguments(electron), `--store=${store}`, ...process.argv.slice(2)],
    { stdio: 'inherit' },
  )
  return done.status ?? 1
}

function runSample() {
  const folder = join(tmpdir(), 'openprep-sample')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const out = join(folder, '惠民补贴发放明细表.草稿.zip')
  const inputs = [`${SAMPLE}.xlsx`, '--recipe', `${SAMPLE}.recipe.json`, '--catalogue', `${SAMPLE}.catalogue.json`]
  console.error('本机没有显示器，改用命令行把示例表格从头到尾走一遍：')
  const steps = [
    ['检查', ['check', ...inputs]],
    ['打包', ['package', ...inputs, '--draft', '--out', out]],
    ['校验', ['verify', out]],
  ]
  for (const [title, words] of steps) {
    console.error(`\n—— ${title}：openprep ${words[0]}`)
    const status = openprep(...words)
    if (status !== 0) return status
  }
  console.error(`\n数据包已生成：${out}`)
  return 0
}

ensureBuilt()
process.exitCode = hasDisplay ? openWindow() : runSample()
