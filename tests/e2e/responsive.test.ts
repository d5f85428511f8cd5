// The window stays quick beside a large table: two hundred thousand messy rows in, examined, run, scrolled through and searched.
// Measures only the page's own thread; how long the jobs take is measured elsewhere.
import { execFileSync } from 'node:child_process'
import { closeSync, fstatSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pageTasks, startTrace } from './page-tasks.ts'
import { addStep, chooseFile, goTo, startImport, waitForImport } from './steps.ts'
import { type OpenWindow, openWindow, picture, ROOT } from './window.ts'

/** Rows of the table; the bar above the steps writes them with a comma. */
const ROWS = 200_000

let folder: string
let table: string
let opened: OpenWindow
let page: Page

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'openprep-responsive-'))
  table = join(folder, '二十万行.csv')
  const generator = join(ROOT, '..', 'shared', 'data', 'generate_messy.py')
  execFileSync('python3', [generator, '--rows', String(ROWS), '--plain', '--format', 'csv', '--out', table])
  opened = await openWindow()
  page = opened.page
  page.setDefaultTimeout(90_000)
  await watch(page)
})

afterAll(async () => {
  await opened?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Milliseconds. `tasks` are those over 50 ms, as the browser reports them; `lateness` is how late a beat every 50 ms came. */
interface Measured {
  tasks: number[]
  lateness: number[]
}

async function watch(watched: Page): Promise<void> {
  await watched.evaluate(() => {
    const measured: { tasks: number[]; lateness: number[] } = { tasks: [], lateness: [] }
    Reflect.set(window, 'measured', measured)
    const observer = new PerformanceObserver(list => {
      for (const { duration } of list.getEntries()) measured.tasks.push(duration)
    })
    observer.observe({ type: 'longtask' })
    const beat = (due: number) => {
      const late = performance.now() - due
      measured.lateness.push(Math.max(0, late))
      const next = performance.now() + 50
      setTimeout(beat, 50, next)
    }
    setTimeout(beat, 50, performance.now() + 50)
  })
}

/** What was measured since the last call. */
function takeMeasured(): Promise<Measured> {
  return page.evaluate(() => {
    const measured: { tasks: number[]; lateness: number[] } = Reflect.get(window, 'measured')
    return { tasks: measured.tasks.splice(0), lateness: measured.lateness.splice(0) }
  })
}

function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}

/**
 * Milliseconds of the processor one task of the page may take before the test fails. Processor time, not the clock's: a task that waits
 * while another program has the processor is not the window's doing. The goal is 100 and what was measured is printed; the limit leaves
 * room for a machine that draws by software and is busy with other work, where caches are lost and two threads share a core.
 */
const TASK_LIMIT = 250
const isBusy = () => (loadavg()[0] ?? 0) > availableParallelism() * 1.5

/**
 * Fails on a task over the limit; on a quiet machine on a beat so late that a person would feel it; and on a task so long by the
 * clock that the window seems to hang. While the table is dragged at every frame the browser puts drawing before beats: there they are
 * only reported.
 */
async function staysQuick(doing: string, work: () => Promise<void>, limits = { beats: true }): Promise<void> {
  await takeMeasured()
  const stop = await startTrace(opened.app, page)
  await work()
  const { tasks, lateness } = await takeMeasured()
  const busiest = pageTasks(await stop(folder)).toSorted((a, b) => b - a)
  const longest = Math.max(0, ...tasks)
  const late = percentile(lateness, 0.95)
  console.info(
    `${doing}: busiest task ${Math.round(busiest[0] ?? 0)} ms, ${busiest.filter(task => task > 50).length} over 50 ms of the processor; ` +
      `by the clock ${Math.round(longest)} ms, ${tasks.length} over 50 ms; 95% of beats late by at most ${Math.round(late)} ms`,
  )
  expect(busiest.length).toBeGreaterThan(0)
  expect(lateness.length).toBeGreaterThan(0)
  expect(busiest[0]).toBeLessThan(TASK_LIMIT)
  if (limits.beats && !isBusy()) expect(late).toBeLessThan(250)
  expect(longest).toBeLessThan(2000)
}

/** What moves when a person turns the wheel over the table. */
function scroller(): Locator {
  return page
    .locator('.ag-grid-viewport')
    .filter({ has: page.locator('.ag-row'), visible: true })
    .first()
}

/** A leap at every frame, as when the scroll bar is dragged, until the last row stands there. */
async function dragToTheEnd(dragged: Page): Promise<void> {
  await scroller().evaluate(async body => {
    const frame = () => new Promise(resolve => requestAnimationFrame(resolve))
    for (let step = 1; step <= 150; step += 1) {
      body.scrollTop = (body.scrollHeight * step) / 150
      await frame()
    }
  })
  // The header stands in the file's first row.
  const last = dragged.locator(`.ag-row[row-index="${ROWS - 1}"] .op-cell-row-number`, { hasText: String(ROWS + 1) })
  await last.waitFor()
}

/** The longest plain value of the table's last row. */
function valueInLastRow(path: string): string {
  const file = openSync(path, 'r')
  try {
    const tail = Buffer.alloc(2000)
    readSync(file, tail, 0, tail.length, fstatSync(file).size - tail.length)
    const cells = tail.toString('utf8').trimEnd().split('\n').at(-1)?.split(',') ?? []
    return cells.filter(cell => !cell.includes('"')).toSorted((a, b) => b.length - a.length)[0] ?? ''
  } finally {
    closeSync(file)
  }
}

describe('the window beside two hundred thousand rows', () => {
  it('stays quick while it imports', async () => {
    await staysQuick('preview', () => chooseFile(opened.app, page, table))
    await staysQuick('import', async () => {
      await startImport(page)
      await waitForImport(page, '200,000')
    })
  })

  it('stays quick while every column is examined', async () => {
    await staysQuick('examination', async () => {
      await goTo(page, '体检')
      await page.getByText('准确').first().waitFor()
    })
    await picture(page, 'large-examine')
  })

  it('stays quick while the recipe runs', async () => {
    await staysQuick('run', async () => {
      await goTo(page, '清洗')
      await addStep(page, 'wz', '规整文字', '姓名')
      await page.getByRole('button', { name: /运行配方|重新运行/ }).click()
      await page.getByText('结果是最新的').waitFor()
    })
  })

  it('is dragged from the first row to the last', async () => {
    await page.getByText('来源', { exact: true }).first().click()
    await page.locator('.ag-row[row-index="0"]').first().waitFor()
    await staysQuick('dragging', () => dragToTheEnd(page), { beats: false })
    await picture(page, 'large-last-row')
  })

  it('follows the wheel', async () => {
    await scroller().hover()
    await staysQuick('wheel', async () => {
      for (let turn = 0; turn < 60; turn += 1) await page.mouse.wheel(0, -240)
    })
  })

  it('finds a value of the last row', async () => {
    await scroller().evaluate(body => {
      body.scrollTop = 0
    })
    await staysQuick('search', async () => {
      await page.keyboard.press('Control+f')
      await page.keyboard.type(valueInLastRow(table))
      await page.keyboard.press('Enter')
      await page.locator('.op-find-outcome', { hasText: /第 [\d,]+ 行/ }).waitFor()
      await page.locator('.op-cell-flash').first().waitFor()
    })
  })

  it('complains of nothing', () => {
    expect(opened.complaints).toEqual([])
  })
})
