// What goes wrong on an ordinary day: a stick pulled out, a full disk, a second window, a background process that dies.
// Each fault is made to happen for real; only dialogs that nobody is there to answer are answered by the test.
import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { hostname, tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import Database from 'better-sqlite3'
import type { ElectronApplication } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addStep, chooseFile, goTo, startImport, waitForImport } from './steps.ts'
import { chooseNext, launchOptions, type OpenWindow, openWindow, picture } from './window.ts'

const AS_ROOT = process.getuid?.() === 0

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'openprep-faults-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Parking places: nothing in it that may not leave. */
function parkingTable(name: string, rows: number): string {
  const path = join(folder, `${name}.csv`)
  const lines = ['序号,停车场名称,泊位数,统计日期,平均周转率,收费方式,备注']
  for (let row = 1; row <= rows; row += 1) {
    const day = String((row % 28) + 1).padStart(2, '0')
    const turnover = ((row * 37) % 500) / 100
    lines.push(
      `${row},第${row % 977}停车场,${(row * 13) % 400},2024-06-${day},${turnover},${row % 3 ? '按次' : '按时'},`,
    )
  }
  writeFileSync(path, `${lines.join('\r\n')}\r\n`)
  return path
}

describe('files and folders that go away', () => {
  let opened: OpenWindow
  beforeAll(async () => {
    opened = await openWindow()
    opened.page.setDefaultTimeout(20_000)
  })
  afterAll(() => opened?.close())

  it('says in Chinese that a chosen file is gone, and imports the next one', async () => {
    const { app, page } = opened
    const path = parkingTable('拔掉的U盘', 50)
    await chooseFile(app, page, path)
    rmSync(path)
    await startImport(page)
    await page.getByText('找不到文件：拔掉的U盘.csv').first().waitFor()
    await picture(page, 'fault-file-gone')
    await chooseFile(app, page, parkingTable('停车场', 300))
    await startImport(page)
    await waitForImport(page, '300')
  })

  /** Builds the package to `out` and waits for `words`. */
  async function buildTo(out: string, words: string): Promise<void> {
    await chooseNext(opened.app, out)
    await opened.page.getByRole('button', { name: '生成草稿包' }).click()
    await opened.page.getByText(words).first().waitFor()
  }

  async function closeNotice(): Promise<void> {
    const notice = opened.page.locator('.op-error')
    await notice.getByRole('button', { name: /close|关闭/i }).click()
    await notice.waitFor({ state: 'hidden' })
  }

  it('gets a result to export', async () => {
    await goTo(opened.page, '导出')
    await opened.page.getByRole('button', { name: '开始检查' }).click()
    await opened.page.getByText(/\d+ 项(中通过|全部通过)/).waitFor()
  })

  it('says in Chinese that the export folder was pulled out', async () => {
    const stick = join(folder, 'stick')
    mkdirSync(stick)
    rmSync(stick, { recursive: true })
    await buildTo(join(stick, '停车场.zip'), '无法写入：停车场.zip')
    await picture(opened.page, 'fault-export-gone')
    await closeNotice()
    expect(existsSync(stick)).toBe(false)
  })

  it('says in Chinese that the export folder is read-only, and leaves nothing in it', async ({ skip }) => {
    const target = join(folder, 'read-only')
    // Permissions do not bind a root user; a read-only file system does.
    const refused = AS_ROOT ? mount(target, 'ro') : readOnlyFolder(target)
    skip(refused !== null, refused ?? '')
    try {
      await buildTo(join(target, '停车场.zip'), '无法写入：停车场.zip')
      await closeNotice()
      expect(readdirSync(target)).toEqual([])
    } finally {
      unmount(target)
    }
  })

  it('says in Chinese that the disk is full, and leaves nothing half-written', async ({ skip }) => {
    const target = join(folder, 'full')
    const refused = mount(target, 'size=16k')
    skip(refused !== null, refused ?? '')
    try {
      await buildTo(join(target, '停车场.zip'), '磁盘空间不足。')
      await picture(opened.page, 'fault-disk-full')
      await closeNotice()
      expect(readdirSync(target)).toEqual([])
    } finally {
      unmount(target)
    }
  })

  it('writes the package to a good folder afterwards', async () => {
    const out = join(folder, '停车场.zip')
    await buildTo(out, '已生成')
    expect(existsSync(out)).toBe(true)
    expect(readdirSync(folder).filter(name => name.endsWith('.tmp'))).toEqual([])
    expect(opened.complaints).toEqual([])
  })
})

function readOnlyFolder(target: string): null {
  mkdirSync(target, { mode: 0o555 })
  return null
}

