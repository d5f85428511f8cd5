// What people install: packs the application as a release does, looks inside, and works with it.
// Makes no installer and leaves nothing behind.
import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, readSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { distForBuilder } from '../../.ci/electron.mjs'
import { chooseFile, goTo, startImport, waitForImport } from './steps.ts'
import { type OpenWindow, openWindow, picture, ROOT } from './window.ts'

const MEGABYTE = 1024 * 1024

let folder: string
let packed: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'openprep-packed-'))
  const builder = join(ROOT, 'node_modules', 'electron-builder', 'cli.js')
  const options = [
    `-c.electronDist=${distForBuilder(join(folder, 'electron'))}`,
    `-c.directories.output=${join(folder, 'output')}`,
    // The test driver talks to the application through the inspector; this one fuse must let it.
    '-c.electronFuses.enableNodeCliInspectArguments=true',
  ]
  const done = spawnSync(process.execPath, [builder, '--linux', 'dir', ...options], { cwd: ROOT, encoding: 'utf8' })
  if (done.status !== 0) throw new Error(`${done.stdout}\n${done.stderr}`)
  packed = join(folder, 'output', 'linux-unpacked')
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface ArchiveEntry {
  files?: Record<string, ArchiveEntry>
}

/** The paths in an asar archive: a small binary head, then the tree as JSON. */
function archivePaths(path: string): string[] {
  const file = openSync(path, 'r')
  try {
    const head = Buffer.alloc(16)
    readSync(file, head, 0, head.length, 0)
    const json = Buffer.alloc(head.readUInt32LE(12))
    readSync(file, json, 0, json.length, head.length)
    return entryPaths(JSON.parse(json.toString('utf8')) as ArchiveEntry, '')
  } finally {
    closeSync(file)
  }
}

function entryPaths({ files }: ArchiveEntry, path: string): string[] {
  if (files === undefined) return [path.slice(1)]
  return Object.entries(files).flatMap(([name, entry]) => entryPaths(entry, `${path}/${name}`))
}

function filesBelow(path: string): string[] {
  return readdirSync(path, { recursive: true, encoding: 'utf8' }).filter(name => statSync(join(path, name)).isFile())
}

function bytesBelow(path: string): number {
  return filesBelow(path).reduce((sum, name) => sum + statSync(join(path, name)).size, 0)
}

describe('the packed application', () => {
  it('carries the built program and one module, no sources', () => {
    const paths = archivePaths(join(packed, 'resources', 'app.asar'))
    const tops = new Set(paths.map(path => path.split('/').slice(0, 2).join('/')))
    expect([...tops].sort()).toEqual([
      'node_modules/better-sqlite3',
      'out/main',
      'out/preload',
      'out/renderer',
      'package.json',
    ])
    expect(paths.filter(path => /\.(ts|tsx|map|c|cc|cpp|h|gyp)$/.test(path))).toEqual([])
  })

  it('carries the native module for this platform only, outside the archive', () => {
    const natives = filesBelow(packed).filter(name => name.endsWith('.node'))
    expect(natives).toEqual([
      `resources/app.asar.unpacked/node_modules/better-sqlite3/prebuilds/linux-${process.arch}.node`,
    ])
  })

  it('names no folder of the machine that built it', () => {
    const archive = readFileSync(join(packed, 'resources', 'app.asar'))
    expect(archive.includes(`${ROOT}/`)).toBe(false)
  })

  it('carries samples, dictionaries and code lists beside the archive', () => {
    const names = filesBelow(join(packed, 'resources', 'resources'))
    expect(names).toContain('samples/惠民补贴发放明细表.xlsx')
    expect(new Set(names.map(name => name.split('/')[0]))).toEqual(new Set(['samples', 'dictionaries', 'code-lists']))
  })

  it('is no larger than its Electron and a few megabytes', () => {
    const own = bytesBelow(join(packed, 'resources')) / MEGABYTE
    const whole = bytesBelow(packed) / MEGABYTE
    console.info(`packed: ${whole.toFixed(0)} MB, of which ours ${own.toFixed(1)} MB`)
    expect(own).toBeLessThan(25)
    expect(whole).toBeLessThan(400)
    expect(filesBelow(join(packed, 'locales')).sort()).toEqual(['en-US.pak', 'zh-CN.pak'])
  })

  it('has the fuses of a program that takes no code from outside', async () => {
    const wire = await getCurrentFuseWire(join(packed, 'openprep'))
    expect(wire).toMatchObject({
      [FuseV1Options.RunAsNode]: FuseState.DISABLE,
      [FuseV1Options.EnableCookieEncryption]: FuseState.ENABLE,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: FuseState.DISABLE,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: FuseState.ENABLE,
      [FuseV1Options.OnlyLoadAppFromAsar]: FuseState.ENABLE,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: FuseState.DISABLE,
    })
    // Opened for this test alone; a release is built with what the configuration says.
    const configuration = readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8')
    expect(configuration).toMatch(/^ {2}enableNodeCliInspectArguments: false$/m)
  })
})

describe('a clerk with the packed application', () => {
  let opened: OpenWindow

  beforeAll(async () => {
    opened = await openWindow({ executable: join(packed, 'openprep') })
    opened.page.setDefaultTimeout(20_000)
  })
  afterAll(() => opened?.close())

  it('runs from the archive', async () => {
    expect(await opened.app.evaluate(({ app }) => app.getAppPath())).toBe(join(packed, 'resources', 'app.asar'))
  })

  it('imports the sample that came with it', async () => {
    await opened.page.getByText('惠民补贴发放明细表').first().click()
    await startImport(opened.page)
    await waitForImport(opened.page, '243')
  })

  it('gets every column examined by the worker threads', async () => {
    await goTo(opened.page, '体检')
    await opened.page.getByText('公民身份号码（18 位）').first().waitFor()
    await opened.page.getByText('准确').first().waitFor()
    await picture(opened.page, 'packed-examine')
  })

  it('reads an older workbook, though its own executable is no Node', async () => {
    const { app, page } = opened
    await chooseFile(app, page, join(ROOT, '../shared/data/opendata-cn/全国高等学校名单.xls'))
  })

  it('complains of nothing', () => {
    expect(opened.complaints).toEqual([])
  })
})
