// The floors of the house hold because breaking them fails: each rule is broken here once, in a copy outside the sources.
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterEach, expect, it } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../../..')
const folders: string[] = []

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

function cruise(files: Record<string, string>): { status: number | null; output: string } {
  const folder = mkdtempSync(join(tmpdir(), 'openprep-layers-'))
  folders.push(folder)
  for (const name of ['.dependency-cruiser.cjs', 'tsconfig.json']) copyFileSync(join(ROOT, name), join(folder, name))
  for (const [name, text] of Object.entries({
    'src-main/core/a.ts': 'export const a = 1',
    'src-renderer/b.ts': 'export const b = 1',
    ...files,
  })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  const tool = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
  const run = spawnSync(process.execPath, [tool, '--config', '.dependency-cruiser.cjs', 'src-main', 'src-renderer'], {
    cwd: folder,
    encoding: 'utf8',
  })
  return { status: run.status, output: run.stdout + run.stderr }
}

it('accepts a floor that imports a lower one', () => {
  const { status, output } = cruise({ 'src-main/jobs/j.ts': "import { a } from '../core/a.ts'\nexport const j = a" })
  expect(output).toContain('no dependency violations')
  expect(status).toBe(0)
})

it.each([
  ['floor-core', 'src-main/core/x.ts', "import { y } from '../files/y.ts'\nexport const x = y", 'src-main/files/y.ts'],
  [
    'floor-contract',
    'src-main/contract/x.ts',
    "import { y } from '../core/y.ts'\nexport const x = y",
    'src-main/core/y.ts',
  ],
  [
    'floor-files',
    'src-main/files/x.ts',
    "import { y } from '../store/y.ts'\nexport const x = y",
    'src-main/store/y.ts',
  ],
  ['floor-store', 'src-main/store/x.ts', "import { y } from '../jobs/y.ts'\nexport const x = y", 'src-main/jobs/y.ts'],
  [
    'floor-jobs',
    'src-main/jobs/x.ts',
    "import { y } from '../engine/y.ts'\nexport const x = y",
    'src-main/engine/y.ts',
  ],
  ['floor-engine', 'src-main/engine/x.ts', "import { y } from '../cli/y.ts'\nexport const x = y", 'src-main/cli/y.ts'],
  [
    'renderer-only-contract',
    'src-renderer/x.ts',
    "import { y } from '../src-main/core/y.ts'\nexport const x = y",
    'src-main/core/y.ts',
  ],
  [
    'main-not-to-renderer',
    'src-main/app/x.ts',
    "import { y } from '../../src-renderer/y.ts'\nexport const x = y",
    'src-renderer/y.ts',
  ],
])('refuses what %s forbids', (rule, file, text, imported) => {
  const { status, output } = cruise({ [file]: text, [imported]: 'export const y = 1' })
  expect(output).toContain(rule)
  expect(status).not.toBe(0)
})

it('refuses a core that reads files', () => {
  const { status, output } = cruise({
    'src-main/core/x.ts': "import { readFileSync } from 'node:fs'\nexport const x = readFileSync",
  })
  expect(output).toContain('core-is-pure')
  expect(status).not.toBe(0)
})

it('refuses circles', () => {
  const { output, status } = cruise({
    'src-main/core/x.ts': "import { y } from './y.ts'\nexport const x = () => y",
    'src-main/core/y.ts': "import { x } from './x.ts'\nexport const y = () => x",
  })
  expect(output).toContain('no-cycles')
  expect(status).not.toBe(0)
})