/** A folder on a small file system of its own; otherwise why there is none. */
function mount(target: string, options: string): string | null {
  if (!AS_ROOT) return 'a file system of its own takes a root user'
  mkdirSync(target)
  const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', target], { encoding: 'utf8' })
  return status === 0 ? null : `mount: ${stderr}`
}

function unmount(target: string): void {
  if (AS_ROOT) spawnSync('umount', [target])
}

/** Runs a line in a shell whose inspector is open; the test driver itself would need a page that has loaded. */
async function evaluateIn(inspector: string, line: string): Promise<void> {
  const socket = new WebSocket(inspector)
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve)
    socket.addEventListener('error', reject)
  })
  const params = { expression: `${line}; 'evaluated'` }
  let answer = ''
  // In its first moments the process has no context to run in, and then knows no modules yet.
  while (!answer.includes('"value":"evaluated"')) {
    const answered = new Promise<string>(resolve => {
      socket.addEventListener('message', ({ data }) => resolve(String(data)), { once: true })
    })
    socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params }))
    answer = await answered
    await wait(50)
  }
  socket.close()
}

/** Collects what the process says until it holds `pattern`. */
function heard({ stdout, stderr }: ChildProcessWithoutNullStreams, pattern: RegExp): Promise<string> {
  return new Promise(resolve => {
    let said = ''
    for (const stream of [stdout, stderr]) {
      stream.on('data', data => {
        said += String(data)
        const match = pattern.exec(said)
        if (match !== null) resolve(match[0])
      })
    }
  })
}

describe('a second window on the same work folder', () => {
  it('says who has it open, and ends', async () => {
    const first = await openWindow()
    const note = join(first.store, 'openprep.lock.json')
    // The second engine reads the holder's note from a pipe, and so waits until the dialog below is prepared.
    const words = readFileSync(note, 'utf8')
    renameSync(note, `${note}.kept`)
    expect(spawnSync('mkfifo', [note]).status).toBe(0)
    const { executablePath, args } = launchOptions({
      store: first.store,
      profile: mkdtempSync(join(folder, 'profile-')),
    })
    const second = spawn(executablePath, ['--inspect=0', ...args])
    try {
      const code = new Promise(resolve => second.once('close', resolve))
      const offersToReopen = heard(second, /engine exited/).then(() => 'offered')
      const dialog = heard(second, /<<[^>]*>>/)
      const log = heard(second, /start refused: \w+/)
      const inspector = await heard(second, /ws:\/\/\S+(?=\s)/)
      await evaluateIn(
        inspector,
        'process.getBuiltinModule("module").createRequire("/")("electron").dialog.showErrorBox = (...words) => console.error("<<" + words.join("|") + ">>")',
      )
      writeFileSync(note, words)
      expect(await dialog).toBe(
        `<<openprep 无法打开工作文件夹|这个工作文件夹正被占用：${userInfo().username}@${hostname()}\n请关闭另一个窗口或命令后再试。>>`,
      )
      expect(await log).toBe('start refused: STORE_IN_USE')
      // Ends by itself, without a second question about the engine that never opened.
      expect(await Promise.race([code, offersToReopen])).toBe(1)
    } finally {
      second.kill('SIGKILL')
      rmSync(note)
      renameSync(`${note}.kept`, note)
    }
    await first.page.getByText('选择文件').first().waitFor()
    await first.close()
  })
})

function exitCode(app: ElectronApplication): Promise<number | null> {
  return new Promise(resolve => app.process().once('exit', resolve))
}

async function killEngine(app: ElectronApplication): Promise<void> {
  const pid = await app.evaluate(
    ({ app: shell }) => shell.getAppMetrics().find(({ name }) => name === 'openprep-engine')?.pid,
  )
  if (pid === undefined) throw new Error('no engine process')
  process.kill(pid, 'SIGKILL')
}

interface AskedQuestion {
  message: string
  detail: string
  buttons: string[]
}

/** The question about the dead engine is kept until `answerQuestion`; reopening is only noted, not done. */
async function holdQuestion(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ app: shell, dialog }) => {
    const held: { question: unknown; answer: (response: number) => void } = { question: null, answer: () => undefined }
    Reflect.set(globalThis, 'held', held)
    Reflect.set(dialog, 'showMessageBox', (_window: unknown, question: unknown) => {
      held.question = question
      return new Promise(resolve => {
        held.answer = response => resolve({ response, checkboxChecked: false })
      })
    })
    shell.relaunch = () => console.info('relaunched')
  })
}

async function heldQuestion(app: ElectronApplication): Promise<AskedQuestion> {
  for (;;) {
    const question = await app.evaluate(() => Reflect.get(Reflect.get(globalThis, 'held'), 'question'))
    if (question !== null) return question
    await wait(50)
  }
}

