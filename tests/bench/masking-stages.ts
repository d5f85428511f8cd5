// Stages of the bench for masking: ten masked columns over the whole table, and what is stated apart for one core.
// Goes through the contract like the window where a table is run; measures nothing itself.
import { createSecretKey } from 'node:crypto'
import type { Step } from '../../src-main/contract/recipe.ts'
import { findOperation } from '../../src-main/core/operations/registry.ts'
import { type StageFacts, type StageInput, withEngine } from './bench-engine.ts'

const step = (id: number, op: string, columns: string[], params: Step['params'] = {}): Step => ({
  id: `m${id}`,
  op,
  columns,
  params,
  enabled: true,
})

/** One method a column, five under a key: two kinds of HMAC, hex, base 32 and digits. */
const TEN_COLUMNS: Step[] = [
  step(1, 'maskByKind', ['姓名'], { kind: 'personName' }),
  step(2, 'pseudonymize', ['身份证号'], { key: 'bench' }),
  step(3, 'pseudonymize', ['手机号'], { key: 'bench', hash: 'sm3' }),
  step(4, 'pseudonymize', ['银行卡号'], { key: 'bench', alphabet: 'hex', length: 32 }),
  step(5, 'pseudonymize', ['受理编号'], { key: 'bench', alphabet: 'digits' }),
  step(6, 'truncateAddress', ['地址'], { onFail: 'empty' }),
  step(7, 'generalizeDate', ['出生日期'], { onFail: 'empty' }),
  step(8, 'roundValue', ['金额（元）'], { onFail: 'empty' }),
  step(9, 'redactText', ['备注']),
  step(10, 'maskByKind', ['电子邮箱'], { kind: 'email' }),
]

/** The cell function of an operation, as the run uses it, in this one thread. */
function cellsOf(op: string, params: Step['params']): (value: string) => string | null {
  const operation = findOperation(op)
  const context = {
    key: () => createSecretKey(Buffer.alloc(32, 7)),
    seed: 1,
    input: () => {
      throw new Error('no further input')
    },
  }
  const plan = operation?.plan(operation.params.parse(params), { chosen: ['值'], all: ['值'] }, context)
  if (plan?.shape !== 'cells') throw new Error(`${op} does not work cell by cell`)
  return value => plan.map(value)
}

/** Enough to be past warming up; a stage of one core need not see a million. */
const CELLS = 200_000

function perCore(op: string, params: Step['params'], textOf: (row: number) => string, rows: number): StageFacts {
  const map = cellsOf(op, params)
  const cells = Math.min(rows, CELLS)
  const values = Array.from({ length: cells }, (_, row) => textOf(row))
  const began = process.cpuUsage()
  let changed = 0
  for (const value of values) if (map(value) !== value) changed += 1
  // Seconds of the processor, not of the clock: on a shared machine only they say what one core does.
  const { user, system } = process.cpuUsage(began)
  return { rows: cells, columns: 1, changed, valuesPerCoreSecond: Math.round((cells * 1e6) / (user + system)) }
}

const NOTES = [
  '已办结',
  '材料齐全，当场受理',
  '需补正材料后再来窗口',
  '转相关科室研究，五个工作日内回复',
  '申请人未到场',
]
/** Every fourth remark holds something: numbers of all sorts, a name, an address. */
const PRIVATE = [
  '联系人张某某，电话130{n}',
  '身份证32020519000101{n}',
  '寄锡山区春风路{n}号3幢401室',
  '邮箱a{n}@example.com',
  '车牌苏B{n}',
]

function remark(row: number): string {
  const note = `${NOTES[row % NOTES.length] ?? ''}，受理号${row}`
  if (row % 4 !== 0) return note
  return `${note}，${(PRIVATE[(row / 4) % PRIVATE.length] ?? '').replace('{n}', String(10_000_000 + row).slice(-8))}`
}

export const MASKING_STAGES = {
  mask: input =>
    withEngine(input, async (client, datasetId) => {
      await client.call('recipe.save', { datasetId, steps: TEN_COLUMNS, label: 'bench' })
      const report = await client.call('run.start', { datasetId })
      const slowest = report.steps.toSorted((a, b) => b.ms - a.ms).slice(0, 4)
      return {
        rows: report.counts.source,
        columns: report.columns.length,
        masked: TEN_COLUMNS.length,
        slowest: slowest.map(({ op, ms }) => `${op} ${Math.round(ms)} ms`),
        sha256: report.result.sha256,
      }
    }),
  formatCipher: async ({ rows }) => perCore('encryptFormat', { key: 'k' }, row => `3202051900010${10_000 + row}`, rows),
  redact: async ({ rows }) => perCore('redactText', {}, remark, rows),
} as const satisfies Record<string, (input: StageInput) => Promise<StageFacts>>
