// What goes to and comes from others beside packages, from the command line: demands, lists and their answers, faults, withdrawals, versions.
// Files are read back by the application's own reader; persons are made up.
import { readFileSync, rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openprep, SAMPLE, workPlace } from './openprep.ts'

const { dir, at, write } = workPlace()
afterAll(() => rmSync(dir, { recursive: true, force: true }))
const store = ['--store', at('工作')]
const TITLE = '惠民补贴发放信息'

async function done(...words: string[]) {
  const answer = await openprep(...words, ...store, '--json')
  expect({ words, exit: answer.exit, stderr: answer.exit === 0 || answer.exit === 1 ? '' : answer.stderr }).toEqual({
    words,
    exit: answer.exit,
    stderr: '',
  })
  return answer
}

/** All cells of a sheet as one text. */
async function sheet(path: string, ...options: string[]): Promise<string> {
  const { json } = await openprep('read', path, '--header', 'none', ...options, '--json')
  const { rows } = z.object({ rows: z.array(z.array(z.string().nullable())) }).parse(json)
  return rows.map(row => row.map(cell => cell ?? '').join('|')).join('\n')
}

beforeAll(async () => {
  await done('import', SAMPLE.table, '--dataset', '补贴')
  const catalogue = {
    ...JSON.parse(readFileSync(SAMPLE.catalogue, 'utf8')),
    title: TITLE,
    sourceSystem: '惠民一卡通/发放',
  }
  await done('catalogue', 'set', write('目录.json', JSON.stringify(catalogue)))
}, 60_000)

describe('demands', () => {
  const demands = write(
    '需求.csv',
    `需求名称,需求内容,提出单位,提出日期\n${TITLE},按镇统计,某研究院,2026-01-05\n公交实时到站,做导航,某公司,2026/1/6\n,空行,,\n`,
  )

  it('become cases with their deadline, matched by name, and a second import opens none twice', async () => {
    const first = await done('register', 'demands', demands)
    expect(first.json).toMatchObject({ opened: 2, known: 0, matched: 1 })
    expect((await done('register', 'demands', demands)).json).toMatchObject({ opened: 0, known: 2 })
  }, 60_000)

  it('of a table that does not say what is asked for are refused in words', async () => {
    const bad = await openprep('register', 'demands', write('坏.csv', '编号,数量\n1,2\n'), ...store, '--json')
    expect(bad).toMatchObject({ exit: 3, json: { error: { code: 'REFERENCE_INVALID' } } })
  }, 60_000)
})

describe('a reference list', () => {
  it('goes back with every answer, and says so while lines are open', async () => {
    const list = write('清单.csv', `序号,目录名称,提供单位\n1,${TITLE},民政局\n2,殡葬服务机构,民政局\n`)
    expect((await done('register', 'list', list, '--name', '2026 年参考清单')).json).toMatchObject({
      lines: 2,
      answered: 1,
    })
    const { exit } = await done('register', 'answers', '--name', '2026 年参考清单', '--out', at('答复.xlsx'))
    expect(exit).toBe(1)
    const text = await sheet(at('答复.xlsx'))
    expect(text).toContain('共 2 项，已答复 1 项')
    expect(text).toMatch(new RegExp(`1\\|${TITLE}\\|民政局\\|[^\\n]*已列入\\|${TITLE}`))
    expect(text).toMatch(/2\|殡葬服务机构\|民政局\|[^\n]*未答复/)
  }, 60_000)
})

describe('faults for the source system', () => {
  it('are told by place and count, on a sheet of that system, and show no value', async () => {
    // Examined once, so that there is something to tell.
    await done('check')
    const { exit, json } = await done('register', 'faults', '--out', at('源头.xlsx'))
    expect(exit).toBe(1)
    expect(z.object({ systems: z.number(), faults: z.number() }).parse(json)).toMatchObject({ systems: 1 })
    const text = await sheet(at('源头.xlsx'))
    expect(text).toContain('惠民一卡通/发放')
    expect(text).toMatch(/第 \d+(?:、\d+)* 行/)
    const source = await sheet(SAMPLE.table)
    const numbers = source.match(/\d{15,18}/g) ?? []
    expect(numbers.length).toBeGreaterThan(0)
    for (const number of numbers) expect(text).not.toContain(number)
  }, 120_000)
})

describe('versions and withdrawals', () => {
  it('without a package there is no version to tell of, and nothing to withdraw', async () => {
    expect((await done('register', 'history')).json).toEqual([])
    expect((await done('register', 'notes')).json).toMatchObject({
      text: expect.stringContaining('还没有生成过数据包'),
    })
    expect(await openprep('opening', 'notice', '--out', at('撤回.docx'), ...store, '--json')).toMatchObject({
      exit: 4,
      json: { error: { code: 'OPENING_REFUSED' } },
    })
  }, 60_000)

  it('due days go into a calendar file', async () => {
    const { json } = await done('register', 'calendar', '--out', at('提醒.ics'))
    expect(json).toMatchObject({ events: expect.any(Number) })
    expect(readFileSync(at('提醒.ics'), 'utf8')).toContain('BEGIN:VCALENDAR')
  }, 60_000)
})
