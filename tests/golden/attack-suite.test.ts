// A messy table of people under the unconditional policy, and the same table masked too weakly: what attacks find in each.
// The small table of every run; `npm run attacks` goes through ten tables of 100,000 rows.
import { createHash } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type AttackReport, AttackReportSchema } from '../../src-main/contract/attacks.ts'
import { makeMessyFile, openprep, workPlace } from './openprep.ts'

const place = workPlace()
let table: string

beforeAll(() => {
  table = makeMessyFile(place.at('messy.xlsx'), 2000)
})

afterAll(() => rmSync(place.dir, { recursive: true, force: true }))

const reportOf = (json: unknown): AttackReport => AttackReportSchema.parse(json)

it('identifies nobody in what the unconditional policy proposes', async () => {
  const suggested = await openprep('suggest', table, '--policy', 'unconditional', '--json')
  const { recipe } = JSON.parse(suggested.stdout)
  const path = place.write('unconditional.json', JSON.stringify(recipe))
  const answer = await openprep('attack', table, '--recipe', path, '--json')
  const report = reportOf(answer.json)
  expect(answer.exit).toBe(0)
  expect(report.identified).toBe(0)
  expect(report.findings.filter(({ verdict }) => verdict === 'broken')).toEqual([])
  expect(report.findings.find(({ attack }) => attack === 'singleOut')?.candidates).not.toBeNull()
})

it('computes more than 95 % of the numbers where six and four digits are kept beside the birth date', async () => {
  const id = '申请人信息_身份证号'
  const steps = [
    { id: 'a', op: 'normalizeCode', columns: [id] },
    { id: 'b', op: 'normalizeDate', columns: ['申请人信息_出生日期'] },
    { id: 'c', op: 'maskText', columns: [id], params: { keepFirst: 6, keepLast: 4, signs: 8 } },
  ]
  const path = place.write('weak.json', JSON.stringify({ formatVersion: 1, steps }))
  const page = place.at('review.html')
  const answer = await openprep('attack', table, '--recipe', path, '--out', page, '--json')
  expect(answer.exit).toBe(1)
  const found = reportOf(answer.json).findings.find(({ attack }) => attack === 'hiddenDigits')
  expect((found?.recovered ?? 0) / (found?.informed ?? 1)).toBeGreaterThan(0.95)
  expect(found?.repair?.step.op).toBe('pseudonymize')
  expect(found?.otherRepairs?.map(({ step }) => step.op)).toEqual(['generalizeDate', 'dropColumn'])

  const html = readFileSync(page, 'utf8')
  expect(html).toContain('等于没有遮')
  // Raw numbers are printed on the page only when asked for.
  expect(html).not.toMatch(/\d{17}[\dX]/)
})

it('finds every hashed mobile number of the range it tries, and says how long all would take', async () => {
  const numbers = Array.from({ length: 50 }, (_, at) => `1380000${String(at * 37).padStart(4, '0')}`)
  const rows = numbers.map((number, at) => `${at + 1},${createHash('md5').update(number).digest('hex')}`)
  const hashed = place.write('hashed.csv', `序号,手机号\n${rows.join('\n')}\n`)
  const answer = await openprep('attack', hashed, '--guesses', '100000', '--json')
  expect(answer.exit).toBe(1)
  const [found] = reportOf(answer.json).findings
  expect(found).toMatchObject({ attack: 'hashDictionary', recovered: 50, records: 50, verdict: 'broken' })
  expect(found?.effort).toContain('5,400,000,000')
})