/** Answers with the button of this number; resolves with the exit code and what the shell noted. */
async function answerQuestion(
  app: ElectronApplication,
  button: number,
): Promise<{ code: number | null; notes: string[] }> {
  const notes: string[] = []
  app.on('console', message => notes.push(message.text()))
  const code = exitCode(app)
  // Delayed, so that the answer to this very call still arrives.
  await app.evaluate((_electron, response) => {
    setTimeout(() => Reflect.get(Reflect.get(globalThis, 'held'), 'answer')(response), 100)
  }, button)
  return { code: await code, notes }
}

/** Processes that still name the work folder on their command line. */
function processesOn(store: string): string[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map(name => commandLine(name))
    .filter(line => line.includes(store))
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch (thrown) {
    // It ended while the list was read.
    if (thrown instanceof Error && 'code' in thrown && (thrown.code === 'ENOENT' || thrown.code === 'ESRCH')) return ''
    throw thrown
  }
}

/** What lies in the store without belonging to a complete table. */
function leftovers(store: string): { incomplete: number; chunks: number; check: string } {
  const db = new Database(join(store, 'openprep.db'), { readonly: true })
  try {
    const one = (sql: string) => db.prepare(sql).pluck().get()
    return {
      incomplete: Number(one('SELECT count(*) FROM versions WHERE complete = 0')),
      chunks: Number(one('SELECT count(*) FROM chunks WHERE version NOT IN (SELECT id FROM versions)')),
      check: String(one('PRAGMA integrity_check')),
    }
  } finally {
    db.close()
  }
}

const NOTHING_LEFT = { incomplete: 0, chunks: 0, check: 'ok' }

describe('a background process that dies', () => {
  let store: string
  let opened: OpenWindow
  let large: string

  async function open(): Promise<void> {
    opened = await openWindow({ store })
    opened.page.setDefaultTimeout(30_000)
  }
  beforeAll(async () => {
    store = mkdtempSync(join(folder, 'store-'))
    large = parkingTable('二十万行', 200_000)
    await open()
  })
  afterAll(() => opened?.close())

  it('in the middle of an import: the window says so and offers to reopen', async () => {
    const { app, page } = opened
    await chooseFile(app, page, parkingTable('小表', 30))
    await startImport(page)
    await waitForImport(page, '30')
    await holdQuestion(app)
    await chooseFile(app, page, large)
    await startImport(page)
    await page.waitForFunction(() =>
      [...document.querySelectorAll('[role=progressbar]')].some(bar => Number(bar.getAttribute('aria-valuenow')) >= 5),
    )
    await killEngine(app)
    expect(await heldQuestion(app)).toMatchObject({
      message: '后台处理程序意外停止',
      detail: '已保存的工作没有丢失。点“重新打开”继续。',
      buttons: ['重新打开', '退出'],
    })
    const { code, notes } = await answerQuestion(app, 0)
    expect(code).toBe(0)
    expect(notes).toContain('relaunched')
    expect(processesOn(store)).toEqual([])
  })

  it('shows the last complete state after reopening, and nothing half-imported', async () => {
    await open()
    const { page } = opened
    await page.getByText('小表').first().waitFor()
    expect(await page.getByText('二十万行').count()).toBe(0)
    expect(leftovers(store)).toEqual(NOTHING_LEFT)
  })

  it('in the middle of a run: the window offers to reopen, and a person may also leave', async () => {
    const { app, page } = opened
    await chooseFile(app, page, large)
    await startImport(page)
    await waitForImport(page, '200,000')
    await goTo(page, '清洗')
    await addStep(page, 'wz', '规整文字', '停车场名称')
    await holdQuestion(app)
    await page.getByRole('button', { name: /运行配方|重新运行/ }).click()
    await page.getByText('正在运行').first().waitFor()
    await killEngine(app)
    expect(await heldQuestion(app)).toMatchObject({ message: '后台处理程序意外停止' })
    expect(await answerQuestion(app, 1)).toEqual({ code: 1, notes: [] })
    expect(processesOn(store)).toEqual([])
  })

  it('has the recipe without a result after reopening, and the run succeeds', async () => {
    await open()
    const { page } = opened
    await page.getByText('二十万行').first().click()
    await goTo(page, '清洗')
    await page.getByText('停车场名称').first().waitFor()
    expect(leftovers(store)).toEqual(NOTHING_LEFT)
    expect(await page.getByText('结果是最新的').count()).toBe(0)
    await page.getByRole('button', { name: /运行配方|重新运行/ }).click()
    await page.getByText('结果是最新的').waitFor()
    await page.locator('.op-equation').getByText('200,000').first().waitFor()
    await picture(page, 'fault-run-again')
    expect(opened.complaints).toEqual([])
  })
})
