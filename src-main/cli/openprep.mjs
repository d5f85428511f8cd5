#!/usr/bin/env node
// Starts the command line on a Node that is new enough: this one, or the one the project brings.
// Does nothing else.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..', '..')
const cli = resolve(root, 'out', 'main', 'cli.js')
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

if (!existsSync(cli)) {
  console.error('USAGE: 程序还没有构建，请先在项目文件夹运行 npm run build。')
  process.exitCode = 2
} else if (major > 22 || (major === 22 && minor >= 15)) {
  await import(cli)
} else {
  const node = resolve(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  const run = spawnSync(node, [cli, ...process.argv.slice(2)], { stdio: 'inherit' })
  process.exitCode = run.status ?? 5
}
