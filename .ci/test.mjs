// Everything that must hold before a change lands: layers, lint, types, dead code, tests in two time zones, the real window.
// Ends with the counts of all of it on one line.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ensureBuilt } from './build.mjs'
import { resolveElectron } from './electron.mjs'
import { ensurePackages, TEST_PACKAGES } from './system.mjs'

const ROOT = resolve(import.meta.dirname, '..')
const REPORTS = join(ROOT, 'test-results')
const only = process.argv.slice(2)

const tally = { passed: 0, failed: 0 }
const failures = []

function count(passed, failed, name) {
  tally.passed += passed
  tally.failed += failed
  if (failed > 0) failures.push(`${name}: ${failed}`)
}

function node(script, args, env = {}) {
  const started = Date.now()
  const run = spawnSync(process.execPath, [join(ROOT, 'node_modules', script), ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  })
  console.log(`  (${((Date.now() - started) / 1000).toFixed(1)} s)`)
  return run.status === 0
}

function check(name, script, args) {
  console.log(`\n== ${name}`)
  const ok = node(script, args)
  count(ok ? 1 : 0, ok ? 0 : 1, name)
}

function tests(name, args, env) {
  console.log(`\n== ${name}`)
  const report = join(REPORTS, `${name.replace(/[^\w]+/g, '-')}.json`)
  rmSync(report, { force: true })
  const ok = node(
    'vitest/vitest.mjs',
    ['run', ...args, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    env,
  )
  if (!existsSync(report)) return count(0, 1, name)
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'))
  // A run can fail outside any test: that is a failure too.
  count(numPassedTests, Math.max(numFailedTests, ok ? 0 : 1), name)
}

function withDisplay(run) {
  if (process.env.DISPLAY) return run({})
  const number = 90 + (process.pid % 900)
  const server = spawnSync(
    'sh',
    ['-c', `Xvfb :${number} -screen 0 1920x1080x24 -nolisten tcp >/dev/null 2>&1 & echo $!`],
    { encoding: 'utf8' },
  )
  try {
    run({ DISPLAY: `:${number}` })
  } finally {
    spawnSync('kill', [server.stdout.trim()])
  }
}

const stages = {
  layers: () =>
    check('layers', 'dependency-cruiser/bin/dependency-cruiser.mjs', [
      '--config',
      '.dependency-cruiser.cjs',
      'src-main',
      'src-renderer',
    ]),
  lint: () => check('lint', '@biomejs/biome/bin/biome', ['check', '.']),
  types: () => check('types', 'typescript/bin/tsc', ['--noEmit']),
  deadcode: () => check('dead code', 'knip/bin/knip.js', []),
  utc: () => tests('tests TZ=UTC', [], { TZ: 'UTC' }),
  shanghai: () => tests('tests TZ=Asia/Shanghai', ['--project', 'pure'], { TZ: 'Asia/Shanghai' }),
  e2e: () => {
    const { origin } = resolveElectron()
    console.log(`\nElectron：${origin}`)
    withDisplay(env => tests('window', ['--config', 'vitest.e2e.config.ts'], { TZ: 'Asia/Shanghai', ...env }))
  },
}

ensurePackages(TEST_PACKAGES)
mkdirSync(REPORTS, { recursive: true })
ensureBuilt()
for (const [name, stage] of Object.entries(stages)) {
  if (only.length === 0 || only.includes(name)) stage()
}
if (failures.length > 0) console.log(`\nfailed: ${failures.join(' · ')}`)
console.log(`\n${tally.passed} passed, ${tally.failed} failed`)
process.exitCode = tally.failed === 0 && tally.passed > 0 ? 0 : 1
