// Random pseudonyms: one value keeps one pseudonym over columns, files and months, and nothing but the table leads back.
import { createSecretKey } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MOST_PSEUDONYMS } from '../../../../src-main/core/masking/pseudonym-table.ts'
import { pseudonymFromTable } from '../../../../src-main/core/operations/masking/pseudonym-from-table.ts'
import type { OperationContext, RememberedTags } from '../../../../src-main/core/operations/operation.ts'
import { runTable } from '../../../../src-main/jobs/run-recipe.ts'
import { createWorkerPool } from '../../../../src-main/jobs/worker-pool.ts'
import { storeTable, temporaryFolder } from '../../jobs/make-table.ts'
import { refusal, runSteps, type StepInput, stepsOf, treat } from '../run-step.ts'

const step = (columns: string[], params: StepInput['params'] = {}): StepInput => ({
  op: 'pseudonymFromTable',
  columns,
  params: { key: '甲', ...params },
})

describe('within one run', () => {
  it('the same value gets the same pseudonym in every row and column, an empty cell stays empty', () => {
    const { rows } = runSteps(
      [step(['甲方', '乙方'])],
      ['甲方', '乙方'],
      [
        ['a', 'b'],
        ['b', ''],
        ['a', 'c'],
      ],
    )
    const [[a, b], [again, empty], [same, c]] = rows as [string[], string[], string[]]
    expect([again, same, empty]).toEqual([b, a, ''])
    expect(new Set([a, b, c]).size).toBe(3)
    for (const pseudonym of [a, b, c]) expect(pseudonym).toMatch(/^[a-z2-7]{16}$/)
  })

  it('spellings count as one value where asked', () => {
    const values = ['ab-12', 'AB12', 'ＡＢ 12']
    expect(new Set(treat('pseudonymFromTable', values, { key: '甲', compare: 'loose' })).size).toBe(1)
    expect(new Set(treat('pseudonymFromTable', values, { key: '甲' })).size).toBe(3)
  })

  it('digits and a prefix are written where asked', () => {
    expect(treat('pseudonymFromTable', ['x'], { key: '甲', alphabet: 'digits', prefix: 'P-' })[0]).toMatch(/^P-\d{20}$/)
  })

  it('the pseudonym tells nothing of the value: another first value gets the same one', () => {
    expect(treat('pseudonymFromTable', ['张三'], { key: '甲' })).toEqual(
      treat('pseudonymFromTable', ['李四'], { key: '甲' }),
    )
  })

  it('a table that is full stops the run instead of giving pseudonyms twice', () => {
    const context: OperationContext = {
      seed: 1,
      key: () => createSecretKey(Buffer.alloc(32, 1)),
      pseudonyms: () =>
        new Uint8Array(MOST_PSEUDONYMS * 16).map((_, at) => (at % 16 < 4 ? (at >> 4) >> ((at % 16) * 8) : 1)),
    }
    const plan = pseudonymFromTable.plan(
      pseudonymFromTable.params.parse({ key: '甲' }),
      { chosen: ['值'], all: ['值'] },
      context,
    )
    if (plan.shape !== 'whole') throw new Error('a plan for the whole table')
    const chunk = { names: ['值'], columns: [['新']], rows: 1, rowNumbers: [2] }
    const survey = { observations: [plan.observe(chunk)], sizes: [1], rows: 1, stopped: () => false }
    expect(refusal(() => plan.decide(survey))).toContain('已满')
  })
})

describe('over runs', () => {
  const { folder, remove } = temporaryFolder()
  const pools = [createWorkerPool({ size: 0 }), createWorkerPool({ size: 2 })] as const
  beforeAll(() => undefined)
  afterAll(async () => {
    await Promise.all(pools.map(pool => pool.close()))
    remove()
  })

  /** A ring that keeps what it is told to. */
  function ring(byte: number) {
    let tags = new Uint8Array(0)
    return {
      key: () => ({ id: 'k', secret: createSecretKey(Buffer.alloc(32, byte)), pseudonyms: tags }),
      keep(all: readonly RememberedTags[]) {
        for (const { from, added } of all) {
          expect(from * 16).toBe(tags.length)
          tags = new Uint8Array(Buffer.concat([tags, added]))
        }
      },
    }
  }

  async function run(values: string[], keyring: ReturnType<typeof ring>, pool = pools[0], steps = [step(['值'])]) {
    const versionId = storeTable(folder, ['值', '旁'], [values, values.toReversed()])
    const running = { signal: new AbortController().signal, onProgress: () => undefined }
    const made = await runTable({ folder, pool, versionId, steps: stepsOf(steps), keyring, seed: 1, ...running })
    const table = folder.tables.open(made.versionId)
    return { columns: table.page(0, table.rows).columns, remembered: made.written.remembered }
  }

  const month = (from: number) => Array.from({ length: 5000 }, (_, at) => `人${(from + at * 7) % 9000}`)

  it('the next month knows the values of the last, and gives new ones to new values only', async () => {
    const keyring = ring(1)
    const first = await run(month(0), keyring)
    keyring.keep(first.remembered)
    const second = await run(month(1000), keyring)
    const known = new Map(month(0).map((value, row) => [value, first.columns[0]?.[row]]))
    const [values, pseudonyms] = [month(1000), second.columns[0] ?? []]
    const met = values.filter(value => known.has(value)).length
    expect(met).toBeGreaterThanOrEqual(1000)
    for (const [row, value] of values.entries()) {
      const before = known.get(value)
      if (before !== undefined) expect(pseudonyms[row]).toBe(before)
    }
    expect(new Set([...known.values(), ...pseudonyms]).size).toBe(new Set([...month(0), ...values]).size)
  })

  it('one worker or two, the bytes are the same', async () => {
    const [one, two] = await Promise.all(pools.map(pool => run(month(5), ring(2), pool)))
    expect(two?.columns).toEqual(one?.columns)
    expect(two?.remembered).toEqual(one?.remembered)
  })

  it('two steps under one key share the table', async () => {
    const { columns, remembered } = await run(month(3), ring(3), pools[0], [step(['值']), step(['旁'])])
    expect(columns[1]?.toReversed()).toEqual(columns[0])
    expect(remembered.map(({ added }) => added.length)).toEqual([5000 * 16, 0])
  })

  it('another key has no pseudonym in common', async () => {
    const [a, b] = [await run(month(0), ring(4)), await run(month(0), ring(5))]
    const given = new Set(a.columns[0])
    expect(b.columns[0]?.some(value => given.has(value))).toBe(false)
  })
})
