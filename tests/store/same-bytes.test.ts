// Every masking method that chooses anything: the same key and seed give the same bytes in another work folder, in another process, and with
// one worker or two; under another key no pseudonym comes back.
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { type Step, StepSchema } from '../../src-main/contract/recipe.ts'
import { RunReportSchema } from '../../src-main/contract/run.ts'
import { allOperations } from '../../src-main/core/operations/registry.ts'
import { connectInProcess } from '../../src-main/engine/in-process.ts'
import { openEngine } from '../../src-main/engine/open-engine.ts'
import { openKeyring } from '../../src-main/store/keyring.ts'
import { openprep } from '../golden/openprep.ts'
import { people } from '../unit/attacks/table.ts'

/** Two stored pieces, so that there is something to share between workers. */
const ROWS = 2500
const KEY = { key: '甲' }
/** One column for each; what stands in it suits the method. */
const METHODS: readonly (readonly [column: string, op: string, params: Record<string, unknown>])[] = [
  ['证号', 'pseudonymize', KEY],
  ['国密', 'pseudonymize', { ...KEY, hash: 'sm3', alphabet: 'hex', length: 32 }],
  ['数字', 'pseudonymize', { ...KEY, alphabet: 'digits' }],
  ['同形', 'pseudonymize', { ...KEY, alphabet: 'shape' }],
  ['随机', 'pseudonymFromTable', KEY],
  ['保留格式', 'encryptFormat', { ...KEY, alphabet: 'lettersDigits' }],
  ['加密', 'encryptValue', KEY],
  ['替换', 'replaceFake', { ...KEY, kind: 'citizenId' }],
  ['加噪', 'addNoise', KEY],
  ['凑平', 'addBalancedNoise', KEY],
  ['置换', 'permuteValues', KEY],
  ['聚集', 'microaggregate', {}],
  ['合成', 'synthesizeColumn', KEY],
]
const PSEUDONYMS = METHODS.slice(0, 8).map(([column]) => column)
const NUMBERS = new Set(['加噪', '凑平', '聚集', '合成'])
const steps: Step[] = [
  ...METHODS.map(([column, op, params], at) => StepSchema.parse({ id: `s${at}`, op, columns: [column], params })),
  StepSchema.parse({ id: 'sample', op: 'sampleRows', columns: ['证号'], params: { ...KEY, percent: 80 } }),
]

let place = ''
const at = (name: string) => join(place, name)

beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'openprep-same-'))
  const lines = people(ROWS).map(({ id }, row) =>
    METHODS.map(([column]) => (NUMBERS.has(column) ? String((row * 7919) % 10_000) : id)).join(','),
  )
  writeFileSync(at('表.csv'), [METHODS.map(([column]) => column).join(','), ...lines].join('\r\n'))
  writeFileSync(at('配方.json'), JSON.stringify({ formatVersion: 1, steps }))
  for (const ring of ['甲', '另'])
    openKeyring(at(`${ring}.json`)).create('甲', '2026-11-20T00:00:00Z', { reason: '测试' })
})
afterAll(() => rmSync(place, { recursive: true, force: true }))

/** A work folder of its own with a copy of a key ring, as on another PC. */
async function ranIn(
  name: string,
  ring: string,
  workers: number,
): Promise<{ sha256: string; columns: Map<string, string[]> }> {
  copyFileSync(at(`${ring}.json`), at(`${name}.keys.json`))
  const engine = await openEngine({
    folder: at(name),
    keyring: { path: at(`${name}.keys.json`), passphrase: undefined, createMissing: false },
    holder: name,
    person: name,
    version: '0',
    samplesFolder: '',
    checkPath: () => undefined,
    now: () => '2026-11-28T00:00:00Z',
    log: () => undefined,
    workers,
  })
  try {
    const client = connectInProcess(engine.server)
    const { datasetId } = await client.call('datasets.import', {
      path: at('表.csv'),
      name,
      reading: { header: 'auto' },
    })
    await client.call('recipe.save', { datasetId, steps, label: '' })
    const { result } = await client.call('run.start', { datasetId })
    const page = await client.call('table.page', { datasetId, view: 'result', offset: 0, limit: 500 })
    const columns = new Map(
      METHODS.map(([column], place) => [column, page.rows.map(({ cells }) => cells[place] ?? '')]),
    )
    return { sha256: result.sha256, columns }
  } finally {
    await engine.close()
  }
}

let one: { sha256: string; columns: Map<string, string[]> }

it('are all here', () => {
  const keyed = allOperations().filter(
    ({ kind, params }) => kind === 'mask' && params instanceof z.ZodObject && 'key' in params.shape,
  )
  const given = keyed.map(({ id }) => id).filter(id => !id.startsWith('decrypt'))
  expect(given.filter(id => !steps.some(({ op }) => op === id))).toEqual([])
})

it('give the same bytes in two work folders, with one worker and with two', async () => {
  one = await ranIn('一', '甲', 1)
  expect((await ranIn('二', '甲', 2)).sha256).toBe(one.sha256)
})

it('give the same bytes in another process', async () => {
  const options = ['--out', at('三'), '--keyring', at('甲.json'), '--json']
  const ran = await openprep('run', at('配方.json'), at('表.csv'), ...options)
  expect(RunReportSchema.parse(ran.json).result.sha256).toBe(one.sha256)
})

it('give nothing in common under another key', async () => {
  const other = await ranIn('四', '另', 2)
  for (const column of PSEUDONYMS) {
    const ours = new Set(one.columns.get(column))
    expect(ours.size, column).toBeGreaterThan(400)
    expect(
      (other.columns.get(column) ?? []).filter(value => ours.has(value)),
      column,
    ).toEqual([])
  }
})
